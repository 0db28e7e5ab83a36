import type { FitOptions, FitParameter } from '#domain/fit';
import { heldByName } from './fitInput.ts';
import { modelOfName } from './models/modelOfName.ts';

const boundable: readonly FitParameter[] = ['hillSlope', 'bottom', 'top', 'ec50', 'asymmetry'];

/** In words, what makes bounds of parameters unusable; null when nothing does. */
export function whatIsWrongWithBounds(options: FitOptions): string | null {
  const held = heldByName(options);
  for (const [name, [low, high]] of Object.entries(options.bounds ?? {})) {
    const parameter = boundable.find((known) => known === name);
    if (parameter === undefined) return `${name} cannot be bounded; bound ${boundable.join(', ')}.`;
    if (parameter === 'asymmetry' && modelOfName[options.model].shape?.name !== 'asymmetry')
      return `${options.model} has no asymmetry that could be bounded; 5PL has one.`;
    if (held[parameter] !== undefined)
      return `${name} is held at ${held[parameter]}; it cannot be bounded as well.`;
    const ends = [low, high].filter((end) => end !== null);
    if (ends.length === 0 || !ends.every(Number.isFinite)) return `${name} has a bound that is not a number.`;
    if (low !== null && high !== null && !(low < high))
      return `The lower bound of ${name} (${low}) is not below its upper bound (${high}).`;
    if (
      parameter !== 'bottom' &&
      parameter !== 'top' &&
      parameter !== 'hillSlope' &&
      high !== null &&
      !(high > 0)
    )
      return `The ${name} is bounded by ${high}; it is always above 0.`;
  }
  return null;
}
