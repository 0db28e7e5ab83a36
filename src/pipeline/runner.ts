import type { StepInput, StepName, StepOutput, StepRegistry, Steps } from './steps.ts';

/** What became of a step: its output, or why the machine did not let it finish. A bug in a step is thrown, not returned. */
export type StepResult<T> =
  | { readonly ok: true; readonly output: T }
  | { readonly ok: false; readonly failure: 'timeout' | 'memory'; readonly message: string };

/**
 * Runs the steps of the pipeline: directly, in a worker with limits, or from a cache. Inputs and outputs survive
 * structuredClone, so that all three give the same.
 */
export interface Runner<R extends StepRegistry = Steps> {
  /**
   * @param key - names the work for messages and caches: a hash of everything the output depends on, or the file
   */
  run<N extends StepName<R>>(
    step: N,
    input: StepInput<N, R>,
    key: string,
  ): Promise<StepResult<StepOutput<N, R>>>;
}
