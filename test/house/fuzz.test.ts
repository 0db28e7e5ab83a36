import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { VendorId } from '#domain/read';
import { workerRunner } from '#shell/runner/workerRunner';
import { seededRandom } from '../../example/seededRandom.ts';
import { damaged } from '../../scripts/fuzz/damage.ts';
import { fuzz } from '../../scripts/fuzz/fuzz.ts';
import { fuzzFiles, type FuzzFile } from '../../scripts/fuzz/fuzzFiles.ts';
import { defects, outcomeOf, outcomes, type Reading } from '../../scripts/fuzz/outcome.ts';
import { fuzzLimitSeconds, promises } from '../../scripts/fuzz/reliabilityPage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isBuilt = existsSync(join(root, 'dist/shell/runner/stepWorker.js'));
if (!isBuilt) console.warn('SKIPPED ALOUD: nothing is built; npm test builds first.');

describe.skipIf(!isBuilt)('300 damaged files', () => {
  it('hang nothing, crash nothing, and change or lose no value in silence', async () => {
    const files = fuzzFiles(root);
    expect(new Set(files.map(({ type }) => type))).toEqual(new Set(['.xlsx', '.xls', '.xml', 'text']));
    const runner = workerRunner({ timeLimitSeconds: fuzzLimitSeconds, processes: 2 });
    const result = await fuzz({ files, seed: 7, tries: 300, runner, atOnce: 2 }).finally(() =>
      runner.close(),
    );
    const told = result.defects.map(({ outcome, file, damage }) => [outcome, file.file, damage.what]);
    expect(told).toEqual([]);
    const count = (outcome: string) => result.tries.filter((one) => one.outcome === outcome).length;
    expect(count('refused')).toBeGreaterThan(60);
    expect(count('same')).toBeGreaterThan(10);
    expect(count('told')).toBeGreaterThan(20);
  });
});

describe('the fuzz', () => {
  it('does the same to a file for the same seed, and something else for another', () => {
    const bytes = Uint8Array.from({ length: 500 }, (_, index) => index % 251);
    const done = (seed: number) => damaged(bytes, seededRandom(seed));
    for (let seed = 0; seed < 50; seed++) expect(done(seed)).toEqual(done(seed));
    expect(new Set(Array.from({ length: 200 }, (_, seed) => done(seed).kind)).size).toBe(8);
  });

  it('would notice values that change or are lost in silence', () => {
    const reading = (values: readonly number[], vendor: VendorId = 'gen5', reads = 1): Reading => ({
      value: {
        ...{ file: 'x', sha256: '', vendor, software: null, metadata: {} },
        reads: Array.from({ length: reads }, (_, index) => ({
          ...{ label: String(index), kind: 'measured', mode: 'absorbance', wavelengthNm: 590, plate: null },
          ...{ unit: 'AU', blanked: false, rows: 2, columns: 3, sheet: null, inferred: [] },
          wells: values.map((value, column) => ({
            ...{ well: `A${column + 1}`, cell: `A${column + 1}`, flags: [] },
            reading: { kind: 'value', value },
          })),
        })),
      },
      problems: [],
    });
    const outcome = (type: FuzzFile['type'], origin: string, kind: 'cut' | 'one bit', result: Reading) =>
      outcomeOf(
        { file: 'x', origin, type, step: 'readBook', bytes: new Uint8Array() },
        reading([1, 2], 'gen5', 2),
        { kind, what: '', bytes: new Uint8Array() },
        result,
      );
    expect(outcome('.xlsx', 'gen5', 'one bit', reading([1, 3], 'gen5', 2))).toBe('changed in silence');
    expect(outcome('text', 'gen5', 'one bit', reading([1, 3], 'gen5', 2))).toBe('changed');
    expect(outcome('text', 'gen5', 'cut', reading([1]))).toBe('cut in silence');
    expect(outcome('text', 'gen5', 'cut', reading([1, 2]))).toBe('shorter');
    expect(outcome('text', 'gen5', 'cut', reading([1], 'sheet'))).toBe('shorter');
    expect(outcome('text', 'gen5', 'cut', reading([1, 2], 'gen5', 2))).toBe('same');
    expect(outcome('text', 'gen5', 'cut', { value: null, problems: [] })).toBe('changed in silence');
  });
});

describe('docs/reliability.md', () => {
  const page = readFileSync(join(root, 'docs/reliability.md'), 'utf8');
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  it('says what the program holds to, with its limits', () => {
    expect(page).toContain(promises);
  });

  it('has the figures of 10,000 tries with their seed, and 0 for what must never happen', () => {
    const [, seed, tries] = /npm run fuzz -- --seed (\d+) --tries (\d+) --write/.exec(page) ?? [];
    expect(seed).toBeDefined();
    expect(Number(tries)).toBeGreaterThanOrEqual(10_000);
    const heads = rows.filter((row) => row[1] === 'tries');
    expect(heads).toHaveLength(3);
    for (const head of heads) expect(head.slice(2)).toEqual([...outcomes]);
    const totals = rows.filter(([first]) => first === 'all');
    expect(totals).toHaveLength(3);
    for (const total of totals) {
      expect(total[1]).toBe(tries);
      for (const outcome of defects) expect(total[2 + outcomes.indexOf(outcome)], outcome).toBe('0');
    }
  });
});
