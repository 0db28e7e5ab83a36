import { chiSquaredLog10UpperTail, chiSquaredUpperTail } from './chiSquaredDistribution.ts';
import { summarizeGroups, type GroupSummary } from './groupSummary.ts';
import { midRanks, tieCorrection } from './midRanks.ts';

/** A Kruskal–Wallis test, complete in itself. */
export interface KruskalWallisResult {
  readonly kind: 'tested';
  readonly method: 'kruskal-wallis';
  readonly groups: readonly GroupSummary[];
  /** H with tie correction, nearly χ² distributed */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** log10 p, right where p itself underflows */
  readonly log10p: number;
  /** mean rank of each group among all values */
  readonly meanRanks: readonly number[];
  /** how many groups of equal values there are */
  readonly tiedGroups: number;
}

/** Why there is no p: fewer than two groups with values, or all values equal. */
export interface KruskalWallisImpossible {
  readonly kind: 'impossible';
  readonly method: 'kruskal-wallis';
  readonly obstacle: 'tooFewValues' | 'allTied';
}

/**
 * Kruskal–Wallis test: does one of several groups tend to larger values, whatever their distribution?
 *
 * H = 12/(N(N + 1)) · Σ nᵢ (R̄ᵢ − (N + 1)/2)² / (1 − Σ(t³ − t)/(N³ − N)), df = k − 1, R̄ᵢ the mean rank of a group, t the sizes of ties.
 *
 * p is that of χ², an approximation: with three groups of three the smallest p there is, is 0.027 by χ² and 0.0036 by counting.
 *
 * @param groups - at least two, in the same unit; empty ones do not count
 * @source Kruskal & Wallis, JASA 47:583 (1952); R stats::kruskal.test
 */
export function kruskalWallis(
  groups: readonly (readonly number[])[],
): KruskalWallisResult | KruskalWallisImpossible {
  if (!groups.flat().every(Number.isFinite)) throw new RangeError('a rank test takes finite numbers only');
  const method = 'kruskal-wallis';
  const used = groups.filter((group) => group.length > 0);
  if (used.length < 2) return { kind: 'impossible', method, obstacle: 'tooFewValues' };
  const all = used.flat();
  const n = all.length;
  const { ranks, ties } = midRanks(all);
  const untied = 1 - tieCorrection(ties) / (n ** 3 - n);
  if (ties[0] === n) return { kind: 'impossible', method, obstacle: 'allTied' };
  let start = 0;
  const meanRanks = used.map(({ length }) => {
    const sum = ranks.slice(start, start + length).reduce((total, rank) => total + rank, 0);
    start += length;
    return sum / length;
  });
  const squares = used.reduce(
    (sum, { length }, i) => sum + length * ((meanRanks[i] ?? 0) - (n + 1) / 2) ** 2,
    0,
  );
  const statistic = (12 * squares) / (n * (n + 1)) / untied;
  const df = used.length - 1;
  return {
    kind: 'tested',
    method,
    groups: summarizeGroups(used),
    statistic,
    df,
    p: chiSquaredUpperTail(statistic, df),
    log10p: chiSquaredLog10UpperTail(statistic, df),
    meanRanks,
    tiedGroups: ties.length,
  };
}
