import type { Read } from '#domain/read';

/** Absorbance as the reader measured it; a bench grid that does not say what was measured counts too. */
export function measuredReads(reads: readonly Read[]): Read[] {
  const measured = reads.filter(({ kind }) => kind === 'measured');
  const absorbance = measured.filter(({ mode }) => mode === 'absorbance');
  return absorbance.length > 0 ? absorbance : measured.filter(({ mode }) => mode === 'other');
}
