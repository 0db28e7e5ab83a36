import type { Runner } from '#pipeline/runner';
import type { StepRegistry } from '#pipeline/steps';
import { runStep } from './runStep.ts';

/**
 * Runs steps in this process: without limits, so only for input that cannot hang or fill the memory, and for tests.
 */
export function directRunner<R extends StepRegistry>(registry: R): Runner<R> {
  return {
    run: async (step, input) => ({ ok: true, output: await runStep(registry, step, input) }),
  };
}
