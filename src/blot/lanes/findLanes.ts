import type { ColumnCurve } from './columnCurve.ts';

/** Lanes of a membrane, from left to right. */
export interface FoundLanes {
  /** Column of the middle of each lane, px. */
  readonly centers: readonly number[];
  /** Distance between neighbours, px. */
  readonly pitch: number;
  /** How well the lanes explain the curves; only to be compared for the same curves. */
  readonly score: number;
}

/** Half of the flat top of a lane and where the gap beside it is looked for, in pitches. */
const flatTop = 0.3;
const gapFrom = 0.42;
const gapTo = 0.58;
/** Neighbours may stand this much closer or further than the pitch. */
const closest = 0.78;
const furthest = 1.28;
const pitchSteps = 60;

/**
 * Finds a known number of lanes in the column curves of one or more strips of the same membrane.
 *
 * Each lane is a flat top between two gaps; distances are even but for a tolerance; the pitch is scanned. A lane without a band
 * in one strip is found by the other strips, and one that is empty in all by its neighbours. Solved exactly by dynamic programming.
 *
 * @param curves - all with the same first column and length
 * @param count - lanes, empty ones and markers included
 */
export function findLanes(curves: readonly ColumnCurve[], count: number): FoundLanes | null {
  const [first] = curves;
  if (first === undefined || count < 1 || first.values.length < 2 * count) return null;
  const length = first.values.length;
  const total = new Float64Array(length);
  for (const { values } of curves)
    for (let x = 0; x < length; x += 1) total[x] = (total[x] ?? 0) + (values[x] ?? 0) / curves.length;
  const bin = Math.max(1, Math.floor(length / 600));
  const binned = Float64Array.from({ length: Math.floor(length / bin) }, (_, index) => {
    let sum = 0;
    for (let x = index * bin; x < (index + 1) * bin; x += 1) sum += (total[x] ?? 0) / bin;
    return sum;
  });
  const narrowest = (0.4 * binned.length) / count;
  const widest = (1.12 * binned.length) / count;
  let best: FoundLanes | null = null;
  for (let step = 0; step <= pitchSteps; step += 1) {
    const pitch = narrowest * (widest / narrowest) ** (step / pitchSteps);
    const found = lanesAtPitch(binned, count, pitch);
    if (found !== null && (best === null || found.score > best.score)) best = found;
  }
  if (best === null) return null;
  return {
    centers: best.centers.map((center) => first.left + (center + 0.5) * bin - 0.5),
    pitch: best.pitch * bin,
    score: best.score,
  };
}

function lanesAtPitch(curve: Float64Array, count: number, pitch: number): FoundLanes | null {
  const length = curve.length;
  const sums = new Float64Array(length + 1);
  for (let x = 0; x < length; x += 1) sums[x + 1] = (sums[x] ?? 0) + (curve[x] ?? 0);
  const whole = sums[length] ?? 0;
  /** Sum over [from, to), with nothing beyond the ends. */
  const between = (from: number, to: number): number =>
    (sums[Math.min(length, Math.max(0, Math.round(to)))] ?? 0) -
    (sums[Math.min(length, Math.max(0, Math.round(from)))] ?? 0);
  const half = flatTop * pitch;
  const gap = (gapTo - gapFrom) * pitch;
  const worth = Float64Array.from({ length }, (_, x) => {
    const core = between(x - half, x + half + 1) / (2 * half + 1);
    const left = between(x - gapTo * pitch, x - gapFrom * pitch) / gap;
    const right = between(x + gapFrom * pitch, x + gapTo * pitch) / gap;
    return core - 0.5 * (left + right);
  });
  const height = whole / length;
  const near = Math.max(1, Math.floor(closest * pitch));
  const far = Math.ceil(furthest * pitch);
  const margin = Math.floor(0.35 * pitch);
  const stiffness = 3 * height;
  // what lies left of the first lane is explained by none
  let row = Float64Array.from({ length }, (_, x) =>
    x < margin || x >= length - margin ? -Infinity : (worth[x] ?? 0) - between(0, x - 0.5 * pitch) / pitch,
  );
  const from: Int32Array[] = [];
  for (let lane = 1; lane < count; lane += 1) {
    const next = new Float64Array(length).fill(-Infinity);
    const back = new Int32Array(length).fill(-1);
    for (let x = margin + lane * near; x < length - margin; x += 1) {
      let best = -Infinity;
      for (let distance = near; distance <= far && x - distance >= 0; distance += 1) {
        const strain = (distance - pitch) / pitch;
        const score = (row[x - distance] ?? -Infinity) - stiffness * strain * strain * 8;
        if (score > best) {
          best = score;
          back[x] = x - distance;
        }
      }
      next[x] = best + (worth[x] ?? 0);
    }
    from.push(back);
    row = next;
  }
  let end = -1;
  let score = -Infinity;
  for (let x = 0; x < length; x += 1) {
    const one = (row[x] ?? -Infinity) - between(x + 0.5 * pitch, length) / pitch;
    if (one > score) {
      score = one;
      end = x;
    }
  }
  if (end < 0) return null;
  const centers = [end];
  for (const back of from.reverse()) centers.unshift(back[centers[0] ?? 0] ?? 0);
  return { centers, pitch, score };
}
