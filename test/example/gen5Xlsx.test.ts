import * as spreadsheet from 'xlsx';
import { describe, expect, it } from 'vitest';
import { gen5Report } from '../../example/gen5Report.ts';
import { gen5Xlsx } from '../../example/gen5Xlsx.ts';
import { layoutXlsx } from '../../example/layoutXlsx.ts';
import type { SimulatedPlate } from '../../example/simulateStudy.ts';

const plate: SimulatedPlate = {
  set: 'b',
  cellLine: 'SkBr3',
  experiment: 1,
  absorbance: Array.from({ length: 8 }, (_, row) =>
    Array.from({ length: 12 }, (_, column) => (row * 12 + column) / 100),
  ),
  masked: ['C4'],
};
const book = spreadsheet.read(gen5Xlsx(gen5Report(plate, 'SkBr3_exp1')), { type: 'array' });
const sheet = book.Sheets['Plate 1 - Sheet1']!;
const value = (address: string): unknown => (sheet[address] as { v?: unknown } | undefined)?.v;

describe('gen5Xlsx', () => {
  it('starts at A2, as Gen5 does', () => {
    expect(sheet['!ref']).toBe('A2:O32');
    expect([value('A2'), value('B2')]).toEqual(['Software Version', '3.12.08']);
  });

  it('has the matrix one column to the right and the label in column O', () => {
    expect([value('B24'), value('C24'), value('N24'), value('O24')]).toEqual([undefined, 1, 12, undefined]);
    expect([value('B25'), value('C25'), value('N25'), value('O25')]).toEqual(['A', 0, 0.11, 590]);
    expect([value('B32'), value('C32'), value('N32'), value('O32')]).toEqual(['H', 0.84, 0.95, 590]);
  });

  it('keeps a masked well as text between asterisks', () => {
    expect(value('F27')).toBe('*0.270*');
  });

  it('stores the day and the time of day as spreadsheet numbers', () => {
    // 2020-01-01 is day 43831
    expect([value('B7'), value('B8')]).toEqual([43836, (15 * 3600 + 19 * 60 + 3) / 86400]);
  });
});

describe('layoutXlsx', () => {
  const layout = spreadsheet.read(layoutXlsx(), { type: 'array' }).Sheets['single dose']!;
  const rows = spreadsheet.utils.sheet_to_json<(string | number)[]>(layout, {
    header: 1,
    defval: '',
    blankrows: true,
  });

  it('draws one plate per attribute with the name of the attribute in its corner', () => {
    expect(rows).toHaveLength(19);
    expect(rows[0]).toEqual(['role', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(rows[9]?.every((cell) => cell === '')).toBe(true);
    expect(rows[10]?.[0]).toBe('resistance');
  });

  it('gives each resistance a column untreated and a column treated, and blanks in column 10', () => {
    const [u, t] = ['untreated', 'treated'];
    expect(rows[1]).toEqual(['A', ...Array.from({ length: 12 }, () => 'empty')]);
    expect(rows[2]).toEqual(['B', 'empty', u, t, u, t, u, t, u, t, 'blank', 'empty', 'empty']);
    expect(rows[12]).toEqual(['B', '', 'CTR', 'CTR', 'T', 'T', 'P', 'P', 'T+P', 'T+P', '', '', '']);
    expect(rows[18]).toEqual(['H', ...Array.from({ length: 12 }, () => '')]);
  });
});
