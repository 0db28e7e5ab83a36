import type { StepEnd, StepProcess, StepRequest } from './stepProcess.ts';

/** Processes that are started when they are needed and used again. */
export interface ProcessPool {
  run(request: StepRequest): Promise<StepEnd>;
  /** Ends all processes; what has not ended yet is rejected. */
  close(): Promise<void>;
}

/**
 * At most `size` processes at once; requests beyond that wait for their turn, and their clock does not run.
 */
export function processPool(size: number, start: () => StepProcess): ProcessPool {
  const idle: StepProcess[] = [];
  const busy = new Set<StepProcess>();
  const waiting: (() => void)[] = [];
  let free = size;
  let closed = false;

  async function turn(): Promise<void> {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function handOver(): void {
    const next = waiting.shift();
    if (next === undefined) free++;
    else next();
  }

  function refuseWhenClosed(): void {
    if (closed) throw new Error('The runner was closed before the step had ended.');
  }

  async function runInProcess(request: StepRequest): Promise<StepEnd> {
    refuseWhenClosed();
    const process = idle.find((candidate) => candidate.isUsable()) ?? start();
    idle.splice(0, idle.length, ...idle.filter((other) => other !== process && other.isUsable()));
    busy.add(process);
    const end = await process.run(request);
    busy.delete(process);
    refuseWhenClosed();
    if (process.isUsable()) idle.push(process);
    return end;
  }

  return {
    run: async (request) => {
      await turn();
      try {
        return await runInProcess(request);
      } finally {
        handOver();
      }
    },
    close: async () => {
      closed = true;
      await Promise.all([...idle, ...busy].map((process) => process.end()));
    },
  };
}
