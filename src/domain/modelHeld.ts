import type { FitParameter, ModelName } from './fit.ts';

/** What a model holds by itself, beside what a user holds; on the scale of the responses. */
export const heldByModel: Readonly<Record<ModelName, Readonly<Partial<Record<FitParameter, number>>>>> = {
  '4PL': {},
  '3PL': { bottom: 0 },
  '2PL': { bottom: 0, top: 1 },
  '5PL': {},
  W1: {},
  W2: {},
  LN: {},
  BC: {},
};
