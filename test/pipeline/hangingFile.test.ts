import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noTableChoices, readExportFile } from '#pipeline/readFile';
import { workerRunner } from '#shell/runner/workerRunner';
import { buildRunner, type BuiltRunner } from '../shell/runner/builtRunner.ts';

let built: BuiltRunner;
beforeAll(() => {
  built = buildRunner();
  // What a damaged .xls does to the library that reads it: the first byte says how.
  writeFileSync(
    join(built.folder, 'badReader.js'),
    `import { answerSteps } from './answerSteps.js';
     answerSteps({
       readExport: ({ bytes, file }) => {
         if (bytes[0] === 1) for (;;);
         const kept = new Map();
         if (bytes[0] === 2) for (let i = 0; ; i++) kept.set(i, i);
         return { value: { file, reads: [] }, problems: [] };
       },
     });`,
  );
});
afterAll(() => rmSync(built.folder, { recursive: true, force: true, maxRetries: 5 }));

describe('a file that its reader never finishes', () => {
  it('becomes a problem of that file, and the others are read', async () => {
    const file = pathToFileURL(join(built.folder, 'badReader.js'));
    const runner = workerRunner({ file, processes: 1, timeLimitSeconds: 5, memoryLimitMb: 48 });
    const read = (name: string, kind: number) =>
      readExportFile(name, { bytes: new Uint8Array([kind]), sha256: '' }, noTableChoices, runner);
    const results = await Promise.all([
      read('a.xls', 1),
      read('b.xls', 0),
      read('c.xls', 2),
      read('d.xls', 0),
    ]).finally(() => runner.close());
    const problem = { code: 'file-unreadable', severity: 'error' };
    expect(results).toMatchObject([
      { value: null, problems: [{ ...problem, file: 'a.xls' }] },
      { value: { file: 'b.xls' }, problems: [] },
      { value: null, problems: [{ ...problem, file: 'c.xls' }] },
      { value: { file: 'd.xls' }, problems: [] },
    ]);
    expect(results[0].problems[0]?.found).toContain('was not finished after 5 s');
    expect(results[2].problems[0]?.found).toContain('needed more than 48 MB of memory');
  });
});
