import { chiSquaredUpperTail } from './chiSquaredDistribution.ts';

/** Counts of two groups (rows) in two classes (columns). */
export type TwoByTwo = readonly [readonly [number, number], readonly [number, number]];

/** Fisher's exact test, complete in itself. */
export interface FisherExactResult {
  readonly kind: 'tested';
  readonly method: 'fisher exact';
  /** two-sided: all tables with these margins that are no likelier than this one */
  readonly p: number;
  /** P of a first count as small as this, and as large */
  readonly pLess: number;
  readonly pGreater: number;
  /** conditional maximum likelihood; 0 or Infinity where the first count is the least or the most its margins allow */
  readonly oddsRatio: number;
  /** of Pearson's χ² with Yates' correction, for comparison */
  readonly pYates: number;
}

/** Why there is no test: a margin is 0. */
export interface FisherExactImpossible {
  readonly kind: 'impossible';
  readonly obstacle: 'emptyMargin';
}

/** Tables this little likelier than the observed one are as likely, and only rounding tells them apart. */
const rounding = 1e-7;

/**
 * Fisher's exact test of a 2 × 2 table: is the share of a class the same in both groups?
 *
 * P(a) = C(a + b, a)·C(c + d, c)/C(n, a + c) for every a that the margins allow; the odds ratio ψ solves Σ a·P(a)ψᵃ/Σ P(a)ψᵃ = a observed.
 *
 * @param table - [[a, b], [c, d]], whole numbers from 0 up
 * @source Fisher, Statistical Methods for Research Workers, 5th ed. (1934); R stats::fisher.test
 */
export function fisherExact([[a, b], [c, d]]: TwoByTwo): FisherExactResult | FisherExactImpossible {
  if (![a, b, c, d].every((count) => Number.isSafeInteger(count) && count >= 0))
    throw new RangeError('a table of counts takes whole numbers from 0 up');
  const [row, otherRow, column, otherColumn] = [a + b, c + d, a + c, b + d];
  if ([row, otherRow, column, otherColumn].includes(0))
    return { kind: 'impossible', obstacle: 'emptyMargin' };
  const least = Math.max(0, column - otherRow);
  const weights = tableWeights(row, otherRow, column, least);
  const observed = weights[a - least] ?? 0;
  const share = (chosen: (weight: number, count: number) => boolean): number =>
    weights.reduce((sum, weight, i) => (chosen(weight, least + i) ? sum + weight : sum), 0);
  const n = row + otherRow;
  const yates =
    Math.max(0, Math.abs(a * d - b * c) - n / 2) ** 2 * (n / row / otherRow / column / otherColumn);
  return {
    kind: 'tested',
    method: 'fisher exact',
    p: Math.min(
      1,
      share((weight) => weight <= observed * (1 + rounding)),
    ),
    pLess: Math.min(
      1,
      share((_, count) => count <= a),
    ),
    pGreater: Math.min(
      1,
      share((_, count) => count >= a),
    ),
    oddsRatio: conditionalOddsRatio(weights, a - least),
    pYates: chiSquaredUpperTail(yates, 1),
  };
}

/** P of each first count from the least to the most, through the ratios of neighbours from the likeliest on. */
function tableWeights(row: number, otherRow: number, column: number, least: number): number[] {
  const most = Math.min(row, column);
  const up = (count: number): number =>
    ((row - count) * (column - count)) / ((count + 1) * (otherRow - column + count + 1));
  const likeliest = Math.floor(((row + 1) * (column + 1)) / (row + otherRow + 2));
  const start = Math.min(most, Math.max(least, likeliest));
  const weights = new Array<number>(most - least + 1).fill(0);
  weights[start - least] = 1;
  for (let count = start; count < most; count++)
    weights[count + 1 - least] = (weights[count - least] ?? 0) * up(count);
  for (let count = start; count > least; count--)
    weights[count - 1 - least] = (weights[count - least] ?? 0) / up(count - 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Newton on ln ψ: the mean of the tilted distribution rises with it at the rate of its variance. */
function conditionalOddsRatio(weights: readonly number[], observed: number): number {
  if (observed === 0) return 0;
  if (observed === weights.length - 1) return Infinity;
  let logRatio = 0;
  for (let step = 0; step < 200; step++) {
    const logs = weights.map((weight, i) => Math.log(weight) + i * logRatio);
    const top = Math.max(...logs);
    let [total, first, second] = [0, 0, 0];
    logs.forEach((log, i) => {
      const weight = Math.exp(log - top);
      total += weight;
      first += weight * (i - observed);
      second += weight * (i - observed) ** 2;
    });
    const distance = first / total;
    const change = -distance / (second / total - distance ** 2);
    logRatio += Math.max(-1, Math.min(1, change));
    if (Math.abs(change) < 1e-15 * Math.max(1, Math.abs(logRatio))) break;
  }
  return Math.exp(logRatio);
}
