import type { Comparison } from '#domain/comparison';
import type { TTest, TTestObstacle } from '#stats/tTest';

/** Why two sides have no p. */
export type PairObstacle = TTestObstacle | 'allTied' | 'noDifference';

/** What a comparison takes over from a test, whichever it was. */
export type TestedPair = Pick<
  Comparison,
  | 'statisticName'
  | 'method'
  | 'df'
  | 'log10p'
  | 'smallestP'
  | 'z'
  | 'difference'
  | 'confidence95'
  | 'scale'
  | 'flags'
> & { readonly kind: 'tested'; readonly statistic: number; readonly p: number };

export type PairTest = TestedPair | { readonly kind: 'impossible'; readonly obstacle: PairObstacle };

/** A t-test as a comparison takes it. */
export function pairTestFromT(test: TTest): PairTest {
  if (test.kind === 'impossible') return { kind: 'impossible', obstacle: test.obstacle };
  const { statistic, df, p, log10p, difference, confidence95, scale } = test;
  return {
    kind: 'tested',
    statistic,
    statisticName: 't',
    method: 't',
    df,
    p,
    log10p,
    difference,
    confidence95,
    scale,
    flags: [],
  };
}
