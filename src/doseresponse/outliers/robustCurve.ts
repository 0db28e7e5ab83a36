import type { FitOptions, FitPoint } from '#domain/fit';
import { residualScatter } from '#stats/residualScatter';
import { leastSquaresCurve, type CurveSearch, type LeastSquaresCurve } from './leastSquaresCurve.ts';
import { smoothedPoints } from './smoothedPoints.ts';

/** A curve that no outlier pulls, as its residuals. */
export interface RobustCurve {
  /** √w (y − f) of each point. */
  readonly residuals: readonly number[];
  /** Their robust standard deviation. */
  readonly rsdr: number;
}

interface Robust extends RobustCurve {
  readonly curve: LeastSquaresCurve;
}

const mostRounds = 500;
/** A curve is taken for settled when it moves by less than this part of the scatter: roughly to choose between two, then in earnest. */
const [roughly, inEarnest] = [1e-3, 1e-7];
/** Scatter below this part of the span of the responses is rounding. */
const rounding = 1e-9;

/**
 * The curve that minimises the Lorentzian merit of the residuals, Σ ln(1 + w r²/RSDR²), RSDR being that of the curve itself.
 *
 * It is found by least squares with the weights w/(1 + w r²/RSDR²) of the curve before, until the curve settles: once from the least-squares curve and once
 * from the curve through smoothed points, which one outlier cannot pull. Of two the more likely one counts, by Σ ln(1 + w r²/RSDR²) + n ln RSDR.
 *
 * @param points - of weights above 0
 * @param parameters - that are free
 * @returns null where no curve settles, or most points lie on it
 * @source Motulsky, Brown, BMC Bioinformatics 7:123 (2006); reweighting: Holland & Welsch, Commun Stat A6:813 (1977)
 */
export function robustCurve(
  points: readonly FitPoint[],
  options: FitOptions,
  parameters: number,
): RobustCurve | null {
  const search = leastSquaresCurve(points, options);
  const settle = (start: LeastSquaresCurve | null, within: number): Robust | null =>
    start === null ? null : settled(start, points, parameters, { search, within });
  const [best] = [points, smoothedPoints(points)]
    .flatMap((from) => settle(search(from, null), roughly) ?? [])
    .sort((a, b) => meritOf(a) - meritOf(b));
  return settle(best?.curve ?? null, inEarnest);
}

function settled(
  start: LeastSquaresCurve,
  points: readonly FitPoint[],
  parameters: number,
  { search, within }: { readonly search: CurveSearch; readonly within: number },
): Robust | null {
  const responses = points.map(({ response }) => response);
  const roots = points.map(({ weight = 1 }) => Math.sqrt(weight));
  const smallest = rounding * (Math.max(...responses) - Math.min(...responses)) * Math.max(...roots);
  let at = points.map(({ dose }) => start.at(dose));
  let near: LeastSquaresCurve | null = start;
  for (let round = 0; round < mostRounds; round++) {
    const residuals = points.map(({ response }, i) => (roots[i] ?? 1) * (response - (at[i] ?? 0)));
    const rsdr = residualScatter(residuals, parameters);
    if (!(rsdr > smallest)) return null;
    const weighted = points.map(({ dose, response, weight = 1 }, i) => ({
      dose,
      response,
      weight: weight / (1 + ((residuals[i] ?? 0) / rsdr) ** 2),
    }));
    const next = search(weighted, near);
    if (next === null) return null;
    const moved = points.map(({ dose }) => next.at(dose));
    const move = moved.map((response, i) => (roots[i] ?? 1) * Math.abs(response - (at[i] ?? 0)));
    const isSettled = Math.max(...move) < within * rsdr;
    if (isSettled && next.assumed.length === 0) return { residuals, rsdr, curve: next };
    at = moved;
    // what lay on a bound is asked once more whether it belongs there
    near = isSettled ? null : next;
  }
  return null;
}

/** −ln of the likelihood of residuals that are Cauchy-distributed, but for a constant. */
function meritOf({ residuals, rsdr }: RobustCurve): number {
  return residuals.reduce((sum, residual) => sum + Math.log1p((residual / rsdr) ** 2) + Math.log(rsdr), 0);
}
