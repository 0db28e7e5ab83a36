import { isJoint, type Comparison, type ComparisonRequest } from '#domain/comparison';
import type { Problem } from '#domain/problem';
import { adjustFamily } from './adjustFamily.ts';
import type { ReplicateGroup } from './comparedSide.ts';
import type { ComparisonPlace } from './comparisonProblem.ts';
import { starsOutOfReach } from './starsOutOfReach.ts';
import { testPairs } from './testPairs.ts';

/** The groups of a panel, facet by facet, and which of them are compared how. */
export interface CompareFacetsInput {
  readonly facets: readonly { readonly facet: string; readonly groups: readonly ReplicateGroup[] }[];
  readonly request: ComparisonRequest;
  readonly where?: Omit<ComparisonPlace, 'facet'>;
}

/** A comparison and the facet it belongs to. */
export interface FacetComparison extends Comparison {
  readonly facet: string;
}

/**
 * Tests the asked pairs within every facet of a panel, with the correction over the whole panel; Dunnett's and Tukey's tests are of one
 * facet each, and a flag says so where there are several.
 *
 * @returns problems as `compareGroups`
 */
export function compareFacets({ facets, request, where }: CompareFacetsInput): {
  readonly comparisons: FacetComparison[];
  readonly problems: Problem[];
} {
  const compared = facets.map(({ facet, groups }) => {
    const inFacet = {
      file: where?.file ?? null,
      place: where?.place ?? null,
      facet: facet === '' ? null : facet,
    };
    const { comparisons, problems } = testPairs({ groups, request, where: inFacet });
    return { comparisons: comparisons.map((comparison) => ({ ...comparison, facet })), problems };
  });
  const oneFamilyEach = isJoint(request.correction) && facets.length > 1 ? ['familyIsFacet'] : [];
  const family = compared.flatMap(({ comparisons }) =>
    comparisons.map((comparison) => ({ ...comparison, flags: [...comparison.flags, ...oneFamilyEach] })),
  );
  const adjusted = adjustFamily(family, request.correction, request.stars);
  const wherePanel = where === undefined ? undefined : { ...where, facet: null };
  const told = starsOutOfReach(adjusted, request, wherePanel);
  return {
    comparisons: told.comparisons,
    problems: [...compared.flatMap(({ problems }) => problems), ...told.problems],
  };
}
