import { isJoint, type Comparison, type ComparisonRequest } from '#domain/comparison';
import { didYouMean } from '#domain/didYouMean';
import type { Problem } from '#domain/problem';
import { compareToConstant } from './compareToConstant.ts';
import { sidesOfPair, type ReplicateGroup } from './comparedSide.ts';
import { compareJointly } from './compareJointly.ts';
import { comparePair } from './comparePair.ts';
import { comparisonProblem, type ComparisonPlace } from './comparisonProblem.ts';
import { followingPairs } from './followingPairs.ts';

/** The groups of one facet, and which of them are compared how. */
export interface CompareGroupsInput {
  readonly groups: readonly ReplicateGroup[];
  readonly request: ComparisonRequest;
  readonly where?: ComparisonPlace;
}

export interface ComparedGroups {
  readonly comparisons: Comparison[];
  readonly problems: Problem[];
}

/**
 * Tests the asked pairs of groups within one facet, two-sided, before their family is known: no p is adjusted.
 *
 * @returns problems as `compareGroups`
 */
export function testPairs({ groups, request, where }: CompareGroupsInput): ComparedGroups {
  const comparisons: Comparison[] = [];
  const problems: Problem[] = [];
  const collect = (outcome: { comparison: Comparison; problems: readonly Problem[] }): void => {
    comparisons.push(outcome.comparison);
    problems.push(...outcome.problems);
  };
  const { correction } = request;
  if (request.test === 'one-sample' && request.mu !== undefined && !isJoint(correction)) {
    const asked = new Set(request.pairs.flat());
    for (const label of asked) if (!hasGroup(groups, label)) problems.push(notFound([label], groups, where));
    for (const group of groups) {
      if (asked.size === 0 || asked.has(group.label))
        collect(compareToConstant(group, request.mu, request, where));
    }
    return { comparisons, problems };
  }
  const pairs = request.pairs.length > 0 ? request.pairs : followingPairs(labelsOf(groups), request.control);
  const told = new Set<string>();
  const there = pairs.filter((pair) => {
    const sides = sidesOfPair(groups, pair);
    if (!('missing' in sides)) return true;
    if (!sides.missing.every((label) => told.has(label)))
      problems.push(notFound(sides.missing, groups, where));
    for (const label of sides.missing) told.add(label);
    return false;
  });
  if (isJoint(correction)) {
    const joint = compareJointly(groups, there, { ...request, correction }, where);
    return { comparisons: joint.comparisons, problems: [...problems, ...joint.problems] };
  }
  for (const pair of there) {
    const sides = sidesOfPair(groups, pair);
    if (!('missing' in sides)) collect(comparePair(sides.a, sides.b, request, where));
  }
  return { comparisons, problems };
}

function labelsOf(groups: readonly ReplicateGroup[]): string[] {
  return groups.map(({ label }) => label);
}

function hasGroup(groups: readonly ReplicateGroup[], label: string): boolean {
  return groups.some((group) => group.label === label);
}

function notFound(
  labels: readonly string[],
  groups: readonly ReplicateGroup[],
  where: ComparisonPlace | undefined,
): Problem {
  const names = labelsOf(groups);
  return comparisonProblem('group-not-found', where, {
    found: `a comparison with ${labels.map((label) => `"${label}"`).join(' and ')}`,
    expected: `one of the groups ${names.map((name) => `"${name}"`).join(', ')}`,
    fix: didYouMean(labels[0] ?? '', names, 'Correct the name, or look whether the group has any values.'),
  });
}
