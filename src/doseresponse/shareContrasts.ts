import type { DoseResponseModel } from './models/doseResponseModel.ts';

/** Doses and weights of a curve, as columns by dose. */
export interface DoseColumns {
  readonly logDose: Float64Array;
  readonly weight: Float64Array;
}

/**
 * Curves of given slope and EC50 as directions c: with the best plateaus they leave
 *
 *   Σ W (ȳ − f)² = S₀ − (c·ȳ)²,  S₀ = Σ W (ȳ − mean)²,  c = W·x/√(Σ W x²),  x the share of a plateau less its mean
 *
 * A direction depends on doses and weights only, so that all curves of a plate can use it. One of zeros is a curve that is flat at the
 * doses.
 */
export interface ShareContrasts {
  readonly doseCount: number;
  /** How many directions there are. */
  readonly count: number;
  /** All at the first dose, then all at the second …: products then wait for nothing. */
  readonly byDose: Float64Array;
}

/** Slope and EC50 of a direction. */
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
  const count = places.length;
  const byDose = new Float64Array(n * count);
  const bottoms = new Float64Array(n);
  const tops = new Float64Array(n);
  places.forEach(([hillSlope, logEc50], index) => {
    model.sharesAtDoses(hillSlope, logEc50, 0, logDose, bottoms, tops);
    contrastOf(weight, bottoms, tops)?.forEach((value, dose) => (byDose[dose * count + index] = value));
  });
  return { doseCount: n, count, byDose };
}

/** c·ȳ of all directions, into the first places of `out`. */
export function writeContrasts(
  { byDose, count, doseCount }: ShareContrasts,
  responses: Float64Array,
  out: Float64Array,
): void {
  out.fill(0, 0, count);
  // four doses at a time, so that sums are read and written seldom; what is beyond the last dose counts nothing
  for (let dose = 0; dose < doseCount; dose += 4) {
    const last = doseCount - 1;
    const [a, b, c, d] = [dose, dose + 1, dose + 2, dose + 3];
    const ofA = responses[a] ?? 0;
    const ofB = b > last ? 0 : (responses[b] ?? 0);
    const ofC = c > last ? 0 : (responses[c] ?? 0);
    const ofD = d > last ? 0 : (responses[d] ?? 0);
    const [atA, atB] = [a * count, Math.min(b, last) * count];
    const [atC, atD] = [Math.min(c, last) * count, Math.min(d, last) * count];
    for (let i = 0; i < count; i++) {
      out[i] =
        (out[i] ?? 0) +
        (ofA * (byDose[atA + i] ?? 0) + ofB * (byDose[atB + i] ?? 0)) +
        (ofC * (byDose[atC + i] ?? 0) + ofD * (byDose[atD + i] ?? 0));
    }
  }
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

/** The direction of one curve; null where it is flat. */
function contrastOf(weight: Float64Array, bottoms: Float64Array, tops: Float64Array): number[] | null {
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
  if (!(length > 0) || !Number.isFinite(1 / length)) return null;
  return Array.from(weight, (w, i) => (w * ((small[i] ?? 0) - mean)) / length);
}
