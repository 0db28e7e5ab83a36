import { availableParallelism } from 'node:os';
import type { Runner } from '#pipeline/runner';
import type { StepOutput, StepRegistry, Steps } from '#pipeline/steps';
import { processPool } from './processPool.ts';
import { startStepProcess } from './stepProcess.ts';

export interface WorkerRunnerOptions {
  /** Seconds that one step may take, the start of its process not counted; 60. */
  readonly timeLimitSeconds?: number;
  /** Megabytes of JavaScript heap of one process; 1024. Bytes in buffers do not count. */
  readonly memoryLimitMb?: number;
  /** How many steps run at once; as many as there are processors, at most 4: the process that asks mostly waits. */
  readonly processes?: number;
  /** What runs in the processes: a built file that calls `answerSteps`. */
  readonly file?: URL;
}

/** A runner that has to be closed: it holds processes. */
export interface WorkerRunner<R extends StepRegistry = Steps> extends Runner<R> {
  /** Ends all processes; steps that have not ended yet are rejected. */
  close(): Promise<void>;
}

// Node 20 cannot run the .ts sources, so a program that runs from src/ (a test) uses the built worker.
const ownFile = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/shell/runner/stepWorker.js' : './stepWorker.js',
  import.meta.url,
);

/**
 * Runs steps in processes of their own, with a limit of time and memory. A step that goes beyond one is ended alone and
 * reported; the next step gets a new process. What a step throws is thrown here too, with the stack it had there.
 */
export function workerRunner<R extends StepRegistry = Steps>(
  options: WorkerRunnerOptions = {},
): WorkerRunner<R> {
  const limits = {
    file: options.file ?? ownFile,
    timeLimitSeconds: options.timeLimitSeconds ?? 60,
    memoryLimitMb: options.memoryLimitMb ?? 1024,
  };
  const size = options.processes ?? Math.min(4, availableParallelism());
  const pool = processPool(size, () => startStepProcess(limits));
  const beyond = {
    timeout: `was not finished after ${limits.timeLimitSeconds} s`,
    memory: `needed more than ${limits.memoryLimitMb} MB of memory`,
  };
  return {
    run: async (step, input, key) => {
      const end = await pool.run({ step, input });
      if (end.kind === 'thrown') throw end.error;
      if (end.kind === 'output') return { ok: true, output: end.output as StepOutput<typeof step, R> };
      return { ok: false, failure: end.kind, message: `${key}: the step ${step} ${beyond[end.kind]}` };
    },
    close: () => pool.close(),
  };
}
