/** |hillSlope| at which searches for starts look. */
export const startSlopes: readonly number[] = [0.2, 0.4, 0.7, 1, 1.5, 2.5, 4, 7, 13, 25];

/** ln|hillSlope| that a profile looks through: closely where slopes usually are, widely up to a jump at a dose. */
export const profiledLogSlopes: readonly number[] = [
  ...[-7, -6, -5, -4, -3.2, -2.6],
  ...Array.from({ length: 15 }, (_, i) => -2 + i * 0.4),
  ...Array.from({ length: 15 }, (_, i) => 4 + i),
];

/** More doses than this are thinned, so that the cost of a grid does not grow with the square of the doses. */
const mostGridDoses = 24;

/**
 * ln EC50 at and between the doses, and outside them up to a factor of 100.
 *
 * @param logDoses - ln of the doses above 0, ascending
 */
export function logEc50Grid(logDoses: readonly number[]): number[] {
  const doses = thinned(logDoses);
  const first = doses[0] ?? 0;
  const last = doses.at(-1) ?? 0;
  const outside = [0.7, 1.5, 3, 4.6];
  const inside = doses.flatMap((logDose, i) => {
    const next = doses[i + 1];
    return next === undefined
      ? [logDose]
      : [0, 1, 2].map((third) => logDose + ((next - logDose) * third) / 3);
  });
  return [...outside.map((step) => first - step).reverse(), ...inside, ...outside.map((step) => last + step)];
}

function thinned(logDoses: readonly number[]): readonly number[] {
  const step = Math.ceil(logDoses.length / mostGridDoses);
  return logDoses.filter((_, i) => i % step === 0 || i === logDoses.length - 1);
}
