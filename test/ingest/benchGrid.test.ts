import { describe, expect, it } from 'vitest';
import { namedValues, readBytes, readFixture, textsOf, valuesOf, without } from './ingestFixture.ts';

const plate = namedValues(8, 12);
const twelve = Array.from({ length: 12 }, (_, index) => index + 1);
const labelsOf = (name: string) =>
  readFixture(name).value?.reads.map(({ label, kind, wavelengthNm }) => [label, kind, wavelengthNm]);

describe('the bench grid', () => {
  it('is found under header lines, with decimal commas and words in cells, and a grid of means below', () => {
    const { value, problems } = readFixture('sheet/german.csv');
    expect(problems).toEqual([]);
    expect(value?.vendor).toBe('sheet');
    expect(labelsOf('sheet/german.csv')).toEqual([
      ['OD590', 'measured', 590],
      ['Mean OD590, n = 3', 'calculated', 590],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(without(plate, 'A1', 'C4', 'D5'));
    expect(textsOf(value!.reads[0])).toEqual({ A1: 'Leer', C4: 'NA', D5: 'OVER' });
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
    expect(value?.metadata).toMatchObject({ Date: '15.06.2026', Temperature: '22,4 °C' });
  });

  it('tells an empty well, one that was not measured and a saturated one apart', () => {
    const read = readFixture('sheet/german.csv').value!.reads[0]!;
    const well = (name: string) => read.wells.find((candidate) => candidate.well === name);
    expect(well('A1')?.reading).toMatchObject({ kind: 'missing', reason: 'empty' });
    expect(well('C4')?.reading).toMatchObject({ kind: 'missing', reason: 'notMeasured' });
    expect(well('D5')).toMatchObject({
      reading: { kind: 'bound', relation: '>', limit: null },
      flags: ['saturated'],
    });
    expect(well('B2')?.cell).toBe('C8');
  });

  it('may be nothing but the numbers of a whole plate, and says what was concluded', () => {
    const { value, problems } = readFixture('sheet/bare.csv');
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    const grid = value!.reads[0]!.inferred.find(({ what }) => what === 'grid');
    expect(grid?.value).toBe('the block at A1 is a whole plate of 96 wells, its first cell well A1');
  });

  it('may be the inner wells only', () => {
    const { value } = readFixture('sheet/inner-wells.csv');
    const outer = Object.keys(plate).filter((well) => /^[AH]/.test(well) || /^[A-H](?:1|12)$/.test(well));
    expect(labelsOf('sheet/inner-wells.csv')).toEqual([['Absorbance 590 nm', 'measured', 590]]);
    expect(valuesOf(value!.reads[0])).toEqual(without(plate, ...outer));
    expect(value!.reads[0]).toMatchObject({ rows: 8, columns: 12 });
  });

  it('may have column numbers but no row letters, and lines that end with CR alone', () => {
    const { value, problems } = readFixture('sheet/no-letters.txt');
    expect(problems).toEqual([]);
    expect(value!.reads[0]).toMatchObject({ label: 'OD595', wavelengthNm: 595 });
    expect(valuesOf(value!.reads[0])).toEqual(plate);
  });

  it('is taken from every sheet; formulas make a grid calculated, words make it a plate map', () => {
    const { value, problems } = readFixture('sheet/workbook.xlsx');
    expect(problems).toEqual([]);
    expect(
      value?.reads.map(({ label, kind, sheet, wavelengthNm }) => [label, kind, sheet, wavelengthNm]),
    ).toEqual([
      ['raw', 'measured', '590 nm', 590],
      ['of control', 'calculated', '590 nm', null],
      ['630 nm', 'measured', '630 nm', 630],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(valuesOf(value!.reads[1])['B3']).toBe(20.3);
    expect(valuesOf(value!.reads[2])).toEqual(namedValues(8, 12, 1));
    expect(value!.reads[2]!.inferred.some(({ what }) => what === 'numbers stored as text')).toBe(true);
  });

  it('may be a list of wells: one read per column, a column of doses is no measurement', () => {
    const { value } = readFixture('sheet/list.csv');
    expect(labelsOf('sheet/list.csv')).toEqual([
      ['590', 'measured', 590],
      ['630', 'measured', 630],
      ['Dose', 'user', null],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'A1')?.cell).toBe('B2');
  });

  it('divides a list by its plates', () => {
    const { value } = readFixture('sheet/list-two-plates.csv');
    expect(value?.reads.map(({ plate: name, label, rows, columns }) => [name, label, rows, columns])).toEqual(
      [
        ['CV-1', 'OD590', 4, 6],
        ['CV-2', 'OD590', 4, 6],
      ],
    );
    expect(valuesOf(value!.reads[0])).toEqual(namedValues(4, 6));
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(4, 6, 1));
  });

  it.each([
    ['384', 16, 24],
    ['1536', 32, 48],
  ])('has %s wells as well', (name, rows, columns) => {
    const read = readFixture(`sheet/${name}.csv`).value!.reads[0]!;
    expect(read).toMatchObject({ rows, columns });
    expect(valuesOf(read)).toEqual(namedValues(rows, columns, 0, 2));
  });

  it('has six wells if nothing else stands in the file', () => {
    const { value } = readFixture('sheet/six-wells.csv');
    expect(valuesOf(value!.reads[0])).toEqual(namedValues(2, 3));
    expect(value!.reads[0]).toMatchObject({ label: 'OD 590 nm', rows: 2, columns: 3 });
  });

  it('may stand on its side if letters and numbers say so', () => {
    const { value } = readFixture('sheet/on-its-side.csv');
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'B1')?.cell).toBe('C3');
    expect(value!.reads[0]!.inferred.some(({ value: text }) => text.includes('on its side'))).toBe(true);
  });

  it('may stand beside another one', () => {
    const { value } = readFixture('sheet/side-by-side.csv');
    expect(labelsOf('sheet/side-by-side.csv')).toEqual([
      ['570 nm', 'measured', 570],
      ['630 nm', 'measured', 630],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(namedValues(4, 6));
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(4, 6, 1));
  });

  it('keeps lower-case letters after Z apart from A', () => {
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef');
    const lines = letters.map((letter, row) => `${letter},${row}.125,${row}.25`);
    const read = readBytes(`,1,2\n${lines.join('\n')}\n`).value!.reads[0]!;
    expect(valuesOf(read)).toMatchObject({ A1: 0.125, Z2: 25.25, AA1: 26.125, AF2: 31.25 });
    expect(read.wells).toHaveLength(64);
  });
});

describe('what a title says about a grid', () => {
  const kindOf = (title: string) => {
    const read = readBytes(`${title}\n,1,2,3\nA,0.1,0.2,0.3\nB,0.4,0.5,0.6\n`).value!.reads[0]!;
    return [read.kind, read.wavelengthNm, read.blanked];
  };

  it.each([
    ['raw OD590', 'measured', 590, false],
    ['crystal violet 0.5 % in 20% methanol', 'measured', null, false],
    ['T-DM1 dose response 48 h', 'measured', null, false],
    ['SD medium OD600', 'measured', 600, false],
    ['A450', 'measured', 450, false],
    ['mean OD590', 'calculated', 590, false],
    ['Standard deviation', 'calculated', null, false],
    ['% of control', 'calculated', null, false],
    ['Viability (%)', 'calculated', null, false],
    ['normalised to CTR', 'calculated', null, false],
    ['590 nm blank corrected', 'calculated', 590, true],
    ['OD570 - blank', 'calculated', 570, true],
    ['Dose T-DM1 in µg/ml', 'user', null, false],
    ['plate map', 'user', null, false],
  ])('%s: %s', (title, kind, wavelengthNm, blanked) => {
    expect(kindOf(title)).toEqual([kind, wavelengthNm, blanked]);
  });

  it('is nothing: then the grid is a measured absorbance, and that is said', () => {
    const { value } = readBytes(',1,2,3\nA,0.1,0.2,0.3\nB,0.4,0.5,0.6\n');
    expect(value!.reads[0]).toMatchObject({ label: 'grid B2', kind: 'measured', mode: 'absorbance' });
    expect(value!.reads[0]!.inferred.map(({ what }) => what)).toContain('mode');
  });
});

describe('problems of a bench file', () => {
  it('names text in a number cell by cell and well', () => {
    const { value, problems } = readBytes(',1,2,3\nA,0.1,0.2,0.3\nB,0.4,see notes,0.6\n', 'plates/s/a.csv');
    expect(problems).toMatchObject([
      {
        code: 'cell-not-a-number',
        severity: 'error',
        file: 'plates/s/a.csv',
        place: { sheet: null, cell: 'C3', well: 'B2' },
        found: 'the text "see notes"',
      },
    ]);
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'B2')?.reading).toEqual({
      kind: 'missing',
      reason: 'text',
      text: 'see notes',
    });
  });

  it('does not choose between two readings of one well', () => {
    const { value, problems } = readBytes('Well,OD590\nA1,0.1\nA2,0.2\nA1,0.3\nA2,0.2\n');
    expect(problems).toMatchObject([{ code: 'duplicate-well', place: { cell: 'B4', well: 'A1' } }]);
    expect(valuesOf(value!.reads[0])).toEqual({ A2: 0.2 });
    expect(textsOf(value!.reads[0])).toEqual({ A1: '0.1 and 0.3' });
  });

  it('says that there is no plate in a file of words', () => {
    const { value, problems } = readBytes('to do\nbuy tips\ncount cells, then seed\n');
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['no-plate-found']);
  });

  it('leaves out a list over time aloud', () => {
    const { value, problems } = readBytes('Time,A1,A2,A3\n0,0.1,0.2,0.3\n10,0.2,0.3,0.4\n');
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['read-not-endpoint', 'no-plate-found']);
  });

  it('does not take a small table of statistics beside a plate for a plate of six wells', () => {
    const rows = Array.from('ABCDEFGH').map(
      (letter) => `${letter},${twelve.map((column) => plate[`${letter}${column}`]).join(',')}`,
    );
    const { value } = readBytes(
      `,${twelve.join(',')}\n${rows.join('\n')}\n\nsummary\n0.1,0.2,0.3\n0.4,0.5,0.6\n`,
    );
    expect(value?.reads).toHaveLength(1);
  });
});
