import { describe, expect, it } from 'vitest';
import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import { valueQuantity } from '#domain/quantity';
import type { WorkbookCell, WorkbookSpec } from '#domain/workbook';
import { resultsWorkbook } from '#report/resultsWorkbook';
import {
  analysis,
  combined,
  comparison,
  curveFit,
  fit,
  group,
  measurement,
  replicate,
  summary,
} from './smallAnalysis.ts';

/** The cells of a sheet under a heading. */
function under(book: WorkbookSpec, sheet: string, heading: string): (WorkbookCell | undefined)[] {
  const { rows } = book.sheets.find(({ name }) => name === sheet)!;
  const top = rows.findIndex((row) => row.some(({ value }) => value === heading));
  const column = rows[top]!.findIndex(({ value }) => value === heading);
  return rows.slice(top + 1).map((row) => row[column]);
}

const normalization = {
  blank: 'none',
  control: null,
  within: 'plate',
  zero: 'blank',
  n: 'experiments',
} as const;

/** A plate without blank: two controls of 1 AU and a treated well of 0.4 AU. */
function plate(parts: Partial<NormalizedMeasurement> = {}): Analysis {
  const wells = [
    { well: 'A1', role: 'untreated', value: 1 },
    { well: 'A2', role: 'untreated', value: 1 },
    { well: 'A3', role: 'treated', value: 0.4 },
  ] as const;
  const { protocol } = analysis({});
  const set = { name: 'single dose', normalization } as unknown as Analysis['protocol']['plateSets'][number];
  return analysis({
    protocol: { ...protocol, plateSets: [set] },
    measurements: wells.map(({ well, role, value }) => ({
      ...measurement,
      well,
      role,
      ...(role === 'untreated' ? { treatment: null, dose: null } : {}),
      absorbance: valueQuantity(value),
      blanked: valueQuantity(value),
      viability: valueQuantity(100 * value),
      response: valueQuantity(100 - 100 * value),
      ...(role === 'treated' ? parts : {}),
    })),
    replicates: [
      { ...replicate, quantity: 'response', value: 60, nWells: 1, normaliser: { kind: 'own control' } },
    ],
    summaries: [{ ...summary, mean: 60, sd: null, sem: null, confidence95: null, n: 1 }],
  });
}

