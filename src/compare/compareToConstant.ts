import type { Comparison, ComparisonRequest } from '#domain/comparison';
import type { Problem } from '#domain/problem';
import { oneSampleTTest, ratioOneSampleTTest } from '#stats/tTest';
import { numbersOf, type ComparedSide, type ReplicateGroup } from './comparedSide.ts';
import { comparisonFromTest, untestedComparison } from './comparisonFromTest.ts';
import { pairTestFromT } from './pairTest.ts';
import { comparisonProblem, obstacleText, type ComparisonPlace } from './comparisonProblem.ts';
import { repeatedExperiments } from './repeatedExperiments.ts';

/**
 * Tests one group against a constant that the user names.
 *
 * Values that were divided by a shared group are ratios and tested as log ratios; all others as differences.
 *
 * @param mu - in the unit of the values
 * @returns problem `comparison-impossible`
 */
export function compareToConstant(
  group: ReplicateGroup,
  mu: number,
  request: ComparisonRequest,
  where: ComparisonPlace | undefined,
): { readonly comparison: Comparison; readonly problems: readonly Problem[] } {
  const a: ComparedSide = { ...group, constant: null, sharesScatter: false };
  const b: ComparedSide = {
    label: String(mu),
    values: [],
    normaliser: null,
    constant: mu,
    sharesScatter: false,
  };
  const sides = { a, b };
  const impossible = (found: string, obstacle: Parameters<typeof obstacleText>[0]) => ({
    comparison: untestedComparison(sides, 'one-sample', request, ['impossible']),
    problems: [comparisonProblem('comparison-impossible', where, { found, ...obstacleText(obstacle) })],
  });
  const pair = `${a.label} against ${b.label} (one-sample, n = ${String(a.values.length)})`;
  const repeated = repeatedExperiments([a]);
  if (repeated !== null) return impossible(`${pair}: ${repeated}`, 'repeatedExperiment');
  if (a.values.length === 0) return impossible(pair, 'tooFewValues');
  const test = group.normaliser.kind === 'shared' ? ratioOneSampleTTest : oneSampleTTest;
  const result = pairTestFromT(test(numbersOf(a.values), mu));
  if (result.kind === 'impossible') return impossible(pair, result.obstacle);
  return {
    comparison: comparisonFromTest(sides, 'one-sample', result, request, ['fixedReference']),
    problems: [],
  };
}
