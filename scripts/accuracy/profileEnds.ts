import type { Fit, FitParameter, FitPoint } from '#domain/fit';
import { collapseReplicates } from '#doseresponse/curveData';
import { curveProblem, type CurveProblem } from '#doseresponse/curveProblem';
import { findOptimum } from '#doseresponse/findOptimum';
import { heldParameters } from '#doseresponse/fitInput';
import { modelOfName } from '#doseresponse/models/modelOfName';
import { profileOfHormesis } from '#doseresponse/profileOfHormesis';
import {
  profileOfHillSlope,
  profileOfLogE,
  profileOfLogEc50,
  profileOfPlateau,
  profileOfShape,
} from '#doseresponse/profileSum';
import { studentTQuantile } from '#stats/studentT';
import { agreement, type Agreement } from './agreement.ts';
import { optionsOf, ourParameter, type ReferenceFit } from './doseReference.ts';

/** From here on two ends count as the same one. */
const sameEnd = 6;

/** One end of an interval, in our names and signs. */
interface End {
  readonly name: FitParameter;
  readonly estimate: number;
  readonly found: number | null;
  readonly expected: number | null;
}

/** The ends of the profile intervals of a single fit; one that differs is settled by sums of squares or not at all. */
export function profileEnds(
  of: string,
  points: readonly FitPoint[],
  reference: ReferenceFit,
  fit: Fit,
): Agreement[] {
  const { model, exact } = reference;
  return Object.entries(exact.profileCI95 ?? {}).flatMap(([letter, ends]) => {
    const [name, sign] = ourParameter(model, letter);
    return ends.map((end, side) => {
      const found = fit.profile95[name]?.[sign === 1 ? side : 1 - side] ?? null;
      const expected = end === null ? null : sign * end;
      const what = `${letter}, ${side === 0 ? 'low' : 'high'}`;
      const compared = agreement(of, 'profile intervals', what, found, expected);
      if (compared.digits >= sameEnd) return compared;
      const estimate = sign * exact.estimate[letter]!;
      return { ...compared, settled: settledBySums(points, reference, { name, estimate, found, expected }) };
    });
  });
}

/**
 * Which of two ends is the right one: the end is where the lowest sum of squares with the parameter held there reaches the threshold
 * RSS·(1 + t²/df).
 *
 * - Ours lies further out, and at the reference's end a curve exists whose sum is still below the threshold: the reference stopped early.
 * - The reference calls the side open, and at every value beyond our end the lowest sum is above the threshold.
 *
 * @returns in words, with the sums; null when it is neither
 */
function settledBySums(
  points: readonly FitPoint[],
  { model, exact }: ReferenceFit,
  { name, estimate, found, expected }: End,
): string | null {
  const t = studentTQuantile(0.975, exact.df);
  const threshold = exact.rss * (1 + (t * t) / exact.df);
  const sumAt = lowestSums(points, model, name);
  if (expected !== null) {
    const further = found === null || Math.abs(found - estimate) > Math.abs(expected - estimate);
    const sum = sumAt(expected);
    return further && sum < threshold
      ? `a curve with ${expected.toPrecision(6)} has the sum ${sum.toPrecision(9)}, below the threshold ${threshold.toPrecision(9)}`
      : null;
  }
  if (found === null) return null;
  const lowest = Math.min(...beyond(estimate, found).map(sumAt));
  return lowest > threshold
    ? `beyond ${found.toPrecision(6)} no curve has a sum below ${lowest.toPrecision(9)}, the threshold is ${threshold.toPrecision(9)}`
    : null;
}

/** Values further out than an end, by factors, to the side of 0 or of infinity on which it lies. */
function beyond(estimate: number, end: number): number[] {
  const factor = Math.abs(end) < Math.abs(estimate) ? 1 / 1.25 : 1.25;
  return Array.from({ length: 40 }, (_, i) => end * factor ** (i === 0 ? 0.02 : i));
}

/** The lowest sum of squares that is found with one parameter held, in the user's units. */
function lowestSums(
  points: readonly FitPoint[],
  model: string,
  name: FitParameter,
): (value: number) => number {
  const options = optionsOf(model);
  const data = collapseReplicates(points);
  const problem = curveProblem(data, modelOfName[options.model], heldParameters(options, data));
  return (value) => (profileAt(problem, name, value) + data.pureError) * data.sumFactor;
}

function profileAt(problem: CurveProblem, name: FitParameter, value: number): number {
  const { offset, span } = problem.data;
  const plateau = (index: 1 | 2): number =>
    profileOfPlateau(problem, index, findOptimum(problem)!.curve)((value - offset) / span);
  switch (name) {
    case 'hillSlope':
      return profileOfHillSlope(problem)(value);
    case 'bottom':
      return plateau(1);
    case 'top':
      return plateau(2);
    case 'ec50':
      return profileOfLogEc50(problem)(Math.log(value));
    case 'e':
      return profileOfLogE(problem)(Math.log(value));
    case 'asymmetry':
      return profileOfShape(problem)(Math.log(value));
    case 'hormesis':
      return profileOfHormesis(problem)(value / span);
  }
}
