/**
 * Has LibreOffice calculate every formula of results.xlsx anew, without the cached values, and compares: |a − b| ≤ 1e-11 |a|, or 1e-11
 * near 0 (never for a p). For the shipped example and for the studies of test/support/workbookStudies.ts:
 * `node --conditions=source --import ./scripts/readTypescript.mjs scripts/recalculateWorkbooks.ts` after a build.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as XLSX from 'xlsx';
import { writeWorkbookStudies } from '../test/support/workbookStudies.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cellassay-recalculate-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const project = join(folder, 'project');
for (const part of ['plates', 'protocols'])
  cpSync(join(root, part), join(project, part), { recursive: true });
writeWorkbookStudies(project);
// some of these studies are spoilt on purpose: exit code 1
spawnSync(process.execPath, [join(root, 'dist/shell/cli/main.js'), 'run'], { cwd: project });

const studies = readdirSync(join(project, 'output')).filter((study) => existsSync(written(study)));
const bare = join(folder, 'bare');
const recalculated = join(folder, 'recalculated');
mkdirSync(bare);
for (const study of studies)
  writeFileSync(join(bare, `${study}.xlsx`), withoutCachedValues(readFileSync(written(study))));
execFileSync(
  'soffice',
  [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    '--headless',
    '--convert-to',
    'xlsx',
    '--outdir',
    recalculated,
    ...studies.map((study) => join(bare, `${study}.xlsx`)),
  ],
  { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 },
);

let bad = 0;
for (const study of studies) {
  const { formulas, differences } = compare(
    readFileSync(written(study)),
    readFileSync(join(recalculated, `${study}.xlsx`)),
  );
  if (formulas < 100) differences.push(`only ${formulas} formulas`);
  console.log(`${study}: ${formulas} formulas, ${differences.length} differences`);
  for (const line of differences.slice(0, 20)) console.log(`  ${line}`);
  bad += differences.length;
}
if (studies.length < 9) {
  console.log(`only ${studies.length} studies left a workbook`);
  bad += 1;
}
process.exitCode = bad === 0 ? 0 : 1;

function written(study: string): string {
  return join(project, 'output', study, 'results.xlsx');
}

/** What is left are formulas without results, which no program can show without calculating. */
function withoutCachedValues(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(new Uint8Array(bytes))).map(([name, part]) => {
    if (!name.startsWith('xl/worksheets/sheet')) return [name, part] as const;
    const xml = strFromU8(part).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1');
    if (/<\/f><v>/.test(xml)) throw new Error(`${name} still holds a cached value`);
    return [name, strToU8(xml)] as const;
  });
  return zipSync(Object.fromEntries(parts));
}

function compare(ours: Uint8Array, theirs: Uint8Array): { formulas: number; differences: string[] } {
  const [mine, other] = [ours, theirs].map((bytes) =>
    XLSX.read(bytes, { type: 'buffer', cellFormula: true }),
  );
  const differences: string[] = [];
  let formulas = 0;
  for (const [name, sheet] of Object.entries(mine?.Sheets ?? {})) {
    for (const [address, cell] of Object.entries(sheet) as [string, XLSX.CellObject][]) {
      if (address.startsWith('!') || cell.f === undefined) continue;
      formulas += 1;
      const again = (other?.Sheets[name] as Record<string, XLSX.CellObject | undefined> | undefined)?.[
        address
      ];
      if (!isSame(cell, again?.t === 'e' ? `error ${String(again.w)}` : again?.v))
        differences.push(
          `${name}!${address} = ${cell.f}: ${String(cell.v)} is recalculated to ${String(again?.v)}`,
        );
    }
  }
  return { formulas, differences };
}

/** Percentages and absorbances near 0 are differences of large numbers; a p is small and all digits. */
function isSame({ v: a, f }: XLSX.CellObject, b: XLSX.CellObject['v']): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a !== undefined && a === b;
  const nearZero = f?.includes('T.TEST') === true ? 0 : 1e-11;
  return Math.abs(a - b) <= Math.max(nearZero, 1e-11 * Math.abs(a));
}
