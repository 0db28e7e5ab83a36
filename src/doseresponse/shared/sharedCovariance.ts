import type { PolishedPoint } from '#optimize/polishToMinimum';
import { invertPositiveDefinite } from '#optimize/symmetricMatrix';
import type { CurveData } from '../curveData.ts';
import { parameterUnits, type Covariance } from '../uncertainty.ts';
import type { SharedProblem } from './sharedProblem.ts';

/** What is known of the errors of curves that were fitted together. */
export interface SharedCovariance {
  /** Of the parameters of one curve, in the order of vectors, plateaus in the user's units; 0 for those that are held. */
  readonly ofCurve: (curve: number) => Covariance;
  /** Of two parameters of any two curves, on the scale of the fit. */
  readonly between: (a: ParameterOfCurve, b: ParameterOfCurve) => number;
}

/** A parameter by its index in vectors. */
export interface ParameterOfCurve {
  readonly curve: number;
  readonly parameter: number;
}

/**
 * The covariance of parameters that several curves share or have of their own: s² M⁻¹ over all free parameters at once.
 *
 * @param variance - s² on the scale of the fit: sum over all points/df
 * @param matrix - M: `jtj` as Prism, or the observed Hessian as drc
 * @returns null when the matrix is not positive definite
 */
export function sharedCovariance(
  { places }: SharedProblem,
  { curvature }: PolishedPoint,
  variance: number,
  matrix: 'jtj' | 'observed',
  data: CurveData,
): SharedCovariance | null {
  const inverse = invertPositiveDefinite(matrix === 'jtj' ? curvature.jtj : curvature.hessian);
  if (inverse === null) return null;
  const between = (a: ParameterOfCurve, b: ParameterOfCurve): number => {
    const row = places[a.curve]?.[a.parameter] ?? -1;
    const column = places[b.curve]?.[b.parameter] ?? -1;
    return variance * (inverse[row]?.[column] ?? 0);
  };
  const units = parameterUnits(data);
  return {
    between,
    ofCurve: (curve) =>
      (places[curve] ?? []).map((_, parameter, all) =>
        all.map((_place, other) => {
          const scale = (units[parameter] ?? 1) * (units[other] ?? 1);
          return scale * between({ curve, parameter }, { curve, parameter: other });
        }),
      ),
  };
}
