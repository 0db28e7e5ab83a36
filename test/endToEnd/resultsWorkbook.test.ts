import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as XLSX from 'xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectClose } from '../support/expectClose.ts';
import { cellassay, emptyProject, readTable, removeProject } from '../support/project.ts';
import { Recalculation } from '../support/recalculate.ts';
import { workbookStudies, writeWorkbookStudies } from '../support/workbookStudies.ts';

type Row = Readonly<Record<string, string | number>>;

const project = emptyProject();
const books = new Map<string, Uint8Array>();
beforeAll(async () => {
  for (const { name } of writeWorkbookStudies(project)) books.set(name, new Uint8Array());
  await cellassay(['run'], project);
  for (const name of books.keys())
    books.set(name, new Uint8Array(readFileSync(join(project, 'output', name, 'results.xlsx'))));
});
afterAll(() => removeProject(project));

/** The rows of a sheet by the words of its headings; the headings of Summary stand below what introduces it. */
function rowsOf(study: string, sheet: string): Row[] {
  const cells = XLSX.utils.sheet_to_json<(string | number)[]>(
    XLSX.read(books.get(study)!, { type: 'array' }).Sheets[sheet]!,
    { header: 1, defval: '' },
  );
  const first = cells.findIndex((row) => row.filter((cell) => cell !== '').length > 3);
  const headings = cells[first]!.map(String);
  return cells
    .slice(first + 1)
    .map((row) => Object.fromEntries(headings.map((name, at) => [name, row[at] ?? ''])));
}

/** The address of the cell of a row under a heading of Measurements, whose headings are in row 1. */
function addressOf(study: string, heading: string, index: number): string {
  const sheet = XLSX.read(books.get(study)!, { type: 'array' }).Sheets['Measurements']!;
  const headings = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 })[0]!;
  return XLSX.utils.encode_cell({ r: index + 1, c: headings.indexOf(heading) });
}

function recalculated(study: string): Recalculation {
  return new Recalculation(books.get(study)!);
}

