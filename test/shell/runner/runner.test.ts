import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { directRunner } from '#shell/runner/directRunner';
import { workerRunner, type WorkerRunner, type WorkerRunnerOptions } from '#shell/runner/workerRunner';
import { buildRunner, type BuiltRunner } from './builtRunner.ts';
import { testSteps } from './testSteps.mjs';

type TestSteps = typeof testSteps;

let built: BuiltRunner;
const open: WorkerRunner<TestSteps>[] = [];

beforeAll(() => {
  built = buildRunner();
});
afterAll(() => rmSync(built.folder, { recursive: true, force: true, maxRetries: 5 }));
afterEach(async () => {
  await Promise.all(open.splice(0).map((runner) => runner.close()));
});

function worker(options: WorkerRunnerOptions = {}): WorkerRunner<TestSteps> {
  const runner = workerRunner<TestSteps>({ file: built.file, processes: 1, ...options });
  open.push(runner);
  return runner;
}

const direct = directRunner(testSteps);

/** What steps hand on, and what JSON would lose of it. */
const richData = {
  wells: { A1: 0.1, B2: -0, C3: Number.NaN, D4: Number.POSITIVE_INFINITY },
  bytes: new Uint8Array([0, 255, 7]),
  part: new Uint8Array([1, 2, 3, 4]).subarray(1, 3),
  nothing: undefined,
  none: null,
  map: new Map([['µg/ml', new Set([1, 2])]]),
  text: 'T+P µ \u{1F9EB}',
};

describe('both runners', () => {
  it('give the same output for the same input', async () => {
    const input = { wells: { A1: 0.1, B2: 0.2 } };
    const expected = { ok: true, output: 2 };
    expect(await direct.run('countWells', input, 'plate')).toEqual(expected);
    expect(await worker().run('countWells', input, 'plate')).toEqual(expected);
  });

  it('hand over whatever structuredClone can copy, unchanged', async () => {
    const expected = { ok: true, output: structuredClone(richData) };
    expect(await direct.run('echo', richData, 'rich')).toStrictEqual(expected);
    expect(await worker().run('echo', richData, 'rich')).toStrictEqual(expected);
  });

  it('turn a Buffer into the bytes it holds, as structuredClone does', async () => {
    const bytes = Buffer.from('cellassay').subarray(4);
    const expected = { ok: true, output: new Uint8Array([97, 115, 115, 97, 121]) };
    expect(await direct.run('echo', bytes, 'bytes')).toStrictEqual(expected);
    expect(await worker().run('echo', bytes, 'bytes')).toStrictEqual(expected);
  });

  it('leave the input of the caller alone when a step writes into its own', async () => {
    for (const runner of [direct, worker()]) {
      const numbers = [1, 2];
      expect(await runner.run('growInPlace', numbers, 'numbers')).toEqual({ ok: true, output: [1, 2, 0] });
      expect(numbers).toEqual([1, 2]);
    }
  });

  it('throw what a step throws, with its name and the stack it had', async () => {
    for (const runner of [direct, worker()]) {
      const error: unknown = await runner
        .run('divideByNothing', null, 'bug')
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'RangeError', message: 'a bug of ours' });
      expect((error as Error).stack).toContain('testSteps.mjs');
    }
  });

  it('throw when an output cannot be copied, which is a bug too', async () => {
    for (const runner of [direct, worker()]) {
      await expect(runner.run('returnFunction', null, 'bug')).rejects.toThrow(/could not be cloned/);
    }
  });

  it('throw when an input cannot be copied, and go on', async () => {
    for (const runner of [direct, worker()]) {
      await expect(runner.run('echo', () => 1, 'bug')).rejects.toThrow(/could not be cloned/);
      expect(await runner.run('echo', 1, 'next')).toEqual({ ok: true, output: 1 });
    }
  });
});

