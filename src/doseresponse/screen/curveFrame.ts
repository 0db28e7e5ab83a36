import type { FitPoint } from '#domain/fit';
import { collapseReplicates, type CurveData } from '../curveData.ts';
import { curveProblem, farBeyondDoses, jumpSteepness } from '../curveProblem.ts';
import { designOf, type CurveDesign } from '../curveDesign.ts';
import { fourParameterLogistic } from '../models/fourParameterLogistic.ts';

/** What the curves of a screen have in common when their points stand at the same doses in the same order, each with weight 1. */
export interface CurveFrame {
  /** Of each point, in order. */
  readonly doses: Float64Array;
  /** The level that each point belongs to. */
  readonly levelOf: Int32Array;
  readonly design: CurveDesign;
  /** Of the curve that the frame was made from; only what depends on doses is of use. */
  readonly data: CurveData;
  readonly lowest: number;
  readonly highest: number;
  readonly steepest: number;
}

/** Frames that were met last, the latest first: plates have few layouts, and a missing well makes a further one. */
const remembered: CurveFrame[] = [];
const mostRemembered = 48;

/**
 * The frame of some points.
 *
 * @returns null where a four-parameter logistic cannot be fitted to them in the quick way: weights, too few doses, numbers that are none
 */
export function curveFrame(points: readonly FitPoint[]): CurveFrame | null {
  for (const [index, frame] of remembered.entries()) {
    if (!isFrameOf(frame, points)) continue;
    if (index > 0) {
      remembered.splice(index, 1);
      remembered.unshift(frame);
    }
    return frame;
  }
  const made = madeFrame(points);
  if (made === null) return null;
  remembered.unshift(made);
  if (remembered.length > mostRemembered) remembered.pop();
  return made;
}

function isFrameOf({ doses }: CurveFrame, points: readonly FitPoint[]): boolean {
  if (doses.length !== points.length) return false;
  for (let i = 0; i < doses.length; i++) {
    const point = points[i];
    if (point === undefined || point.dose !== doses[i] || point.weight !== undefined) return false;
  }
  return true;
}

function madeFrame(points: readonly FitPoint[]): CurveFrame | null {
  const isUsable = points.every(
    ({ dose, response, weight }) =>
      dose >= 0 && Number.isFinite(dose) && Number.isFinite(response) && weight === undefined,
  );
  if (!isUsable || points.length < 5) return null;
  const data = collapseReplicates(points);
  const problem = curveProblem(data, fourParameterLogistic, [null, null, null, null]);
  const design = data.distinctDoses < 4 ? null : designOf(problem);
  if (design === null) return null;
  const index = new Map(data.levels.map(({ dose }, level) => [dose, level]));
  return {
    doses: Float64Array.from(points, ({ dose }) => dose),
    levelOf: Int32Array.from(points, ({ dose }) => index.get(dose) ?? 0),
    design,
    data,
    lowest: (data.logDoses[0] ?? 0) - farBeyondDoses,
    highest: (data.logDoses.at(-1) ?? 0) + farBeyondDoses,
    steepest: jumpSteepness / data.smallestLogStep,
  };
}
