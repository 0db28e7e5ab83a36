import type { FitOptions } from '#domain/fit';
import type { CurveData } from './curveData.ts';
import type { HeldParameters } from './curveProblem.ts';
import type { CurveVector, DoseResponseModel } from './models/doseResponseModel.ts';
import { scaleMeaning } from './scaleMeaning.ts';

/** On a scale of unknown meaning: a plateau further beyond the measured means than half of what they span. */
const plausibleBeyondSpan = 0.5;

/** A 4PL has done all but 17.6 % of its way where (dose/EC50)^|hillSlope| is 4.6805 (bend points); the same share for other models. */
const bendShare = 4.6805 / 5.6805;

/** This many doses beyond a bend point show that there is a plateau. */
const dosesAtPlateau = 2;

/**
 * Says of a proven curve whether its free plateaus were reached by the doses (`plateauNotReached`) and whether they are believable
 * (`plateauImplausible`).
 *
 * A plateau is reached when two doses lie beyond its bend point, or when dose 0 was measured, which is the plateau itself.
 *
 * @param curve - in the user's units
 * @source bend points: Sebaugh & McCray 2003, Pharm Stat 2:167; two doses beyond them: Sebaugh 2011, Pharm Stat 10:128
 */
export function plateauFlags(
  model: DoseResponseModel,
  curve: CurveVector,
  held: HeldParameters,
  data: CurveData,
  scale: FitOptions['scale'],
): string[] {
  const flags: string[] = [];
  if (!plateausReached(model, curve, held, data)) flags.push('plateauNotReached');
  if (!plateausPlausible(curve, held, data, scale)) flags.push('plateauImplausible');
  return flags;
}

function plateausReached(
  model: DoseResponseModel,
  curve: CurveVector,
  held: HeldParameters,
  data: CurveData,
): boolean {
  const [hillSlope = 0, bottom = 0, top = 0] = curve;
  const bends = [bendShare, 1 - bendShare]
    .map((share) => model.logDoseAt(curve, bottom + share * (top - bottom)))
    .filter((bend) => bend !== null);
  const [low, high] = [Math.min(...bends), Math.max(...bends)];
  const below = data.logDoses.filter((logDose) => logDose <= low).length;
  const above = data.logDoses.filter((logDose) => logDose >= high).length;
  const [startIndex, endIndex] = hillSlope < 0 ? [2, 1] : [1, 2];
  const hasZero = data.columns.logDose[0] === -Infinity;
  const startReached = held[startIndex] !== null || hasZero || below >= dosesAtPlateau;
  const endReached = held[endIndex] !== null || above >= dosesAtPlateau;
  return startReached && endReached;
}

function plateausPlausible(
  curve: CurveVector,
  held: HeldParameters,
  data: CurveData,
  scale: FitOptions['scale'],
): boolean {
  const [, bottom = 0, top = 0] = curve;
  const beyond = plausibleBeyondSpan * data.span;
  const { lowest, highest } = scaleMeaning[scale] ?? {
    lowest: data.offset - beyond,
    highest: data.offset + data.span + beyond,
  };
  const bottomPlausible = held[1] !== null || bottom >= lowest;
  const topPlausible = held[2] !== null || top <= highest;
  return bottomPlausible && topPlausible;
}
