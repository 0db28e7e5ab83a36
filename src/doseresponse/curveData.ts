import type { FitPoint } from '#domain/fit';

/** All that a fit needs to know of the points at one dose. */
export interface DoseLevel {
  /** ≥ 0 */
  readonly dose: number;
  /** ln(dose), −∞ for dose 0 */
  readonly logDose: number;
  /** Weighted mean response, scaled. */
  readonly mean: number;
  /** Sum of the weights, scaled. */
  readonly weight: number;
}

/**
 * The points of one curve with replicates collapsed to their means, which loses nothing: Σ w (y − f)² is the scatter within doses plus
 * Σ W (ȳ − f)². Responses are scaled so that the means span 0 to 1, weights so that their mean is 1.
 */
export interface CurveData {
  /** By dose, ascending. */
  readonly levels: readonly DoseLevel[];
  /** Σ w (y − ȳ)² within doses, scaled */
  readonly pureError: number;
  /** The levels once more, as columns: what inner loops read. */
  readonly columns: LevelColumns;
  /** Σ w (y − grand mean)², scaled */
  readonly total: number;
  readonly pointCount: number;
  /** Doses that differ by more than a part in 10⁹. */
  readonly distinctDoses: number;
  /** y = offset + span·scaled */
  readonly offset: number;
  readonly span: number;
  /** Multiply a scaled sum of squares by this to have it in the user's units. */
  readonly sumFactor: number;
  readonly lowestDose: number;
  readonly highestDose: number;
  /** ln of the distinct doses above 0, ascending. */
  readonly logDoses: readonly number[];
  /** Smallest step between neighbours in `logDoses`; 1 when there is only one. */
  readonly smallestLogStep: number;
}

/** `DoseLevel`s by column. */
export interface LevelColumns {
  readonly logDose: Float64Array;
  readonly mean: Float64Array;
  readonly weight: Float64Array;
}

/** How responses and weights were scaled. */
export type DataScale = Pick<CurveData, 'offset' | 'span' | 'sumFactor'>;

/**
 * Collapses points to one level per dose.
 *
 * @param points - at least one, finite, doses ≥ 0; points of weight 0 are left out
 * @param scale - of other data, for curves that are fitted together; their own, if it is left out
 */
export function collapseReplicates(points: readonly FitPoint[], scale?: DataScale): CurveData {
  const used = points.filter((point) => (point.weight ?? 1) > 0);
  const meanWeight =
    scale === undefined
      ? used.reduce((sum, point) => sum + (point.weight ?? 1), 0) / used.length
      : scale.sumFactor / scale.span ** 2;
  const levels = levelsOf(used, meanWeight);
  const means = levels.map((level) => level.mean);
  const offset = scale?.offset ?? Math.min(...means);
  const span = scale?.span ?? (Math.max(...means) - offset || 1);
  const grandMean =
    levels.reduce((sum, level) => sum + level.weight * level.mean, 0) /
    levels.reduce((sum, level) => sum + level.weight, 0);
  const meanOfDose = new Map(levels.map((level) => [level.dose, level.mean]));
  let pureError = 0;
  let total = 0;
  for (const { dose, response, weight = 1 } of used) {
    const within = (response - (meanOfDose.get(dose) ?? 0)) / span;
    const around = (response - grandMean) / span;
    pureError += (weight / meanWeight) * within * within;
    total += (weight / meanWeight) * around * around;
  }
  const positive = distinct(levels.map((level) => level.dose).filter((dose) => dose > 0));
  const logDoses = positive.map((dose) => Math.log(dose));
  const steps = logDoses.slice(1).map((logDose, i) => logDose - (logDoses[i] ?? 0));
  const scaled = levels.map((level) => ({ ...level, mean: (level.mean - offset) / span }));
  return {
    levels: scaled,
    columns: columnsOf(scaled),
    pureError,
    total,
    pointCount: used.length,
    distinctDoses: distinct(levels.map((level) => level.dose)).length,
    offset,
    span,
    sumFactor: span * span * meanWeight,
    lowestDose: positive[0] ?? 0,
    highestDose: positive.at(-1) ?? 0,
    logDoses,
    smallestLogStep: steps.length === 0 ? 1 : Math.min(...steps),
  };
}

/** One level per dose, ascending; responses are added up in ascending order, so that the order of the points is irrelevant. */
function levelsOf(points: readonly FitPoint[], meanWeight: number): DoseLevel[] {
  const sorted = points.toSorted((a, b) => a.dose - b.dose || a.response - b.response);
  const levels: DoseLevel[] = [];
  for (let from = 0; from < sorted.length;) {
    const dose = sorted[from]?.dose ?? 0;
    let [to, weight, sum] = [from, 0, 0];
    for (let point = sorted[to]; point?.dose === dose; point = sorted[++to]) {
      weight += point.weight ?? 1;
      sum += (point.weight ?? 1) * point.response;
    }
    levels.push({ dose, logDose: Math.log(dose), mean: sum / weight, weight: weight / meanWeight });
    from = to;
  }
  return levels;
}

function columnsOf(levels: readonly DoseLevel[]): LevelColumns {
  const n = levels.length;
  const all = new Float64Array(3 * n);
  levels.forEach(({ logDose, mean, weight }, i) => {
    all[i] = logDose;
    all[n + i] = mean;
    all[2 * n + i] = weight;
  });
  return { logDose: all.subarray(0, n), mean: all.subarray(n, 2 * n), weight: all.subarray(2 * n) };
}

function distinct(ascending: readonly number[]): number[] {
  return ascending.filter((dose, i) => i === 0 || dose - (ascending[i - 1] ?? 0) > 1e-9 * dose);
}
