import type { Comparison, ComparisonRequest, StatisticName, TestName } from '#domain/comparison';
import { noEffects } from '#domain/effects';
import type { Basis, ReplicateValue } from '#domain/replicateValue';
import { comparisonEffects } from './comparisonEffects.ts';
import { describeSide, numbersOf, type ComparedSide } from './comparedSide.ts';
import type { PairTest } from './pairTest.ts';
import { scatterDiffers } from './scatterDiffers.ts';

/** A comparison before its p is adjusted within its family. */
export type TestedSides = Readonly<{ a: ComparedSide; b: ComparedSide }>;

const statisticNames: Readonly<Partial<Record<TestName, StatisticName>>> = {
  'mann-whitney': 'U',
  wilcoxon: 'W',
};

/** The comparison that a test of two sides amounts to; p is null where the test was impossible. */
export function comparisonFromTest(
  { a, b }: TestedSides,
  test: TestName,
  result: PairTest,
  request: ComparisonRequest,
  moreFlags: readonly string[],
): Comparison {
  const untested = untestedComparison({ a, b }, test, request, [
    ...moreFlags,
    ...(result.kind === 'impossible' ? ['impossible'] : result.flags),
    ...(test === 'student' && scatterDiffers(numbersOf(a.values), numbersOf(b.values))
      ? ['unequalVariances']
      : []),
  ]);
  if (result.kind === 'impossible') return untested;
  const { kind: _kind, flags: _flags, ...found } = result;
  const tested = { ...untested, ...found };
  const numbers = { a: numbersOf(a.values), b: numbersOf(b.values) };
  return { ...tested, effects: comparisonEffects(tested, numbers) };
}

/** A comparison with what is known of its groups, and no p. */
export function untestedComparison(
  { a, b }: TestedSides,
  test: TestName,
  request: ComparisonRequest,
  moreFlags: readonly string[],
): Comparison {
  const ofA = describeSide(a);
  const ofB = describeSide(b);
  const basis = basisOf([...a.values, ...b.values]);
  return {
    a: a.label,
    b: b.label,
    test,
    statistic: null,
    statisticName: statisticNames[test] ?? 't',
    method: test in statisticNames ? 'exact' : 't',
    df: null,
    p: null,
    log10p: null,
    pAdjusted: null,
    correction: request.correction,
    stars: '',
    convention: request.stars.name,
    nA: ofA.n,
    nB: ofB.n,
    meanA: ofA.mean,
    meanB: ofB.mean,
    sdA: ofA.sd,
    sdB: ofB.sd,
    difference: null,
    confidence95: null,
    scale: test in statisticNames ? 'shift' : 'difference',
    basis,
    flags: [
      ...moreFlags,
      ...(basis === 'technical' ? ['technicalN'] : []),
      ...(isSmall(ofA.n, a) || isSmall(ofB.n, b) ? ['smallN'] : []),
    ],
    effects: noEffects('not tested'),
    alternatives: [],
  };
}

function isSmall(n: number, side: ComparedSide): boolean {
  return side.constant === null && n < 3;
}

function basisOf(values: readonly ReplicateValue[]): Basis {
  return values.find(({ basis }) => basis === 'technical')?.basis ?? values[0]?.basis ?? 'biological';
}
