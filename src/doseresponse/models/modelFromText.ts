import type { FitParameter, ModelName } from '#domain/fit';
import { heldByModel } from '#domain/modelHeld';

/** A model that can be fitted, with what its name holds. */
export interface ModelChoice {
  readonly name: ModelName;
  /** Held by the model or by the name it was called; the user can hold more. */
  readonly held: Readonly<Partial<Record<FitParameter, number>>>;
}

/** Either a model or, in words, why there is none. */
export type ModelAnswer =
  | { readonly ok: true; readonly model: ModelChoice }
  | { readonly ok: false; readonly found: string; readonly expected: string };

/** What people type, in capitals; drc's names say how many parameters are left free. */
const spellings: Readonly<Record<string, ModelChoice>> = {
  ...named('4PL', ['4PL', 'LL.4']),
  ...named('3PL', ['3PL', 'LL.3']),
  ...named('2PL', ['2PL', 'LL.2']),
  ...named('5PL', ['5PL', 'LL.5']),
  ...named('W1', ['W1', 'W1.4']),
  ...named('W1', ['W1.3'], { bottom: 0 }),
  ...named('W1', ['W1.2'], { bottom: 0, top: 1 }),
  ...named('W2', ['W2', 'W2.4']),
  ...named('W2', ['W2.3'], { bottom: 0 }),
  ...named('W2', ['W2.2'], { bottom: 0, top: 1 }),
  ...named('LN', ['LN', 'LN.4']),
  ...named('LN', ['LN.3'], { bottom: 0 }),
  ...named('LN', ['LN.2'], { bottom: 0, top: 1 }),
  ...named('BC', ['BC', 'BC.5']),
  ...named('BC', ['BC.4'], { bottom: 0 }),
};

/**
 * The model that a text names: `4PL`, `3PL` (bottom 0), `2PL` (bottom 0, top 1), `5PL`, `W1`, `W2`, `LN`, `BC`, or as drc calls them (`LL.4`,
 * `W1.3` for a bottom of 0, `BC.5` …); case does not matter.
 *
 * @returns for a model that is unknown, what was found and what could stand there
 */
export function modelFromText(text: string): ModelAnswer {
  const spelled = text.trim().toUpperCase();
  const model = Object.hasOwn(spellings, spelled) ? spellings[spelled] : undefined;
  if (model !== undefined) return { ok: true, model };
  return {
    ok: false,
    found: `model ${text.trim()}`,
    expected:
      '4PL, 3PL (bottom 0), 2PL (bottom 0, top 1), 5PL, W1 or W2 (Weibull), LN (log-normal) or BC (Brain–Cousens); also drc’s LL.4, LL.3, LL.2, LL.5, W1.4, W2.4, LN.4, BC.5, BC.4',
  };
}

/** The model of a name with what it holds. */
export function modelChoice(name: ModelName): ModelChoice {
  return { name, held: heldByModel[name] };
}

function named(
  name: ModelName,
  texts: readonly string[],
  held: ModelChoice['held'] = heldByModel[name],
): Record<string, ModelChoice> {
  return Object.fromEntries(texts.map((text) => [text, { name, held }]));
}
