import { findCrossing } from '#optimize/findCrossing';
import type { ProfileSum } from './profileSum.ts';

/** How far a profile is followed to one side. */
export interface ProfileSide {
  /** First step away from the optimum; its sign is the side. */
  readonly step: number;
  /** Where the side counts as infinitely far. */
  readonly limit: number;
  /** Look at the limit first: a profile that comes back under the threshold there is open. */
  readonly limitFirst: boolean;
}

/**
 * The end of a profile-likelihood interval on one side: where the lowest sum of squares reaches the threshold.
 *
 *   RSS(value) = RSS_min·(1 + t²/df)
 *
 * @param profile - on a scale on which it is about a parabola (ln EC50, ln|hillSlope|, plateaus)
 * @param from - the optimum, inside the interval
 * @param threshold - of the profile, in its own units
 * @returns null when the data do not close the side: the profile stays under the threshold, or comes back under it at the limit
 * @source Bates & Watts 1988, Nonlinear Regression Analysis, chapter 6; Venzon & Moolgavkar 1988
 */
export function profileEnd(
  profile: ProfileSum,
  from: number,
  side: ProfileSide,
  threshold: number,
): number | null {
  if (side.limitFirst && !(profile(side.limit) > threshold)) return null;
  const direction = Math.sign(side.step);
  let inside = { x: from, f: -1e-300 };
  let step = side.step;
  for (;;) {
    const reached = inside.x + step;
    const x = direction * (side.limit - reached) > 0 ? reached : side.limit;
    const f = profile(x) - threshold;
    if (f > 0) {
      const tolerance = 1e-10 * Math.max(1, Math.abs(x));
      return findCrossing((value) => profile(value) - threshold, inside, { x, f }, tolerance);
    }
    if (x === side.limit) return null;
    inside = { x, f };
    step *= 1.5;
  }
}
