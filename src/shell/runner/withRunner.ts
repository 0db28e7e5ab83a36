import type { Runner } from '#pipeline/runner';
import { workerRunner } from './workerRunner.ts';

/** Does some work with a runner whose workers end with it, whatever becomes of the work. */
export async function withRunner<T>(work: (runner: Runner) => Promise<T>): Promise<T> {
  const workers = workerRunner();
  try {
    return await work(workers);
  } finally {
    await workers.close();
  }
}
