/** How much a pixel scatters: variance = constant + perCount × value, but never less than `least`. */
export interface NoiseModel {
  readonly constant: number;
  readonly perCount: number;
  readonly least: number;
}

/** Levels of brightness that the scatter is looked at in. */
const levels = 20;
/** The mean size of the smaller 80 % of normal deviates, in standard deviations. */
const meanOfSmall = 0.5586;
/** The variance that rounding to whole numbers makes. */
const rounding = 1 / 12;

/**
 * How much the pixels of an image scatter, from second differences along its rows, which bands and background hardly reach.
 *
 * @param values - as the file has them, row by row
 * @param isWhole - true for an image of whole numbers
 * @returns with a `least` above 0
 */
export function noiseModel(values: ArrayLike<number>, width: number, isWhole: boolean): NoiseModel {
  const count = values.length;
  const step = Math.max(1, Math.floor(count / 400_000));
  const pairs: [level: number, size: number][] = [];
  for (let pixel = 1; pixel + 1 < count; pixel += step) {
    const column = pixel % width;
    if (column === 0 || column === width - 1) continue;
    const difference = (values[pixel - 1] ?? 0) - 2 * (values[pixel] ?? 0) + (values[pixel + 1] ?? 0);
    // the level from pixels whose own noise is not in the difference, or bright would mean: scattered upwards
    const above = values[pixel - width] ?? values[pixel + width] ?? 0;
    const below = values[pixel + width] ?? above;
    pairs.push([(above + below) / 2, Math.abs(difference) / Math.sqrt(6)]);
  }
  pairs.sort(([a], [b]) => a - b);
  const found: { level: number; variance: number }[] = [];
  for (let index = 0; index < levels; index += 1) {
    const part = pairs.slice(
      Math.floor((index * pairs.length) / levels),
      Math.floor(((index + 1) * pairs.length) / levels),
    );
    if (part.length < 20) continue;
    const sizes = part.map(([, size]) => size).sort((a, b) => a - b);
    const small = sizes.slice(0, Math.ceil(0.8 * sizes.length));
    const sd = small.reduce((sum, size) => sum + size, 0) / small.length / meanOfSmall;
    found.push({ level: part[part.length >> 1]?.[0] ?? 0, variance: sd * sd });
  }
  return lineThrough(found, isWhole ? rounding : 0);
}

/** Weighted so that each level counts by its own scatter; never below a fifth of the quietest level. */
function lineThrough(found: readonly { level: number; variance: number }[], floor: number): NoiseModel {
  const quietest = Math.min(...found.map(({ variance }) => variance));
  const least = Math.max(floor, Number.isFinite(quietest) ? 0.2 * quietest : 0, Number.MIN_VALUE);
  let weights = 0;
  let level = 0;
  let variance = 0;
  for (const one of found) {
    const weight = 1 / Math.max(one.variance, least) ** 2;
    weights += weight;
    level += weight * one.level;
    variance += weight * one.variance;
  }
  if (weights === 0) return { constant: least, perCount: 0, least };
  level /= weights;
  variance /= weights;
  let up = 0;
  let down = 0;
  for (const one of found) {
    const weight = 1 / Math.max(one.variance, least) ** 2;
    up += weight * (one.level - level) * (one.variance - variance);
    down += weight * (one.level - level) ** 2;
  }
  const perCount = down > 0 ? up / down : 0;
  return { constant: variance - perCount * level, perCount, least };
}
