import type { StepRegistry } from '#pipeline/steps';
import { runStep } from './runStep.ts';
import type { StepAnswer, StepRequest } from './stepProcess.ts';

/** Makes this process answer requests for the steps of a registry, one at a time, until the program that started it is gone. */
export function answerSteps(registry: StepRegistry): void {
  process.on('message', (message) => {
    void answerTo(registry, message as StepRequest).then(send);
  });
  process.on('disconnect', () => process.exit(0));
  send({ kind: 'ready' });
}

async function answerTo(registry: StepRegistry, { step, input }: StepRequest): Promise<StepAnswer> {
  try {
    const output = await runStep(registry, step, input as never);
    return { kind: 'output', output };
  } catch (error) {
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'thrown', name, message, stack: stack ?? '' };
  }
}

function send(answer: StepAnswer): void {
  process.send?.(answer);
}
