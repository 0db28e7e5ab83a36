import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What the program asks of a step process. */
export interface StepRequest {
  readonly step: string;
  readonly input: unknown;
}

/** What a step process says: `ready` once, when it has loaded its steps, then one answer to each request. */
export type StepAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'output'; readonly output: unknown }
  | { readonly kind: 'thrown'; readonly name: string; readonly message: string; readonly stack: string };

/** How the work on one request ended. */
export type StepEnd =
  | { readonly kind: 'output'; readonly output: unknown }
  | { readonly kind: 'thrown'; readonly error: Error }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'memory' };

/** A process that runs one step at a time, within limits. */
export interface StepProcess {
  run(request: StepRequest): Promise<StepEnd>;
  /** false once the process has ended or is about to: it was beyond a limit, or it crashed. */
  isUsable(): boolean;
  /** Resolves when the process is gone. */
  end(): Promise<void>;
}

export interface StepProcessOptions {
  /** A built file that calls `answerSteps`. */
  readonly file: URL;
  readonly timeLimitSeconds: number;
  readonly memoryLimitMb: number;
}

/**
 * Starts a process for steps. An idle one does not keep the program from ending, and ends with it.
 *
 * A process and not a thread: when V8 cannot grow a large array or Map within the limit of a worker thread, it aborts the
 * whole process, and one bad file would stop all others.
 */
export function startStepProcess({ file, timeLimitSeconds, memoryLimitMb }: StepProcessOptions): StepProcess {
  const child = fork(file, [], {
    // Not the parent's: a debugger port is not for the children.
    execArgv: [`--max-old-space-size=${memoryLimitMb}`],
    serialization: 'advanced',
    // stdout belongs to the program's own output.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const said = lastWordsOf(child);
  const closed = new Promise<StepEnd>((resolve) => {
    child.once('error', (error) => resolve({ kind: 'thrown', error }));
    child.once('close', (code, signal) => resolve(endFromDeath(code, signal, said())));
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let usable = true;
  void closed.then(() => {
    usable = false;
    process.off('exit', kill);
  });
  const ready = Promise.race([once(child, 'message'), closed]);

  return {
    isUsable: () => usable,
    run: async (request) => {
      keepProgramRunning(child, true);
      // The clock starts when the process has loaded its steps, so that a slow machine is not a slow file.
      await ready;
      const end = await Promise.race([closed, answerWithin(child, request, timeLimitSeconds)]);
      if (end.kind === 'timeout') {
        usable = false;
        kill();
      }
      keepProgramRunning(child, false);
      return end;
    },
    end: async () => {
      usable = false;
      keepProgramRunning(child, true);
      kill();
      await closed;
    },
  };
}

function answerWithin(child: ChildProcess, request: StepRequest, timeLimitSeconds: number): Promise<StepEnd> {
  return new Promise((resolve) => {
    const end = (result: StepEnd) => {
      clearTimeout(timer);
      child.off('message', onAnswer).off('close', onClose);
      resolve(result);
    };
    const onAnswer = (message: unknown) => end(endFromAnswer(message as StepAnswer));
    const onClose = () => clearTimeout(timer);
    // When the program itself was busy, an answer can be waiting to be read: it comes before the immediate.
    const timer = setTimeout(() => setImmediate(() => end({ kind: 'timeout' })), timeLimitSeconds * 1000);
    child.on('message', onAnswer).once('close', onClose);
    try {
      // An error of the channel is the death of the process, which `close` tells more about.
      child.send(request, () => undefined);
    } catch (error) {
      end({ kind: 'thrown', error: error as Error });
    }
  });
}

function endFromAnswer(answer: StepAnswer): StepEnd {
  if (answer.kind === 'output') return answer;
  if (answer.kind === 'ready') throw new Error('A step process said twice that it is ready.');
  const error = new Error(answer.message);
  error.name = answer.name;
  error.stack = answer.stack;
  return { kind: 'thrown', error };
}

/** Beyond its heap a process aborts and says so; beyond the machine's memory the system kills it. */
function endFromDeath(code: number | null, signal: NodeJS.Signals | null, said: string): StepEnd {
  if (signal === 'SIGKILL' || /heap out of memory|allocation failed/i.test(said)) return { kind: 'memory' };
  const how = signal ?? `exit code ${String(code)}`;
  return { kind: 'thrown', error: new Error(`A step process ended with ${how}.\n${said}`) };
}

/** The end of what a process wrote to stderr. */
function lastWordsOf(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (part: string) => {
    text = (text + part).slice(-8192);
  });
  return () => text;
}

function keepProgramRunning(child: ChildProcess, keep: boolean): void {
  const stderr = child.stderr as unknown as { ref(): void; unref(): void } | null;
  for (const handle of [child, child.channel, stderr]) {
    if (keep) handle?.ref();
    else handle?.unref();
  }
}