describe('the workbook of a study', () => {
  it('has its sheets in reading order, with headings that stay in view', () => {
    const { sheets } = resultsWorkbook(plate());
    expect(sheets.map(({ name }) => name)).toEqual([
      'Summary',
      'Tests',
      'Fits',
      'Sensitivity',
      'Replicates',
      'Levels',
      'Measurements',
      'Problems',
    ]);
    for (const { frozen, rows } of sheets)
      expect(rows[frozen.rows - 1]!.every(({ style }) => style === 'header')).toBe(true);
  });

  it('filters what may be sorted, and not what formulas refer to by row', () => {
    const filtered = resultsWorkbook(plate()).sheets.filter(({ filterRow }) => filterRow !== null);
    expect(filtered.map(({ name }) => name)).toEqual(['Summary', 'Measurements']);
  });

  it('says on every sheet why it is empty', () => {
    for (const { rows, frozen, name } of resultsWorkbook(analysis({})).sheets)
      expect(rows[frozen.rows]?.[0], name).toMatchObject({
        style: 'note',
        value: expect.stringMatching(/\.$/) as string,
      });
  });

  it('says of simulated data that they are', () => {
    const { protocol } = analysis({});
    const simulated = analysis({ protocol: { ...protocol, title: 'Simulated plates' } });
    const texts = resultsWorkbook(simulated)
      .sheets[0]!.rows.flat()
      .map(({ value }) => value);
    expect(texts).toContain('Warning: simulated data');
    expect(
      resultsWorkbook(analysis({}))
        .sheets[0]!.rows.flat()
        .map(({ value }) => value),
    ).not.toContain('Warning: simulated data');
  });

  it('shows a percentage as the formula of its row', () => {
    const cells = under(resultsWorkbook(plate()), 'Measurements', 'Viability, 100 × (A − B)/(C − B) (%)');
    expect(cells[2]).toEqual({ value: 40, format: '0.00', formula: '100*N4/O4' });
  });

  it('lets no formula stand that recalculates to another number', () => {
    const book = resultsWorkbook(plate({ viability: valueQuantity(41), response: valueQuantity(59) }));
    const viability = under(book, 'Measurements', 'Viability, 100 × (A − B)/(C − B) (%)');
    expect(viability[2]).toEqual({ value: 41, format: '0.00' });
    expect(under(book, 'Replicates', 'Value')).toEqual([{ value: 60, format: '0.00' }]);
    expect(under(book, 'Replicates', 'Note')[0]!.value).toContain('a plain value');
  });

  it('leaves SD, SEM and interval of a single experiment empty', () => {
    const book = resultsWorkbook(plate());
    for (const heading of ['SD', 'SEM', '95 % CI, low', '95 % CI, high'])
      expect(under(book, 'Summary', heading)).toEqual([{ value: null }]);
    expect(under(book, 'Summary', 'n')).toEqual([
      { value: 1, format: '0', formula: 'COUNT(Replicates!$N$2:$N$2)' },
    ]);
  });

  it('shows an EC50 as a number only where it was estimated', () => {
    const bound = {
      ...fit,
      outcome: 'bound',
      bound: { relation: '>', dose: 0.230336 },
      parameters: null,
    } as const;
    const failed = { ...fit, outcome: 'failed', reason: 'no minimum was found' } as const;
    const fits = [
      curveFit({ fit }),
      curveFit({ experiment: '2', fit: bound }),
      curveFit({ experiment: '3', fit: failed }),
      curveFit({ experiment: 'combined', combined }),
    ];
    const book = resultsWorkbook(analysis({ fits }));
    expect(under(book, 'Fits', 'EC50 (relative)').map((cell) => cell!.value)).toEqual([
      0.03,
      '> 0.230',
      null,
      0.031,
    ]);
    expect(under(book, 'Fits', 'Outcome').map((cell) => cell!.value)).toEqual([
      'estimated',
      'bound',
      'failed',
      'estimated',
    ]);
    expect(under(book, 'Fits', 'Reason')[2]!.value).toBe('no minimum was found');
  });

  it('keeps the values of a test whose groups are not in the workbook', () => {
    const book = resultsWorkbook(
      analysis({ comparisons: [comparison, { ...comparison, p: null, statistic: null }] }),
    );
    expect(under(book, 'Tests', 'p')[0]).toEqual({ value: 0.0017, format: '[<0.0001]0.0E+00;0.0000' });
    expect(under(book, 'Tests', 'p')[1]).toEqual({ value: null });
    expect(under(book, 'Tests', 'Note').map((cell) => cell!.value !== null)).toEqual([true, false]);
  });

  it('gives columns the width of what they show, within reason', () => {
    const cellLine = 'a cell line with a long name '.repeat(20);
    const long = plate({ cellLine });
    const sheet = resultsWorkbook(long).sheets.find(({ name }) => name === 'Measurements')!;
    const width = sheet.widths[sheet.rows[0]!.findIndex(({ value }) => value === 'Cell line')]!;
    expect(width).toBe(90);
    expect(Math.min(...sheet.widths)).toBeGreaterThanOrEqual(7);
    expect(sheet.rows[3]!.map(({ value }) => value)).toContain(cellLine);
  });

  it('holds a plate of 1536 wells', () => {
    const one = plate();
    const measurements = Array.from({ length: 1536 }, (_, index) => ({
      ...one.measurements[2]!,
      well: `W${index}`,
    }));
    const wells = [...one.measurements.slice(0, 2), ...measurements];
    const replicates = one.replicates.map((value) => ({ ...value, nWells: 1536 }));
    const book = resultsWorkbook({ ...one, measurements: wells, replicates });
    const [value] = under(book, 'Replicates', 'Value');
    expect(value!.formula).toBe(
      'AVERAGEIFS(Measurements!$R$2:$R$1539,Measurements!$AE$2:$AE$1539,1,Measurements!$S$2:$S$1539,"yes")',
    );
    expect(under(book, 'Replicates', 'Wells')[0]).toMatchObject({
      value: 1536,
      formula: expect.stringContaining('COUNTIFS') as string,
    });
  });

  it('puts no text of a user into a formula', () => {
    const cellLine = 'QQQ"QQQ';
    const book = resultsWorkbook(plate({ cellLine }));
    const formulas = book.sheets.flatMap(({ rows }) => rows.flat().flatMap(({ formula }) => formula ?? []));
    expect(formulas.length).toBeGreaterThan(10);
    expect(formulas.filter((formula) => formula.includes('QQQ'))).toEqual([]);
    expect(book.sheets.flatMap(({ rows }) => rows.flat()).some(({ value }) => value === cellLine)).toBe(true);
  });

  it('takes the group of a value by what was in its wells', () => {
    const book = resultsWorkbook(plate());
    expect(under(book, 'Summary', 'Dose')[0]!.value).toBe(group.dose!.value);
    expect(under(book, 'Measurements', 'Value no.').map((cell) => cell!.value)).toEqual([null, null, 1]);
    expect(under(book, 'Measurements', 'Level no.').map((cell) => cell!.value)).toEqual([2, 2, null]);
  });
});
