import type { Curvature } from '#optimize/leastSquaresProblem';

/** Where the sums of `logisticCurvature` stand: the lower triangles row by row. */
export const curvatureSlots = { sum: 0, gradient: 1, jtj: 5, hessian: 15, count: 25 } as const;

/**
 * The sum of squares of a four-parameter logistic with its derivatives by hillSlope, bottom, top and ln EC50, over all doses in one pass.
 *
 *   Σ W r²,  −Σ W r ∇f,  Σ W ∇f ∇fᵀ,  Σ W (∇f ∇fᵀ − r ∇²f),  r = ȳ − f
 *
 * With S the logistic of v = h·z, z = ln(dose/EC50), s = S(1 − S), t = s(1 − 2S) and H = top − bottom:
 *
 *   ∇f = (H s z, 1 − S, S, −H s h)
 *   ∇²f: hh = H t z², hb = −s z, ht = s z, he = −H(t h z + s), be = s h, te = −s h, ee = H t h²; between the plateaus nothing
 *
 * At dose 0 a curve is flat in slope and EC50. In the code j is Σ W ∇f ∇fᵀ and b is Σ W r ∇²f.
 *
 * @param out - takes the sums in the order of `curvatureSlots`
 */
export function logisticCurvature(
  logDose: Float64Array,
  mean: Float64Array,
  weight: Float64Array,
  hillSlope: number,
  bottom: number,
  top: number,
  logEc50: number,
  out: Float64Array,
): void {
  const height = top - bottom;
  let [sum, g0, g1, g2, g3] = [0, 0, 0, 0, 0];
  let [j00, j10, j11, j20, j21, j22, j30, j31, j32, j33] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  let [b00, b20, b30, b32, b33] = [0, 0, 0, 0, 0];
  for (let i = 0; i < mean.length; i++) {
    const z = (logDose[i] ?? 0) - logEc50;
    const isZero = z === -Infinity;
    const v = isZero ? (hillSlope > 0 ? z : hillSlope < 0 ? -z : 0) : hillSlope * z;
    const e = Math.exp(-Math.abs(v));
    const large = 1 / (1 + e);
    const small = e * large;
    const share = v < 0 ? small : large;
    const rest = v < 0 ? large : small;
    const w = weight[i] ?? 0;
    const residual = (mean[i] ?? 0) - bottom * rest - top * share;
    const wr = w * residual;
    sum += wr * residual;
    g1 -= wr * rest;
    g2 -= wr * share;
    j11 += w * rest * rest;
    j21 += w * rest * share;
    j22 += w * share * share;
    if (isZero) continue;
    const bend = share * rest;
    const bendZ = bend * z;
    const bendH = bend * hillSlope;
    const turn = bend * (rest - share);
    const bySlope = height * bendZ;
    const byEc50 = -height * bendH;
    g0 -= wr * bySlope;
    g3 -= wr * byEc50;
    j00 += w * bySlope * bySlope;
    j10 += w * bySlope * rest;
    j20 += w * bySlope * share;
    j30 += w * bySlope * byEc50;
    j31 += w * rest * byEc50;
    j32 += w * share * byEc50;
    j33 += w * byEc50 * byEc50;
    b00 += wr * height * turn * z * z;
    b20 += wr * bendZ;
    b30 -= wr * height * (turn * hillSlope * z + bend);
    b32 -= wr * bendH;
    b33 += wr * height * turn * hillSlope * hillSlope;
  }
  out[0] = sum;
  out[1] = g0;
  out[2] = g1;
  out[3] = g2;
  out[4] = g3;
  out[5] = j00;
  out[6] = j10;
  out[7] = j11;
  out[8] = j20;
  out[9] = j21;
  out[10] = j22;
  out[11] = j30;
  out[12] = j31;
  out[13] = j32;
  out[14] = j33;
  out[15] = j00 - b00;
  out[16] = j10 + b20;
  out[17] = j11;
  out[18] = j20 - b20;
  out[19] = j21;
  out[20] = j22;
  out[21] = j30 - b30;
  out[22] = j31 + b32;
  out[23] = j32 - b32;
  out[24] = j33 - b33;
}

/** The sums as matrices. */
export function curvatureOfSums(sums: Float64Array): Curvature {
  const sum = sums[curvatureSlots.sum] ?? 0;
  return {
    sum: Number.isNaN(sum) ? Infinity : sum,
    gradient: [sums[1] ?? 0, sums[2] ?? 0, sums[3] ?? 0, sums[4] ?? 0],
    jtj: symmetricRows(sums, curvatureSlots.jtj),
    hessian: symmetricRows(sums, curvatureSlots.hessian),
  };
}

function symmetricRows(sums: Float64Array, from: number): number[][] {
  const entry = (i: number): number => sums[from + i] ?? 0;
  return [
    [entry(0), entry(1), entry(3), entry(6)],
    [entry(1), entry(2), entry(4), entry(7)],
    [entry(3), entry(4), entry(5), entry(8)],
    [entry(6), entry(7), entry(8), entry(9)],
  ];
}
