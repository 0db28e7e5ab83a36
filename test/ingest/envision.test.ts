import { describe, expect, it } from 'vitest';
import {
  fixtureBytes,
  namedValues,
  readBytes,
  readFixture,
  textsOf,
  valuesOf,
  without,
} from './ingestFixture.ts';

const textOf = (name: string) => new TextDecoder().decode(fixtureBytes(`envision/${name}`));
const factsOf = ({ value }: ReturnType<typeof readBytes>) =>
  value?.reads.map(({ label, kind, mode, wavelengthNm, plate }) => [label, kind, mode, wavelengthNm, plate]);
const blank = 'Calc 1: Blank = X - blank where X = A590(1) channel 1';
const counts = (grid: number, rows: string, first: number, last: number) =>
  Object.fromEntries(
    Array.from(rows).flatMap((letter) =>
      Array.from({ length: last - first + 1 }, (_, i) => [
        `${letter}${first + i}`,
        grid * 100000 + (letter.charCodeAt(0) - 64) * 100 + first + i,
      ]),
    ),
  );

describe('the EnVision reader', () => {
  it('reads titled matrices of two plates and tells the calculated one from the measured ones', () => {
    const result = readFixture('envision/two-plates.csv');
    expect(result.problems).toEqual([]);
    expect(result.value).toMatchObject({
      vendor: 'envision',
      software: 'EnVision Workstation 1.14.3049.1193',
    });
    expect(factsOf(result)).toEqual([
      ['A590(1)', 'measured', 'absorbance', 590, '1'],
      [blank, 'calculated', 'absorbance', 590, '1'],
      ['A590(1)', 'measured', 'absorbance', 590, '2'],
    ]);
    const [first, calculated, second] = result.value!.reads;
    expect(valuesOf(first)).toEqual(without(namedValues(8, 12), 'B2', 'C3'));
    expect(textsOf(first)).toEqual({ C3: 'Over' });
    expect(first!.wells.find(({ well }) => well === 'C3')).toMatchObject({
      reading: { kind: 'bound', relation: '>', limit: null },
      flags: ['saturated'],
    });
    expect(first!.wells.find(({ well }) => well === 'H12')?.cell).toBe('M18');
    expect(valuesOf(calculated)).toEqual(namedValues(8, 12, 2));
    expect(valuesOf(second)).toEqual(namedValues(8, 12, 1));
    expect(
      result.value!.reads.map(({ blanked, unit, rows, columns }) => [blanked, unit, rows, columns]),
    ).toEqual([
      [false, 'AU', 8, 12],
      [true, 'AU', 8, 12],
      [false, 'AU', 8, 12],
    ]);
  });

  it('knows what a plate says about itself without the line "Plate information"', () => {
    const [first, ...rest] = textOf('two-plates.csv').split(/(?=^Plate information)/m);
    const whole = readBytes([first, ...rest].join(''));
    const { value, problems } = readBytes(
      [first, ...rest.map((part) => part.replace(/^Plate information.*\r?\n/, ''))].join(''),
    );
    expect(problems).toEqual([]);
    expect(value?.metadata).toEqual(whole.value?.metadata);
    expect(factsOf({ value, problems })).toEqual(factsOf(whole));
    expect(value?.reads.map(valuesOf)).toEqual(whole.value?.reads.map(valuesOf));
  });

  it('has the facts of the run, and those of the second plate where they differ', () => {
    expect(readFixture('envision/two-plates.csv').value?.metadata).toEqual({
      date: '2026-07-24',
      time: '09:10:00',
      'time (2)': '09:12:30',
      temperatureC: '22.30',
      'temperatureC (2)': '22.60',
      humidityPercent: '41.0',
      protocol: 'Crystal violet',
      assayId: '2207',
      plateType: '96 General',
      reader: 'EnVision',
      serial: '1049123',
    });
  });

  it('takes the wavelength from the filter of the label, also where its name has none', () => {
    const { value } = readBytes(textOf('two-plates.csv').replaceAll('A590', 'Crystal'));
    expect(value?.reads.map(({ label, wavelengthNm }) => [label.slice(0, 10), wavelengthNm])).toEqual([
      ['Crystal(1)', 590],
      ['Calc 1: Bl', 590],
      ['Crystal(1)', 590],
    ]);
    expect(value!.reads[0]!.inferred.map(({ what }) => what)).not.toContain('wavelength');
  });

  it('reads the same from a workbook', () => {
    const { value, problems } = readFixture('envision/saved.xlsx');
    const text = readFixture('envision/two-plates.csv').value;
    expect(problems).toEqual([]);
    expect(value?.reads.map((read) => [read.label, read.plate, read.wavelengthNm, read.wells])).toEqual(
      text?.reads.map((read) => [read.label, read.plate, read.wavelengthNm, read.wells]),
    );
  });

  it('reads matrices without titles, letters and numbers', () => {
    const result = readFixture('envision/bare-384.csv');
    expect(result.problems).toEqual([]);
    expect(factsOf(result)).toEqual([
      ['CV Absorbance @ 562(1)', 'measured', 'absorbance', 590, '7/24/2026 9:01:28 AM'],
      [
        'Calc 1: Crosstalk = Crosstalk correction where Label : Screen 384(1) channel 1',
        'calculated',
        'other',
        null,
        'P-0002',
      ],
      ['Screen 384(1)', 'measured', 'luminescence', null, 'P-0002'],
    ]);
    const [absorbance, , light] = result.value!.reads;
    expect(valuesOf(absorbance)).toEqual(namedValues(16, 24, 0, 2));
    expect(absorbance!.wells.find(({ well }) => well === 'P24')?.cell).toBe('X24');
    expect(valuesOf(light)).toEqual(counts(1, 'ABCDEFGHIJKLMNOP', 1, 24));
    expect(light).toMatchObject({ rows: 16, columns: 24, unit: 'RLU' });
  });

  it('reads them when a spreadsheet program has made all lines equally long', () => {
    const padded = textOf('bare-384.csv')
      .split('\n')
      .map((line) =>
        line.includes('"') ? line : line + ','.repeat(Math.max(0, 24 - line.split(',').length + 1)),
      )
      .join('\n');
    const { value, problems } = readBytes(padded);
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(namedValues(16, 24, 0, 2));
  });

  it('does not guess which row the first line of such a matrix is', () => {
    const lines = textOf('bare-384.csv').split('\n');
    const row = (line: string) => lines.findIndex((candidate) => candidate.startsWith(line));
    const emptied = lines.map((line, index) =>
      index === row('0.0101') || index === row('0.1601') || line === '' ? ','.repeat(30) : line,
    );
    const { value, problems } = readBytes(emptied.join('\n') + '\n');
    expect(problems).toMatchObject([{ code: 'ambiguous-table', severity: 'error', place: { cell: 'A10' } }]);
    expect(value?.reads.map(({ mode }) => mode)).toEqual(['other', 'luminescence']);
  });

  it('tells the channels of a label apart and leaves wells without a reading out', () => {
    const result = readFixture('envision/channels.csv');
    expect(result.problems).toEqual([]);
    expect(factsOf(result)?.slice(1)).toEqual([
      ['HTRF [Eu](1), channel 1 window 1', 'measured', 'fluorescence', null, 'E-17'],
      ['HTRF [Eu](1), channel 2 window 1', 'measured', 'fluorescence', null, 'E-17'],
    ]);
    expect(result.value!.reads[0]).toMatchObject({ kind: 'calculated', mode: 'other', rows: 8, columns: 12 });
    expect(valuesOf(result.value!.reads[1])).toEqual(counts(1, 'BCDEFG', 2, 11));
    expect(valuesOf(result.value!.reads[2])).toEqual(counts(2, 'BCDEFG', 2, 11));
  });

  it('follows information at the end of a plate, and names the repeats of one', () => {
    const result = readFixture('envision/end-of-plate.csv');
    expect(result.problems).toEqual([]);
    expect(factsOf(result)).toEqual([
      ['OD590(1), repeat 1', 'measured', 'absorbance', 590, 'E-18'],
      ['OD590(1), repeat 2', 'measured', 'absorbance', 590, 'E-18'],
      ['OD590(1)', 'measured', 'absorbance', 590, 'E-19'],
    ]);
    const inSix = without(
      namedValues(8, 12, 1),
      ...Object.keys(namedValues(8, 12)).filter((well) => /^[GH]/.test(well)),
    );
    expect(valuesOf(result.value!.reads[1])).toEqual(inSix);
    expect(result.value!.reads[1]).toMatchObject({ rows: 8, columns: 12 });
    expect(result.value!.reads[0]!.inferred).toContainEqual(
      expect.objectContaining({ what: 'wavelength', value: 'OD590(1), repeat 1: 590 nm' }),
    );
    expect(result.value?.metadata).toMatchObject({ date: '2026-07-24', 'time (E-19)': '09:30:00' });
  });

  it('leaves points in time out aloud and reads the endpoint', () => {
    const result = readFixture('envision/kinetic.csv');
    expect(result.problems).toMatchObject([{ code: 'read-not-endpoint', place: { line: 5 } }]);
    expect(result.problems[0]?.found).toMatch(/^Growth\(1\) of plate 1: several readings per well/);
    expect(factsOf(result)).toEqual([['A590(1)', 'measured', 'absorbance', 590, '1']]);
    expect(valuesOf(result.value!.reads[0])).toEqual(namedValues(8, 12));
  });

  it('leaves the first point in time out as well when the file ends with it', () => {
    const text = textOf('kinetic.csv');
    const { value, problems } = readBytes(text.slice(0, text.indexOf('Plate information', 100)));
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toContain('read-not-endpoint');
  });

  it('reads the exports of an EnSpire', () => {
    const result = readFixture('envision/enspire.csv');
    expect(result.problems).toEqual([]);
    expect(result.value?.software).toBe('EnSpire Workstation 4.10.3005.1440');
    expect(factsOf(result)).toEqual([
      ['Meas A', 'measured', 'fluorescence', null, '1'],
      ['Meas B', 'measured', 'absorbance', null, '1'],
    ]);
    expect(valuesOf(result.value!.reads[0])).toEqual(counts(1, 'ABCD', 1, 6));
    expect(valuesOf(result.value!.reads[1])).toEqual(namedValues(8, 12));
  });

  it('says that a plate has no readings', () => {
    const text = textOf('two-plates.csv');
    const { value, problems } = readBytes(text.slice(0, text.indexOf('Results for', text.indexOf('\n2,1,'))));
    expect(value?.reads.map(({ plate }) => plate)).toEqual(['1', '1']);
    expect(problems).toMatchObject([
      {
        code: 'file-incomplete',
        severity: 'error',
        found:
          '"Plate information" and no matrix of numbers that belongs to it: not complete yet, or damaged',
      },
      { code: 'file-damaged', severity: 'warning' },
    ]);
  });
});
