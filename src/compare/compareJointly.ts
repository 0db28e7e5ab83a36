import type { Comparison, ComparisonRequest, JointCorrection } from '#domain/comparison';
import type { Problem } from '#domain/problem';
import { dunnettTest } from '#stats/dunnett';
import type { GroupComparison, GroupComparisonsResult } from '#stats/groupComparison';
import { studentTLog10TwoSidedP, studentTTwoSidedP } from '#stats/studentT';
import { tukeyHsd } from '#stats/tukeyHsd';
import { numbersOf, sidesOfPair, type ComparedSide, type ReplicateGroup } from './comparedSide.ts';
import { comparisonFromTest, untestedComparison } from './comparisonFromTest.ts';
import { comparisonProblem, obstacleText, type ComparisonPlace } from './comparisonProblem.ts';
import { jointRefusal, type JointRequest } from './jointRefusal.ts';
import { repeatedExperiments } from './repeatedExperiments.ts';

type Sides = Readonly<{ a: ComparedSide; b: ComparedSide }>;

/**
 * Compares groups of one facet by Dunnett's or Tukey's test: one variance, that of all groups with values, and one p for each pair
 * that already counts all the others.
 *
 * `p` is that of the pair's t with the pooled variance, `pAdjusted` the test's own; the interval is simultaneous.
 *
 * @param groups - all groups of the facet, compared or not
 * @param pairs - those that are reported, by labels there are
 * @returns problems `comparison-refused`, `comparison-impossible`
 */
export function compareJointly(
  groups: readonly ReplicateGroup[],
  pairs: ComparisonRequest['pairs'],
  request: JointRequest,
  where: ComparisonPlace | undefined,
): { readonly comparisons: Comparison[]; readonly problems: Problem[] } {
  const asked = pairs.flatMap((pair) => {
    const sides = sidesOfPair(groups, pair);
    return 'missing' in sides ? [] : [sides];
  });
  if (asked.length === 0) return { comparisons: [], problems: [] };
  const untested = (flag: string): Comparison[] =>
    asked.map((sides) => untestedComparison(sides, request.test, request, [flag]));
  const refusal = jointRefusal(groups, asked, request);
  if (refusal !== null) {
    const problem = comparisonProblem('comparison-refused', where, refusal);
    return { comparisons: untested('refused'), problems: [problem] };
  }
  const measured = groups.filter(({ values }) => values.length > 0);
  const all = `${request.correction} over ${measured.map(({ label, values }) => `${label} (n = ${values.length})`).join(', ')}`;
  const repeated = repeatedExperiments(asked.flatMap(({ a, b }) => [a, b]));
  const tests = repeated === null ? jointTest(measured, request) : null;
  if (tests?.kind !== 'tested') {
    const found = repeated === null ? all : `${all}: ${repeated}`;
    const obstacle = repeated === null ? (tests?.obstacle ?? 'noValues') : 'repeatedExperiment';
    const problem = comparisonProblem('comparison-impossible', where, { found, ...obstacleText(obstacle) });
    return { comparisons: untested('impossible'), problems: [problem] };
  }
  const problems: Problem[] = [];
  const comparisons = asked.map((sides) => {
    const found = pairOf(tests, measured, sides);
    if (found !== null) return comparisonOf(sides, found, tests, measured, request);
    const text = { found: `${sides.a.label} against ${sides.b.label} (${all})`, ...obstacleText('noValues') };
    problems.push(comparisonProblem('comparison-impossible', where, text));
    return untestedComparison(sides, request.test, request, ['impossible']);
  });
  return { comparisons, problems };
}

type JointTest = GroupComparisonsResult<JointCorrection>;

function jointTest(
  measured: readonly ReplicateGroup[],
  { correction, control }: JointRequest,
):
  JointTest | { readonly kind: 'impossible'; readonly obstacle: 'tooFewValues' | 'noVariance' | 'noValues' } {
  const controlIndex = measured.findIndex(({ label }) => label === control);
  if (measured.length < 2 || (correction === 'dunnett' && controlIndex < 0))
    return { kind: 'impossible', obstacle: 'noValues' };
  const numbers = measured.map(({ values }) => numbersOf(values));
  return correction === 'tukey' ? tukeyHsd(numbers) : dunnettTest(numbers, controlIndex);
}

/** The comparison of these sides, seen from a; null where one of them has no values. */
function pairOf(
  { comparisons }: JointTest,
  measured: readonly ReplicateGroup[],
  { a, b }: Sides,
): GroupComparison | null {
  const indexOf = ({ label }: ComparedSide): number => measured.findIndex((group) => group.label === label);
  const [first, second] = [indexOf(a), indexOf(b)];
  const same = comparisons.find((one) => one.a === first && one.b === second);
  if (same !== undefined) return same;
  const turned = comparisons.find((one) => one.a === second && one.b === first);
  if (turned === undefined) return null;
  const [low, high] = turned.confidence95;
  return {
    ...turned,
    a: first,
    b: second,
    difference: -turned.difference,
    statistic: -turned.statistic,
    confidence95: [-high, -low],
  };
}

function comparisonOf(
  sides: Sides,
  { statistic, p, log10p, difference, confidence95 }: GroupComparison,
  { df }: JointTest,
  measured: readonly ReplicateGroup[],
  request: JointRequest,
): Comparison {
  const alone = {
    kind: 'tested',
    statistic,
    statisticName: 't',
    method: 't',
    df,
    p: studentTTwoSidedP(statistic, df),
    log10p: studentTLog10TwoSidedP(statistic, df),
    difference,
    confidence95,
    scale: 'difference',
    flags: [],
  } as const;
  return {
    ...comparisonFromTest(sides, request.test, alone, request, []),
    pAdjusted: p,
    log10pAdjusted: log10p,
    pooledGroups: measured.map(({ label }) => label),
  };
}
