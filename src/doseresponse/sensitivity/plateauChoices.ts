import type { FitOptions } from '#domain/fit';
import { heldByModel } from '#domain/modelHeld';
import type { PlateauChoice } from '#domain/sensitivity';

/** Options of a fit by what they do with the plateaus. */
export interface PlateauOptions {
  readonly plateaus: PlateauChoice;
  readonly options: FitOptions;
}

/**
 * The ways to treat the plateaus of a curve: free, on a percent scale held at 0 and 100, and as asked where that is neither.
 *
 * A model that holds a plateau by itself (3PL, 2PL) is the 4PL that it is made from; other parameters stay held as they are.
 */
export function plateauChoices(options: FitOptions): PlateauOptions[] {
  const model = options.model === '3PL' || options.model === '2PL' ? '4PL' : options.model;
  const { bottom, top, ...others } = { ...heldByModel[options.model], ...options.fixed };
  const free: PlateauOptions = { plateaus: 'free', options: { ...options, model, fixed: others } };
  const constrained: PlateauOptions = {
    plateaus: 'constrained',
    options: { ...options, model, fixed: { ...others, bottom: 0, top: 100 } },
  };
  const isPercent = options.scale === 'percent';
  const own = ownChoice(bottom, top, isPercent);
  return [
    free,
    ...(isPercent ? [constrained] : []),
    ...(own === 'asAsked' ? [{ plateaus: own, options }] : []),
  ];
}

/** What the options themselves do with the plateaus. */
export function ownPlateaus(options: FitOptions): PlateauChoice {
  const { bottom, top } = { ...heldByModel[options.model], ...options.fixed };
  return ownChoice(bottom, top, options.scale === 'percent');
}

function ownChoice(bottom: number | undefined, top: number | undefined, isPercent: boolean): PlateauChoice {
  if (bottom === undefined && top === undefined) return 'free';
  return isPercent && bottom === 0 && top === 100 ? 'constrained' : 'asAsked';
}