describe('the workbook of results', () => {
  it.each(workbookStudies.map(({ name, what }) => [name, what] as const))(
    'recalculates to what it holds: %s (%s)',
    (name) => {
      const book = recalculated(name);
      expect(book.formulas.length).toBeGreaterThan(100);
      for (const { sheet, address, formula, cached } of book.formulas) {
        const value = book.valueOf(sheet, address);
        const what = `${sheet}!${address} = ${formula}`;
        if (typeof cached !== 'number') expect(value, what).toBe(cached);
        else {
          const nearZero = formula.includes('T.TEST') ? 0 : 1e-10;
          expectClose(typeof value === 'number' ? value : null, cached, { rel: 1e-9, abs: nearZero }, what);
        }
      }
    },
  );

  it.each(workbookStudies.map(({ name }) => name))('holds the numbers of the tables: %s', (name) => {
    const table = (of: string): Row[] => readTable(join(project, `output/${name}/tables/${of}.csv`));
    const same = (sheet: string, heading: string, of: string, column: string): void => {
      const key = (text: unknown): string => (text === '' ? '' : Number(text).toPrecision(12));
      expect(rowsOf(name, sheet).map((row) => key(row[heading]))).toEqual(
        table(of).map((row) => key(row[column])),
      );
    };
    same('Measurements', 'Viability, 100 × (A − B)/(C − B) (%)', 'measurements', 'viability_percent');
    same('Measurements', 'Blanked, A − B (AU)', 'measurements', 'blanked_au');
    same('Tests', 'p', 'comparisons', 'p');
    const groups = rowsOf(name, 'Summary').filter((row) => row['Panel'] === 'all groups');
    expect(groups.map((row) => row['Mean (EC50: geometric)']).map(Number)).toEqual(
      table('summary').map((row) => Number(row['mean'])),
    );
    expect(
      rowsOf(name, 'Replicates')
        .map((row) => Number(row['Value']))
        .toSorted(),
    ).toEqual(
      table('replicates')
        .map((row) => Number(row['value']))
        .toSorted(),
    );
  });

  it('calculates every level, percentage, mean, SD, SEM, interval and n by a formula', () => {
    const book = recalculated('several-plates');
    const count = (pattern: RegExp, sheet: string): number =>
      book.formulas.filter((cell) => cell.sheet === sheet && pattern.test(cell.formula)).length;
    const wells = rowsOf('several-plates', 'Measurements');
    expect(count(/^L\d+-M\d+$/, 'Measurements')).toBe(wells.length);
    expect(count(/^100\*N\d+\/O\d+$/, 'Measurements')).toBe(
      wells.filter((row) => row['Viability, 100 × (A − B)/(C − B) (%)'] !== '').length,
    );
    const summary = rowsOf('several-plates', 'Summary').length;
    for (const pattern of [
      /^AVERAGE\(/,
      /STDEV\.S/,
      /\/SQRT\(/,
      /-_xlfn\.T\.INV\.2T/,
      /\+_xlfn\.T\.INV\.2T/,
      /^COUNT\(/,
    ])
      expect(count(pattern, 'Summary')).toBe(summary);
    const replicates = rowsOf('several-plates', 'Replicates');
    expect(count(/^AVERAGE/, 'Replicates')).toBe(replicates.length);
    expect(replicates.every((row) => row['Note'] === '')).toBe(true);
  });

  it('tests by T.TEST where that is the test, and says why where it is not', () => {
    const [welch, paired] = rowsOf('several-plates', 'Tests');
    const formulas = recalculated('several-plates').formulas.filter(({ formula }) =>
      formula.includes('T.TEST'),
    );
    expect(formulas.map(({ formula }) => formula.slice(-4))).toEqual(['2,3)', '2,1)']);
    expect([welch!['Test (two-sided)'], paired!['Test (two-sided)']]).toEqual(["Welch's t", 'paired t']);
    expect(rowsOf('relative', 'Tests').map((row) => String(row['Note']))).toEqual([
      expect.stringContaining('logarithms'),
      expect.stringContaining('logarithms'),
    ]);
  });

  it('leaves the interval of Fieller a value, and says so', () => {
    const book = recalculated('wells');
    expect(book.formulas.some(({ formula }) => formula.includes('STDEV'))).toBe(true);
    const treated = rowsOf('wells', 'Summary').filter((row) => row['Panel'] === 'a');
    expect(treated.map((row) => String(row['Remarks']))).toEqual(
      treated.map(() => expect.stringContaining('Fieller') as string),
    );
    expect(treated[0]!['n counts']).toBe('wells (technical)');
  });

  it('follows when a person takes a well out', () => {
    const book = recalculated('constant');
    const wells = rowsOf('constant', 'Measurements');
    const index = wells.findIndex((row) => row['Well'] === 'C1');
    const mean = book.formulas.find(
      ({ sheet, formula }) => sheet === 'Summary' && formula.startsWith('AVERAGE'),
    )!;
    book.type('Measurements', addressOf('constant', 'Counts', index), 'no');
    const response = (well: string, experiment: number): number =>
      Number(
        wells.find((row) => row['Well'] === well && row['Experiment'] === experiment)![
          'Response, 100 − viability (%)'
        ],
      );
    const expected =
      (response('C2', 1) +
        [2, 3].reduce((sum, at) => sum + (response('C1', at) + response('C2', at)) / 2, 0)) /
      3;
    expectClose(book.valueOf('Summary', mean.address) as number, expected, { rel: 1e-12 });
    expect(
      book.formulas.filter(({ sheet, address }) => book.valueOf(sheet, address) === 'changed').length,
    ).toBeGreaterThan(0);
    const whole = book.formulas.find(({ formula }) => formula.startsWith('IF(COUNTIF('))!;
    expect(book.valueOf('Summary', whole.address)).toContain('have changed');
  });

  it('says of every well whether it counts, why not, and where it stands', () => {
    const wells = rowsOf('spoilt', 'Measurements');
    const at = (experiment: number, well: string): Row =>
      wells.find((row) => row['Experiment'] === experiment && row['Well'] === well)!;
    const told = ([experiment, well]: [number, string]): unknown[] => {
      const row = at(experiment, well);
      return [row['Counts'], row['Left out because'], row['Absorbance, A (AU)']];
    };
    expect(told([1, 'C1'])).toEqual(['no', 'excluded, bubble', 0.5469]);
    expect(told([1, 'C3'])).toEqual(['no', "masked in the reader's software", '*0.512*']);
    expect(told([2, 'C4'])).toEqual(['no', 'beyond the range of the reader', 'OVRFLW']);
    expect(told([2, 'C3'])[1]).toBe('another well of its group is beyond the range of the reader');
    expect(told([3, 'C6'])[1]).toBe('no usable control');
    expect(told([4, 'A2'])[1]).toBe('no usable blank');
    expect(told([5, 'A4'])[1]).toBe('nothing in the well');
    expect(told([5, 'C1'])[0]).toBe('yes');
    expect(at(1, 'C3')).toMatchObject({
      File: 'plates/spoilt/SkBr3_exp1.csv',
      Cell: 'D5',
      Plate: 'SkBr3_exp1',
    });
  });

  it('holds names that look like formulas as text, and long ones whole', () => {
    const book = recalculated('names');
    const lines = new Set(rowsOf('names', 'Summary').map((row) => row['Cell line']));
    expect(lines).toContain('=1+1');
    expect(
      [...lines].some((line) => String(line).startsWith('@SUM(A1) very long') && String(line).length > 110),
    ).toBe(true);
    expect(book.formulas.every(({ formula }) => !formula.includes('1+1') && !formula.includes('SUM('))).toBe(
      true,
    );
    expect(book.valueOf('Summary', 'A1')).toBe('=1+1');
  });

  it('is the same bytes in another folder, time zone and language', async () => {
    const elsewhere = emptyProject();
    writeWorkbookStudies(elsewhere);
    await cellassay(['run', 'relative'], elsewhere, {
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'de_DE.UTF-8',
    });
    const again = readFileSync(join(elsewhere, 'output/relative/results.xlsx'));
    expect(Buffer.compare(again, Buffer.from(books.get('relative')!))).toBe(0);
    removeProject(elsewhere);
  });
});
