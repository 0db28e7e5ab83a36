import { additiveFit, transposed, type CellTable } from './additiveFit.ts';
import { fLog10UpperTail, fUpperTail } from './fDistribution.ts';
import { roundingOf, summarizeGroups, type GroupsObstacle, type GroupSummary } from './groupSummary.ts';
import { mean } from './moments.ts';
import { varianceWithinGroups } from './oneWayAnova.ts';
import { squaresAroundWeightedMean } from './weightedMean.ts';

/**
 * What a main effect means when the cells have unequal n; with equal n both are the same, and the interaction always is.
 *
 * II: the factor beside the other one, without interaction. III: the mean over the levels of the other one, each counting the same.
 */
export type SumsOfSquares = 'II' | 'III';

/** A factor or the interaction, tested against the scatter within cells. */
export interface AnovaEffect {
  readonly sumOfSquares: number;
  readonly df: number;
  /** F */
  readonly statistic: number;
  readonly p: number;
  /** log10 p, right where p itself underflows */
  readonly log10p: number;
}

/** A two-way analysis of variance with interaction, complete in itself. */
export interface TwoWayAnovaResult {
  readonly kind: 'tested';
  readonly method: 'two-way anova';
  readonly sumsOfSquares: SumsOfSquares;
  /** n, mean, SD of each cell, as the cells were given */
  readonly cells: readonly (readonly GroupSummary[])[];
  readonly rows: AnovaEffect;
  readonly columns: AnovaEffect;
  /** does the difference between columns depend on the row? */
  readonly interaction: AnovaEffect;
  readonly sumOfSquaresWithin: number;
  /** degrees of freedom within cells, the second ones of every F */
  readonly df2: number;
}

export interface TwoWayAnovaImpossible {
  readonly kind: 'impossible';
  readonly method: 'two-way anova';
  readonly obstacle: GroupsObstacle | 'emptyCell';
}

export type TwoWayAnova = TwoWayAnovaResult | TwoWayAnovaImpossible;

/**
 * Two-way analysis of variance: do rows differ, do columns differ, and does the one change the other ("does T+P change the response to
 * T-DM1?")?
 *
 * Each effect's F is its mean square over the mean square within cells. The interaction is what the cell means ȳᵢⱼ leave of the
 * best additive fit αᵢ + βⱼ: Σ nᵢⱼ (ȳᵢⱼ − αᵢ − βⱼ)².
 *
 * @param cells - values of each row (e.g. cell line) and column (e.g. drug); at least 2 × 2, all in the same unit
 * @param sumsOfSquares - matters for rows and columns where n is unequal; II as the interaction is tested beside them
 * @source Yates, JASA 29:51 (1934); R car::Anova(type = 2), and type = 3 with contrasts that sum to 0
 */
export function twoWayAnova(
  cells: readonly (readonly (readonly number[])[])[],
  sumsOfSquares: SumsOfSquares = 'II',
): TwoWayAnova {
  const method = 'two-way anova';
  const width = cells[0]?.length ?? 0;
  if (cells.length < 2 || width < 2 || cells.some((row) => row.length !== width)) {
    throw new RangeError('a two-way analysis takes at least two rows of at least two columns, all alike');
  }
  const flat = cells.flat();
  if (flat.some((cell) => cell.length === 0)) return { kind: 'impossible', method, obstacle: 'emptyCell' };
  const summaries = summarizeGroups(flat);
  const { variance, df: df2, sumOfSquares } = varianceWithinGroups(summaries);
  if (df2 === 0) return { kind: 'impossible', method, obstacle: 'tooFewValues' };
  if (!(Math.sqrt(variance) > roundingOf(flat.flat()))) {
    return { kind: 'impossible', method, obstacle: 'noVariance' };
  }
  const table = cells.map((_, i) => summaries.slice(i * width, (i + 1) * width));
  const main = sumsOfSquares === 'II' ? besideOtherFactor : ofUnweightedMeans;
  const effect = (sum: number, df: number): AnovaEffect => {
    const statistic = sum / df / variance;
    const p = fUpperTail(statistic, df, df2);
    return { sumOfSquares: sum, df, statistic, p, log10p: fLog10UpperTail(statistic, df, df2) };
  };
  return {
    kind: 'tested',
    method,
    sumsOfSquares,
    cells: table,
    rows: effect(main(table), cells.length - 1),
    columns: effect(main(transposed(table)), width - 1),
    interaction: effect(additiveFit(table).sumOfSquaresLeft, (cells.length - 1) * (width - 1)),
    sumOfSquaresWithin: sumOfSquares,
    df2,
  };
}

/** Type II: how much better cell means are fitted by rows and columns than by columns alone. */
function besideOtherFactor(table: CellTable): number {
  return additiveFit(table).sumOfSquaresOfRows;
}

/** Type III: squares of the unweighted row means around their mean, weighted by how exactly each is known. */
function ofUnweightedMeans(table: CellTable): number {
  return squaresAroundWeightedMean(
    table.map((row) => ({
      mean: mean(row.map((cell) => cell.mean)),
      weight: row.length ** 2 / row.reduce((sum, { n }) => sum + 1 / n, 0),
    })),
  );
}
