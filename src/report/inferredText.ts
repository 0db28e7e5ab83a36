import type { Inference } from '#domain/inference';

/** What was concluded, for the terminal, with the way to state it: a line each. */
export function inferredText(inferred: readonly Inference[]): string[] {
  return inferred.map(
    ({ what, value, because, state }) =>
      `inferred ${what}: ${value} (${because}${state === null ? '' : `; state it with ${state}`})`,
  );
}
