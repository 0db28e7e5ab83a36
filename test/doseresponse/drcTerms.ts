import { defaultFitOptions } from '#doseresponse/fitCurve';
import { modelFromText } from '#doseresponse/models/modelFromText';
import type { FitOptions, FitParameter } from '#domain/fit';

export type DrcParameter = 'b' | 'c' | 'd' | 'e' | 'f';

/** Options that fit what drc calls so. */
export function optionsOf(drcModel: string, more: Partial<FitOptions> = {}): FitOptions {
  const answer = modelFromText(drcModel);
  if (!answer.ok) throw new Error(answer.found);
  const { name, held } = answer.model;
  return { ...defaultFitOptions, model: name, fixed: held, ...more };
}

/** Our names and signs of drc's parameters. */
export function ours(drcModel: string): readonly (readonly [DrcParameter, FitParameter, 1 | -1])[] {
  const mirrored = drcModel.startsWith('W2') || drcModel.startsWith('LN');
  return [
    ['b', 'hillSlope', mirrored ? 1 : -1],
    ['c', 'bottom', 1],
    ['d', 'top', 1],
    ['e', /^LN|^LL.4/.test(drcModel) ? 'ec50' : 'e', 1],
    ['f', drcModel.startsWith('BC') ? 'hormesis' : 'asymmetry', 1],
  ];
}
