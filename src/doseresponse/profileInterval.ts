import { findCrossing } from '#optimize/findCrossing';
import type { ProfileSum } from './profileSum.ts';

/** A profile that has no value where the curves it looks at have no minimum. */
export type PartialProfile = (value: number) => number | null;

/** The profile of one parameter, in two ways. */
export interface Profile {
  /** In the valley of the optimum: fast; left out where no optimum is proven. */
  readonly followed?: PartialProfile;
  /** The lowest sum of all curves, their limits too: slow. */
  readonly searched: ProfileSum;
  /** The end is that of the valley of the optimum, whatever a search finds elsewhere. */
  readonly staysInValley?: boolean;
}

/** How far a profile is followed to one side. */
export interface ProfileSide {
  /** First step away from the optimum; its sign is the side. */
  readonly step: number;
  /** Where the side counts as infinitely far. */
  readonly limit: number;
  /** Look at the limit first: a profile that comes back under the threshold there is open. */
  readonly limitFirst: boolean;
}

/** Another valley is lower where it is lower by more than this part of the threshold. */
const resolvable = 1e-9;

/**
 * The end of a profile-likelihood interval on one side: where the lowest sum of squares reaches the threshold.
 *
 *   RSS(value) = RSS_min·(1 + t²/df)
 *
 * The profile is followed from the optimum by Newton. Where its valley has no minimum any more, and at the end that was found, all curves are
 * searched; where another valley is lower at the end, the way is gone again by search alone.
 *
 * @param profile - on a scale on which it is about a parabola (ln EC50, ln|hillSlope|, plateaus)
 * @param from - the optimum, inside the interval
 * @param threshold - of the profile, in its own units
 * @returns null when the data do not close the side: the profile stays under the threshold, or comes back under it at the limit
 * @source Bates & Watts 1988, Nonlinear Regression Analysis, chapter 6; Venzon & Moolgavkar 1988
 */
export function profileEnd(
  { followed, searched, staysInValley = false }: Profile,
  from: number,
  side: ProfileSide,
  threshold: number,
): number | null {
  if (side.limitFirst && !(searched(side.limit) > threshold)) return null;
  if (followed === undefined) return endOf(searched, from, side, threshold);
  const end = endOf((value) => followed(value) ?? searched(value), from, side, threshold);
  if (end === null || staysInValley || searched(end) >= threshold * (1 - resolvable)) return end;
  return endOf(searched, from, side, threshold);
}

/** A step goes this much further than where a parabola would reach the threshold, so that the end lies between two points. */
const overshoot = 1.1;

function endOf(profile: ProfileSum, from: number, side: ProfileSide, threshold: number): number | null {
  const direction = Math.sign(side.step);
  const lowest = profile(from);
  let inside = { x: from, f: Math.min(lowest - threshold, -1e-300) };
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
    // a parabola through the optimum and this point
    const reach = Math.sqrt((threshold - lowest) / (threshold + f - lowest));
    const predicted = (overshoot * reach - 1) * (x - from);
    const [least, most] = [step / 4, 4 * step].sort((a, b) => a - b) as [number, number];
    // none where the way began above the threshold, or leads down
    step =
      predicted * direction > 0 && Number.isFinite(predicted)
        ? Math.min(most, Math.max(least, predicted))
        : 1.5 * step;
  }
}
