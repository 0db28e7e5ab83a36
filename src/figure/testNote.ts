import { isJoint, type ComparisonRequest, type PanelComparison } from '#domain/comparison';

const corrections = {
  holm: 'Holm',
  bonferroni: 'Bonferroni',
  sidak: 'Šidák',
  bh: 'Benjamini–Hochberg',
} as const;

/**
 * By what the stars of a panel were made, where it is not what everybody takes for granted, a t-test of each pair by itself.
 *
 * @param comparisons - of the panel
 * @returns `Dunnett's test against CTR, facet by facet`, `exact Mann–Whitney test; Holm correction over 6 comparisons`; null: nothing to say
 */
export function testNote(
  comparisons: readonly PanelComparison[],
  request: Pick<ComparisonRequest, 'correction' | 'control'> | null,
): string | null {
  const tested = comparisons.filter(({ p }) => p !== null);
  if (request === null || tested.length === 0) return null;
  const { correction, control } = request;
  const ranks = [...new Set(tested.flatMap(rankTestText))];
  const parts = [...ranks];
  if (isJoint(correction)) {
    const name =
      correction === 'tukey' ? "Tukey's test" : `Dunnett's test against ${control ?? 'the control'}`;
    const facets = new Set(tested.map(({ facet }) => facet)).size;
    parts.push(facets > 1 ? `${name}, facet by facet` : name);
  } else if (correction !== 'none') {
    parts.push(`${corrections[correction]} correction over ${tested.length} comparisons`);
  }
  if (tested.some(({ flags }) => flags.includes('starsOutOfReach')))
    parts.push('no star is possible with so few values');
  return parts.length === 0 ? null : parts.join('; ');
}

function rankTestText({ test, method }: PanelComparison): string[] {
  if (test !== 'mann-whitney' && test !== 'wilcoxon') return [];
  const name = test === 'mann-whitney' ? 'Mann–Whitney test' : 'Wilcoxon signed-rank test';
  return [method === 'exact' ? `exact ${name}` : `${name} (normal approximation)`];
}
