import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const config = '.dependency-cruiser.cjs';

/** A small house in which every import goes the right way. */
const sound: Readonly<Record<string, string>> = {
  'domain/well.ts': 'export const well = 1;',
  'plate/wellName.ts': "import { well } from '#domain/well';\nexport const wellName = well;",
  'stats/mean.ts': 'export const mean = 1;',
  'layout/layOut.ts': "import { wellName } from '#plate/wellName';\nexport const layOut = wellName;",
  'compare/test.ts': "import { mean } from '#stats/mean';\nexport const test = mean;",
  'ingest/recognize.ts': 'export const recognize = 1;',
  'ingest/gen5/index.ts': "import { recognize } from '../recognize.ts';\nexport const gen5 = recognize;",
  'ingest/byonoy/index.ts': 'export const byonoy = 1;',
  'sheet/unzip.ts': "import { inflateRawSync } from 'node:zlib';\nexport const unzip = inflateRawSync;",
  'pipeline/study.ts': "import { layOut } from '#layout/layOut';\nexport const study = layOut;",
  'shell/files.ts':
    "import { readFileSync } from 'node:fs';\nimport { study } from '#pipeline/study';\nexport const files = [study, readFileSync];",
};

/** Each of these breaks one rule, and only that one. */
const planted: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['domain-imports-nothing', 'domain/a.ts', "export { wellName } from '#plate/wellName';"],
  ['domain-imports-nothing', 'domain/b.ts', "export { parse } from 'yaml';"],
  ['ground-rooms-import-only-domain', 'plate/a.ts', "export { mean } from '#stats/mean';"],
  [
    'ground-rooms-import-only-domain',
    'stats/b.ts',
    "import type { test } from '#compare/test';\nexport type T = typeof test;",
  ],
  ['middle-rooms-never-import-each-other', 'layout/a.ts', "export { test } from '#compare/test';"],
  [
    'middle-rooms-never-import-each-other',
    'layout/b.ts',
    "import type { test } from '#compare/test';\nexport type T = typeof test;",
  ],
  ['middle-rooms-never-import-each-other', 'layout/c.ts', "export { test } from '../compare/test.ts';"],
  ['nothing-below-imports-pipeline-or-shell', 'compare/a.ts', "export { study } from '#pipeline/study';"],
  ['nothing-below-imports-pipeline-or-shell', 'compare/b.ts', "export { files } from '#shell/files';"],
  ['pipeline-does-not-import-shell', 'pipeline/a.ts', "export { files } from '#shell/files';"],
  ['vendors-never-import-each-other', 'ingest/gen5/a.ts', "export { byonoy } from '../byonoy/index.ts';"],
  ['vendors-never-import-each-other', 'ingest/gen5/b.ts', "export { byonoy } from '#ingest/byonoy/index';"],
  ['only-shell-touches-the-machine', 'compare/c.ts', "export { readFileSync } from 'node:fs';"],
  ['only-shell-touches-the-machine', 'compare/d.ts', "export const a = import('fs/promises');"],
  ['only-shell-touches-the-machine', 'pipeline/b.ts', "export { join } from 'node:path';"],
  ['only-shell-touches-the-machine', 'stats/c.ts', "export { performance } from 'node:perf_hooks';"],
  ['imports-resolve', 'compare/e.ts', "export { gone } from '#domain/gone';"],
  ['no-undeclared-packages', 'compare/f.ts', "export { test } from 'vitest';"],
];

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'rooms-'));
  for (const file of ['package.json', 'tsconfig.json', config]) cpSync(join(root, file), join(project, file));
  // 'junction' needs no rights on Windows; elsewhere it is ignored.
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'), 'junction');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, 'src', file)), { recursive: true });
    writeFileSync(join(project, 'src', file), `${text}\n`);
  }
}

function checkRooms(): { readonly code: number | null; readonly text: string } {
  const script = join(root, 'scripts', 'checkRooms.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, project], { encoding: 'utf8' });
  return { code: status, text: stdout + stderr };
}

describe('the direction of imports', () => {
  it('is accepted where every import goes the right way', () => {
    write(sound);
    const { code, text } = checkRooms();
    expect(text).toContain(`rooms: ${Object.keys(sound).length} files`);
    expect(code).toBe(0);
  });

  it('refuses each planted import by the name of its rule, and nothing else', () => {
    write(sound);
    write(Object.fromEntries(planted.map(([, file, text]) => [file, text])));
    const { code, text } = checkRooms();
    const refused = text
      .split('\n')
      .flatMap((line) => /^([a-z-]+): src\/(\S+) -> /.exec(line)?.slice(1, 3) ?? []);
    const pairs = refused.flatMap((rule, i) => (i % 2 === 0 ? [`${rule} ${String(refused[i + 1])}`] : []));
    expect(pairs.sort()).toEqual(planted.map(([rule, file]) => `${rule} ${file}`).sort());
    expect(code).toBe(1);
  });

  it('refuses a cycle, also one of types', () => {
    write({
      'stats/a.ts': "import type { B } from './b.ts';\nexport interface A { readonly b: B }",
      'stats/b.ts': "import type { A } from './a.ts';\nexport interface B { readonly a: A }",
    });
    const { code, text } = checkRooms();
    expect(text).toMatch(/^no-cycles: src\/stats\/./m);
    expect(code).toBe(1);
  });

  it('refuses an empty tree, which proves nothing', () => {
    const { code, text } = checkRooms();
    expect(text).toContain('nothing was checked');
    expect(code).toBe(1);
  });

  it('refuses when fewer files were read than there are', () => {
    write(sound);
    const rules = readFileSync(join(project, config), 'utf8');
    writeFileSync(
      join(project, config),
      rules.replace('options: {', "options: { includeOnly: '^src/domain',"),
    );
    const { code, text } = checkRooms();
    expect(text).toContain(`only 1 of the ${Object.keys(sound).length} files`);
    expect(code).toBe(1);
  });
});
