import type { Basis } from '#domain/replicateValue';

/**
 * What stands under a panel, because nobody may miss it who sees only the picture.
 *
 * @param bases - what n counts in the values drawn
 * @param remark - of the study: `simulated data`
 * @param tests - by what the stars were made, where that has to be said
 */
export function panelFootnote(
  bases: readonly Basis[],
  remark: string | null,
  tests: string | null = null,
): string | null {
  const technical = bases.includes('technical') ? 'n = wells (technical)' : null;
  const parts = [technical, tests, remark].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('; ');
}