describe('the worker runner', () => {
  it('ends a step that never ends, says which, and runs the next one', async () => {
    const runner = worker({ timeLimitSeconds: 0.5 });
    expect(await runner.run('loopForever', null, 'plates/a.xlsx')).toEqual({
      ok: false,
      failure: 'timeout',
      message: 'plates/a.xlsx: the step loopForever was not finished after 0.5 s',
    });
    expect(await runner.run('echo', 'next', 'plates/b.xlsx')).toEqual({ ok: true, output: 'next' });
  });

  // A growing Map is what aborts a program that uses worker threads.
  it.each(['fillMemoryWithObjects', 'fillMemoryWithMap'] as const)(
    'ends a step that fills the memory (%s) and runs the next one',
    async (step) => {
      const runner = worker({ memoryLimitMb: 48 });
      expect(await runner.run(step, null, 'plates/a.xls')).toEqual({
        ok: false,
        failure: 'memory',
        message: `plates/a.xls: the step ${step} needed more than 48 MB of memory`,
      });
      expect(await runner.run('echo', 'next', 'plates/b.xls')).toEqual({ ok: true, output: 'next' });
    },
  );

  it('runs two steps at once in two processes, and uses a process again', async () => {
    const runner = worker({ processes: 2 });
    const ids = async () => {
      const ends = [runner.run('processIdAfter', 100, 'one'), runner.run('processIdAfter', 100, 'two')];
      return (await Promise.all(ends)).map((end) => (end.ok ? end.output : 0)).sort();
    };
    const first = await ids();
    expect(new Set([...first, process.pid]).size).toBe(3);
    expect(await ids()).toEqual(first);
  });

  it('does not count the time that a step waits for its turn', async () => {
    const runner = worker({ processes: 1, timeLimitSeconds: 2 });
    const ends = await Promise.all(['a', 'b', 'c'].map((key) => runner.run('processIdAfter', 900, key)));
    expect(ends.map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  it('takes an answer that came in time while the program itself was busy', async () => {
    const runner = worker({ timeLimitSeconds: 1 });
    await runner.run('echo', 'warm', 'start');
    const end = runner.run('processIdAfter', 200, 'slow');
    await sleep(50);
    // Blocking from here, Node looks at its timers before it reads what came in.
    await new Promise(setImmediate);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1500);
    expect(await end).toMatchObject({ ok: true });
  });

  it('throws when a process ends by itself, and runs the next step', async () => {
    const runner = worker();
    await expect(runner.run('exit', 7, 'plates/a.xlsx')).rejects.toThrow(/exit code 7/);
    expect(await runner.run('echo', 'next', 'plates/b.xlsx')).toEqual({ ok: true, output: 'next' });
  });

  it('throws when its processes cannot start at all', async () => {
    const runner = worker({ file: new URL('./gone.js', built.file) });
    await expect(runner.run('echo', 1, 'plates/a.xlsx')).rejects.toThrow(/gone\.js/);
  });

  it('ends its processes when it is closed and refuses work afterwards', async () => {
    const runner = worker();
    const first = await runner.run('processIdAfter', 0, 'id');
    const pending = expect(runner.run('loopForever', null, 'never')).rejects.toThrow(/closed/);
    await runner.close();
    await pending;
    expect(() => process.kill(first.ok ? first.output : 0, 0)).toThrow(/ESRCH/);
    await expect(runner.run('echo', 1, 'late')).rejects.toThrow(/closed/);
  });

  it('does not keep a program from ending that forgets to close it', () => {
    const program = join(built.folder, 'program.js');
    writeFileSync(
      program,
      `import { workerRunner } from './workerRunner.js';
       const runner = workerRunner({ file: new URL('./testStepWorker.js', import.meta.url) });
       console.log(JSON.stringify(await runner.run('echo', 1, 'one')));`,
    );
    const { stdout, status } = spawnSync(process.execPath, [program], { encoding: 'utf8', timeout: 20_000 });
    expect(stdout).toBe('{"ok":true,"output":1}\n');
    expect(status).toBe(0);
  });
});

const ownWorker = fileURLToPath(new URL('../../../dist/shell/runner/stepWorker.js', import.meta.url));
if (!existsSync(ownWorker)) console.warn('SKIPPED ALOUD: nothing is built; npm test builds first.');

describe.skipIf(!existsSync(ownWorker))('the built worker of the program', () => {
  it('starts with all the steps there are', async () => {
    const runner = workerRunner({ processes: 1 });
    try {
      await expect(runner.run('no such step' as never, null as never, 'none')).rejects.toThrow(
        'There is no step no such step.',
      );
    } finally {
      await runner.close();
    }
  });
});
