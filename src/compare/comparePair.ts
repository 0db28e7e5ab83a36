import type { Comparison, ComparisonRequest } from '#domain/comparison';
import type { Problem } from '#domain/problem';
import { pairedTTest, ratioOneSampleTTest, ratioPairedTTest, studentTTest, welchTTest } from '#stats/tTest';
import { chooseTest } from './chooseTest.ts';
import { numbersOf, type ComparedSide } from './comparedSide.ts';
import { comparisonFromTest, untestedComparison } from './comparisonFromTest.ts';
import { comparisonProblem, obstacleText, type ComparisonPlace } from './comparisonProblem.ts';
import { pairByExperiment } from './pairByExperiment.ts';
import { pairTestFromT, type PairTest } from './pairTest.ts';
import { rankSumTest, signedRankTest } from './rankTests.ts';
import { repeatedExperiments } from './repeatedExperiments.ts';

interface PairOutcome {
  readonly comparison: Comparison;
  readonly problems: readonly Problem[];
}

/**
 * Tests one group against another with the test that fits what their values were divided by.
 *
 * @returns problems `comparison-refused`, `comparison-impossible`, `experiment-unmatched`
 */
export function comparePair(
  a: ComparedSide,
  b: ComparedSide,
  request: ComparisonRequest,
  where: ComparisonPlace | undefined,
): PairOutcome {
  const choice = chooseTest(request.test, a, b);
  const pair = `${a.label} against ${b.label}`;
  if (choice.kind === 'refused') {
    const problem = comparisonProblem('comparison-refused', where, {
      found: `\`test: ${request.test}\` for ${pair}`,
      expected: `a test that fits the values: ${choice.reason}`,
      fix: choice.fix,
    });
    return {
      comparison: untestedComparison({ a, b }, request.test, request, ['refused']),
      problems: [problem],
    };
  }
  const repeated = repeatedExperiments([
    ...(a.constant === null ? [a] : []),
    ...(b.constant === null ? [b] : []),
  ]);
  if (repeated !== null) {
    const found = `${pair}: ${repeated}`;
    const problem = comparisonProblem('comparison-impossible', where, {
      found,
      ...obstacleText('repeatedExperiment'),
    });
    return {
      comparison: untestedComparison({ a, b }, request.test, request, ['impossible']),
      problems: [problem],
    };
  }
  switch (choice.kind) {
    case 'two-sample': {
      const test = choice.method === 'student' ? studentTTest : welchTTest;
      return outcome({ a, b }, choice.method, request, where, () =>
        pairTestFromT(test(numbersOf(a.values), numbersOf(b.values))),
      );
    }
    case 'rank sum':
      return outcome({ a, b }, 'mann-whitney', request, where, () =>
        rankSumTest(numbersOf(a.values), numbersOf(b.values)),
      );
    case 'paired':
      return comparePairwise(a, b, choice.scale, request, where);
    case 'log ratio to constant':
      return outcome(
        { a, b },
        'one-sample',
        request,
        where,
        () => testAgainstConstant(a, b, choice.constantSide),
        ['fixedReference'],
      );
  }
}

/** The test that looks at pairs, by what it makes of them. */
const pairedTests = {
  difference: {
    name: 'paired',
    test: (a: readonly number[], b: readonly number[]) => pairTestFromT(pairedTTest(a, b)),
  },
  ratio: {
    name: 'ratio-paired',
    test: (a: readonly number[], b: readonly number[]) => pairTestFromT(ratioPairedTTest(a, b)),
  },
  shift: { name: 'wilcoxon', test: signedRankTest },
} as const;

function comparePairwise(
  a: ComparedSide,
  b: ComparedSide,
  scale: keyof typeof pairedTests,
  request: ComparisonRequest,
  where: ComparisonPlace | undefined,
): PairOutcome {
  const paired = pairByExperiment(a.values, b.values);
  const sides = {
    a: { ...a, values: paired.a, constant: null },
    b: { ...b, values: paired.b, constant: null },
  };
  const unmatched = unmatchedProblem(a, b, paired, where);
  const { name, test } = pairedTests[scale];
  const tested = outcome(
    sides,
    name,
    request,
    where,
    () => test(numbersOf(paired.a), numbersOf(paired.b)),
    unmatched.length > 0 ? ['unmatchedExperiments'] : [],
  );
  return { comparison: tested.comparison, problems: [...unmatched, ...tested.problems] };
}

/** The constant tested against the group is the group tested against the constant, seen from the other side. */
function testAgainstConstant(a: ComparedSide, b: ComparedSide, constantSide: 'a' | 'b'): PairTest {
  if (constantSide === 'b') return pairTestFromT(ratioOneSampleTTest(numbersOf(a.values), b.constant ?? 1));
  const result = ratioOneSampleTTest(numbersOf(b.values), a.constant ?? 1);
  if (result.kind === 'impossible') return pairTestFromT(result);
  const [low, high] = result.confidence95;
  return pairTestFromT({
    ...result,
    statistic: -result.statistic,
    difference: 1 / result.difference,
    confidence95: [1 / high, 1 / low],
  });
}

function outcome(
  sides: Readonly<{ a: ComparedSide; b: ComparedSide }>,
  test: Comparison['test'],
  request: ComparisonRequest,
  where: ComparisonPlace | undefined,
  run: () => PairTest,
  flags: readonly string[] = [],
): PairOutcome {
  const { a, b } = sides;
  const empty = [a, b].some(({ constant, values }) => constant === null && values.length === 0);
  const result = empty ? null : run();
  if (result?.kind === 'tested') {
    return { comparison: comparisonFromTest(sides, test, result, request, flags), problems: [] };
  }
  const scattering = [a, b].filter(({ constant }) => constant === null);
  const counts = `n = ${scattering.map(({ values }) => String(values.length)).join(' and ')}`;
  const problem = comparisonProblem('comparison-impossible', where, {
    found: `${a.label} against ${b.label} (${test}, ${counts})`,
    ...obstacleText(result?.obstacle ?? 'noValues'),
  });
  const comparison =
    result === null
      ? untestedComparison(sides, test, request, [...flags, 'impossible'])
      : comparisonFromTest(sides, test, result, request, flags);
  return { comparison, problems: [problem] };
}

function unmatchedProblem(
  a: ComparedSide,
  b: ComparedSide,
  { onlyA, onlyB }: { readonly onlyA: readonly string[]; readonly onlyB: readonly string[] },
  where: ComparisonPlace | undefined,
): Problem[] {
  if (onlyA.length === 0 && onlyB.length === 0) return [];
  const parts = [
    ...(onlyA.length === 0 ? [] : [`${a.label} alone has experiment ${onlyA.join(', ')}`]),
    ...(onlyB.length === 0 ? [] : [`${b.label} alone has experiment ${onlyB.join(', ')}`]),
  ];
  return [
    comparisonProblem('experiment-unmatched', where, {
      found: `${a.label} against ${b.label}: ${parts.join('; ')}`,
      expected: 'both groups in every experiment; only those take part in the paired test',
      fix: 'Add the missing plate, correct the experiment in its file name, or choose an unpaired test.',
    }),
  ];
}
