import type { StepInput, StepName, StepOutput, StepRegistry } from '#pipeline/steps';

/**
 * Runs one step on a copy of its input and returns a copy of its output.
 *
 * The copies are what make a step give the same directly, in a worker and from a cache: whatever does not survive
 * structuredClone (a function, a class, a Buffer instead of a Uint8Array) shows at once and not only in a worker.
 *
 * @throws whatever the step throws, and DataCloneError: both are bugs of ours
 */
export async function runStep<R extends StepRegistry, N extends StepName<R>>(
  registry: R,
  step: N,
  input: StepInput<N, R>,
): Promise<StepOutput<N, R>> {
  const run = registry[step];
  if (run === undefined) throw new Error(`There is no step ${step}.`);
  const output = await run(structuredClone(input));
  return structuredClone(output) as StepOutput<N, R>;
}
