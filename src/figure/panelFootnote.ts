import type { Basis } from '#domain/replicateValue';

/**
 * What stands under a panel, because nobody may miss it who sees only the picture.
 *
 * @param bases - what n counts in the values drawn
 * @param remark - of the study: `simulated data`
 */
export function panelFootnote(bases: readonly Basis[], remark: string | null): string | null {
  const technical = bases.includes('technical') ? 'n = wells (technical)' : null;
  const parts = [technical, remark].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}
