import {
  isJoint,
  type Comparison,
  type ComparisonRequest,
  type StarConvention,
  type TestName,
} from '#domain/comparison';
import { printedP } from '#domain/printedNumber';
import type { Problem } from '#domain/problem';
import { adjustPValues } from '#stats/correction';
import { comparisonProblem, type ComparisonPlace } from './comparisonProblem.ts';
import { starsFor } from './stars.ts';

/**
 * Exact rank tests that can reach no star, however far apart the groups are, because there are so few orders of so few values.
 *
 * @param family - all comparisons of the correction
 * @returns the family, such tests with the flag `starsOutOfReach`; problem `stars-out-of-reach`, a note, at most one
 */
export function starsOutOfReach<C extends Comparison>(
  family: readonly C[],
  request: Pick<ComparisonRequest, 'correction' | 'stars' | 'test'>,
  where: ComparisonPlace | undefined,
): { readonly comparisons: C[]; readonly problems: Problem[] } {
  const { correction } = request;
  // Dunnett's and Tukey's tests rank nothing
  if (isJoint(correction)) return { comparisons: [...family], problems: [] };
  const tested = family.filter(({ p }) => p !== null);
  // nothing can come out better than every comparison at its extreme
  const extremes = adjustPValues(
    tested.map(({ p, smallestP }) => smallestP ?? p ?? 1),
    correction,
  );
  const hopeless = tested.filter(
    ({ smallestP }, index) =>
      smallestP !== undefined && starsFor(extremes[index] ?? 1, request.stars) === 'ns',
  );
  return {
    comparisons: family.map((one) =>
      hopeless.includes(one) ? { ...one, flags: [...one.flags, 'starsOutOfReach'] } : one,
    ),
    problems: outOfReach(hopeless, tested.length, request, where),
  };
}

function outOfReach(
  hopeless: readonly Comparison[],
  tested: number,
  { correction, stars, test }: Pick<ComparisonRequest, 'correction' | 'stars' | 'test'>,
  where: ComparisonPlace | undefined,
): Problem[] {
  const [first] = hopeless;
  if (first?.smallestP === undefined) return [];
  const which =
    hopeless.length === tested ? '' : ` (${hopeless.map(({ a, b }) => `${a} against ${b}`).join(', ')})`;
  const adjusted = correction === 'none' ? '' : `, before the correction over ${tested} comparisons`;
  const n = first.test === 'wilcoxon' ? `${first.nA} pairs` : `n = ${first.nA} and ${first.nB}`;
  return [
    comparisonProblem('stars-out-of-reach', where, {
      found: `\`test: ${test}\` with ${n}${which}: the smallest p it can give is ${printedP(first.smallestP).replace(/^p = /, '')}${adjusted}, so no star can ever come, however far apart the groups are`,
      expected: `at least ${enoughText(first.test, stars)}${correction === 'none' ? '' : ', and more with a correction'}`,
      fix: 'Do not read "ns" as "no difference" here. Repeat the experiment, or take a t-test if the values scatter like a normal distribution.',
    }),
  ];
}

/** How many values a rank test needs before its smallest p, two of all orders, reaches a star. */
function enoughText(test: TestName, stars: StarConvention): string {
  const ordersOf = test === 'wilcoxon' ? (n: number) => 2 ** n : waysToChooseHalf;
  let n = 2;
  while (n < 100 && starsFor(2 / ordersOf(n), stars) === 'ns') n++;
  return test === 'wilcoxon' ? `${n} pairs` : `${n} values in each group`;
}

/** How many ways there are to choose n of 2n. */
function waysToChooseHalf(n: number): number {
  return Array.from({ length: n }, (_, index) => index + 1).reduce((ways, k) => (ways * (n + k)) / k, 1);
}
