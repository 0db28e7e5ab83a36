import { isJoint, type Comparison, type CorrectionName, type StarConvention } from '#domain/comparison';
import { adjustPValues } from '#stats/correction';
import { starsFor } from './stars.ts';

/**
 * The comparisons of one family with their adjusted p-values and the stars that follow from them.
 *
 * The family is all comparisons of one panel, over its facets. Comparisons without a p are not counted. What Dunnett's or Tukey's test
 * gave is adjusted already.
 *
 * @param comparisons - of the whole panel; what an earlier, smaller family adjusted is replaced
 * @returns in the same order
 */
export function adjustFamily<C extends Comparison>(
  comparisons: readonly C[],
  correction: CorrectionName,
  convention: StarConvention,
): C[] {
  const tested = comparisons.filter(({ p }) => p !== null);
  const adjusted = isJoint(correction)
    ? tested.map(({ pAdjusted }) => pAdjusted)
    : adjustPValues(
        tested.map(({ p }) => p ?? 1),
        correction,
      );
  let next = 0;
  return comparisons.map((comparison) => {
    const pAdjusted = comparison.p === null ? null : (adjusted[next++] ?? null);
    const stars = starsFor(pAdjusted, convention);
    return { ...comparison, pAdjusted, correction, convention: convention.name, stars };
  });
}
