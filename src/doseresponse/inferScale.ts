import { extent, mean } from 'd3-array';
import type { FitOptions, FitPoint } from '#domain/fit';

/** What responses seem to be, and why; `value` and `because` are words for people. */
export interface InferredScale {
  readonly scale: FitOptions['scale'];
  readonly value: string;
  readonly because: string;
}

/** Wells at 100 % of control scatter by less than this around it. */
const aroundControl = { lowest: 60, highest: 140 };

/** Percent of control are never this far from 0. */
const furthestPercent = 300;

/**
 * Whether responses are percent of control, which alone gives plateaus and an absolute IC50 a meaning: so it seems when the mean at the
 * lowest or at the highest dose lies between 60 and 140 and no response is beyond ±300.
 *
 * @param points - of all curves together, in any order
 * @returns a conclusion that has to be told to the user
 */
export function inferScale(points: readonly FitPoint[]): InferredScale {
  const ends = extent(points, ({ dose }) => dose).map((dose) =>
    mean(
      points.filter((point) => point.dose === dose),
      ({ response }) => response,
    ),
  );
  const isPercent =
    ends.some((end) => end !== undefined && end >= aroundControl.lowest && end <= aroundControl.highest) &&
    points.every(({ response }) => Math.abs(response) <= furthestPercent);
  return isPercent
    ? {
        scale: 'percent',
        value: 'percent of control',
        because: 'responses at one end of the doses lie around 100',
      }
    : {
        scale: 'unknown',
        value: 'not percent of control: no absolute IC50',
        because: 'responses at neither end of the doses lie around 100',
      };
}
