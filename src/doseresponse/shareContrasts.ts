import type { DoseResponseModel } from './models/doseResponseModel.ts';

/** Doses and weights of a curve, as columns by dose. */
export interface DoseColumns {
  readonly logDose: Float64Array;
  readonly weight: Float64Array;
}

/**
 * Curves of given slope and EC50 as directions c, one row for each: with the best plateaus they leave
 *
 *   Σ W (ȳ − f)² = S₀ − (c·ȳ)²,  S₀ = Σ W (ȳ − mean)²,  c = W·x/√(Σ W x²),  x the share of a plateau less its mean
 *
 * A row depends on doses and weights only, so that all curves of a plate can use it. One of zeros is a curve that is flat at the doses.
 */
export interface ShareContrasts {
  readonly doseCount: number;
  readonly rowCount: number;
  /** Row after row. */
  readonly rows: Float64Array;
}

/** Slope and EC50 of a row. */
export type CurvePlace = readonly [hillSlope: number, logEc50: number];

/**
 * The contrasts of some curves whose plateaus are both free.
 *
 * @source Golub & Pereyra 1973, SIAM J Numer Anal 10:413 (variable projection), for two linear parameters of which one is a mean
 */
export function shareContrasts(
  model: DoseResponseModel,
  { logDose, weight }: DoseColumns,
  places: readonly CurvePlace[],
): ShareContrasts {
  const n = logDose.length;
  const rows = new Float64Array(n * places.length);
  const bottoms = new Float64Array(n);
  const tops = new Float64Array(n);
  places.forEach(([hillSlope, logEc50], row) => {
    model.sharesAtDoses(hillSlope, logEc50, 0, logDose, bottoms, tops);
    writeContrast(weight, bottoms, tops, rows.subarray(row * n, (row + 1) * n));
  });
  return { doseCount: n, rowCount: places.length, rows };
}

/** c·y for one row. */
export function contrastOf(
  { rows, doseCount }: ShareContrasts,
  row: number,
  responses: Float64Array,
): number {
  let product = 0;
  for (let i = 0, at = row * doseCount; i < doseCount; i++, at++)
    product += (rows[at] ?? 0) * (responses[i] ?? 0);
  return product;
}

/** S₀ */
export function scatterAroundMean(weight: Float64Array, responses: Float64Array): number {
  let [weights, sum] = [0, 0];
  for (let i = 0; i < weight.length; i++) {
    weights += weight[i] ?? 0;
    sum += (weight[i] ?? 0) * (responses[i] ?? 0);
  }
  const mean = sum / weights;
  let scatter = 0;
  for (let i = 0; i < weight.length; i++) scatter += (weight[i] ?? 0) * ((responses[i] ?? 0) - mean) ** 2;
  return scatter;
}

function writeContrast(
  weight: Float64Array,
  bottoms: Float64Array,
  tops: Float64Array,
  out: Float64Array,
): void {
  let [weights, allBottoms, allTops] = [0, 0, 0];
  weight.forEach((w, i) => {
    weights += w;
    allBottoms += w * (bottoms[i] ?? 0);
    allTops += w * (tops[i] ?? 0);
  });
  // of two shares that add up to 1 the smaller one has the digits
  const small = allTops < allBottoms ? tops : bottoms;
  const mean = Math.min(allTops, allBottoms) / weights;
  let square = 0;
  weight.forEach((w, i) => (square += w * ((small[i] ?? 0) - mean) ** 2));
  const length = Math.sqrt(square);
  if (!(length > 0) || !Number.isFinite(1 / length)) return;
  weight.forEach((w, i) => (out[i] = (w * ((small[i] ?? 0) - mean)) / length));
}
