import type { ModelName, ParameterName } from '#domain/fit';
import { heldByModel } from '#domain/modelHeld';

/** A model that can be fitted now: the four-parameter logistic with some of its parameters held. */
export interface ModelChoice {
  readonly name: ModelName;
  /** Held by the model itself; the user can hold more. */
  readonly held: Readonly<Partial<Record<ParameterName, number>>>;
}

/** Either a model or, in words, why there is none. */
export type ModelAnswer =
  | { readonly ok: true; readonly model: ModelChoice }
  | { readonly ok: false; readonly found: string; readonly expected: string };

const choices: readonly { readonly name: ModelName; readonly drcName: string }[] = [
  { name: '4PL', drcName: 'LL.4' },
  { name: '3PL', drcName: 'LL.3' },
  { name: '2PL', drcName: 'LL.2' },
];

/** Models that people ask for by these names and that are not built yet. */
const notYet: Readonly<Record<string, string>> = {
  '5PL': 'the five-parameter logistic',
  'LL.5': 'the five-parameter logistic',
  W1: 'the Weibull type 1 curve',
  'W1.4': 'the Weibull type 1 curve',
  W2: 'the Weibull type 2 curve',
  'W2.4': 'the Weibull type 2 curve',
  LN: 'the log-normal curve',
  'LN.4': 'the log-normal curve',
  BC: 'the Brain–Cousens hormesis curve',
  'BC.4': 'the Brain–Cousens hormesis curve',
  'BC.5': 'the Brain–Cousens hormesis curve',
};

/**
 * The model that a text names: `4PL`, `3PL` (bottom 0), `2PL` (bottom 0, top 1), or drc's `LL.4`, `LL.3`, `LL.2`; case does not matter.
 *
 * @returns for a model that is unknown or not available yet, what was found and what could stand there
 */
export function modelFromText(text: string): ModelAnswer {
  const spelled = text.trim().toUpperCase();
  const choice = choices.find(({ name, drcName }) => spelled === name || spelled === drcName);
  if (choice !== undefined) return { ok: true, model: modelChoice(choice.name) };
  const later = notYet[spelled];
  const found = later === undefined ? `model ${text.trim()}` : `model ${text.trim()} yet (${later})`;
  return {
    ok: false,
    found,
    expected: '4PL, 3PL (bottom 0) or 2PL (bottom 0, top 1); also LL.4, LL.3, LL.2',
  };
}

/** The model of a name with what it holds. */
export function modelChoice(name: ModelName): ModelChoice {
  return { name, held: heldByModel[name] };
}
