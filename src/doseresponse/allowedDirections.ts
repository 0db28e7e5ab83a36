import { plateausAreFree, type CurveProblem } from './curveProblem.ts';

/**
 * Signs of hillSlope that give different curves: one where bottom and top can change places, as the mirror of a symmetric curve is the
 * same curve.
 */
export function allowedDirections({ model, held }: CurveProblem): readonly (-1 | 1)[] {
  const slope = held[0] ?? null;
  if (slope !== null) return [slope < 0 ? -1 : 1];
  return model.symmetric && plateausAreFree(held) ? [-1] : model.directions;
}
