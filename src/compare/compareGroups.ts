import { adjustFamily } from './adjustFamily.ts';
import { starsOutOfReach } from './starsOutOfReach.ts';
import { testPairs, type ComparedGroups, type CompareGroupsInput } from './testPairs.ts';

/**
 * Tests the asked pairs of groups within one facet, two-sided.
 *
 * The correction is over these comparisons only: for a panel of several facets use `compareFacets`, whose family is the whole panel.
 *
 * @param input.groups - replicate values by label; n is the number of values
 * @returns a comparison for each pair of known groups, with p null where a test is impossible or refused; problems
 *   `group-not-found`, `comparison-refused`, `comparison-impossible`, `experiment-unmatched`, `stars-out-of-reach`
 */
export function compareGroups(input: CompareGroupsInput): ComparedGroups {
  const { request, where } = input;
  const { comparisons, problems } = testPairs(input);
  const adjusted = adjustFamily(comparisons, request.correction, request.stars);
  const told = starsOutOfReach(adjusted, request, where);
  return { comparisons: told.comparisons, problems: [...problems, ...told.problems] };
}
