import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { env, execPath } from 'node:process';
import type { Mutation } from './mutations.ts';

export type MutantFate = 'killed' | 'hung' | 'survived';

/** Where the tests of a file lie and how long they may take. */
export interface MutantTests {
  readonly root: string;
  /** From the root, as `src/stats/fieller.ts`. */
  readonly file: string;
  readonly limitSeconds: number;
}

/**
 * Runs the tests on a mutant: first those named like the file, then all of its room that reach it by imports, until one fails.
 *
 * @param mutation - null for the file as it is, whose tests must pass
 * @returns `hung` when the tests did not end in time, which counts as killed
 */
export async function testMutant(tests: MutantTests, mutation: Mutation | null): Promise<MutantFate> {
  const { root, file } = tests;
  const room = file.split('/')[1] ?? '';
  const folder = join('test', room);
  const own = join(folder, `${basename(file, '.ts')}.test.ts`);
  const stages = [...(existsSync(join(root, own)) ? [['run', own]] : []), ['related', file, '--run']];
  for (const stage of stages) {
    const fate = await runVitest({ ...tests, folder }, stage, mutation);
    if (fate !== 'survived') return fate;
  }
  return 'survived';
}

function runVitest(
  { root, file, folder, limitSeconds }: MutantTests & { readonly folder: string },
  stage: readonly string[],
  mutation: Mutation | null,
): Promise<MutantFate> {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [
    vitest,
    ...stage,
    '--root',
    root,
    '--config',
    'scripts/mutate/vitest.mutant.ts',
    '--bail',
    '1',
    '--silent',
    '--reporter',
    'dot',
  ];
  const child = spawn(execPath, args, {
    cwd: root,
    env: { ...env, MUTANT: JSON.stringify({ file: join(root, file), folder, mutation }) },
    stdio: 'ignore',
    detached: true,
  });
  return new Promise((resolve) => {
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      // the whole group: a worker that never ends outlives its parent
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, limitSeconds * 1000);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(hung ? 'hung' : code === 0 ? 'survived' : 'killed');
    });
  });
}
