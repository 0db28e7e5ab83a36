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

const plate = (grid = 0) => namedValues(8, 12, grid);
const textOf = (name: string) => new TextDecoder('windows-1252').decode(fixtureBytes(`omega/${name}`));

describe('the reader of Omega ASCII files', () => {
  it('reads a matrix for each chromatic, numbers without leading zero', () => {
    const { value, problems } = readFixture('omega/two-chromatics.DAT');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ vendor: 'omega', software: 'BMG ASCII' });
    expect(value?.reads).toMatchObject([
      {
        label: 'Chromatic 1 (590 nm)',
        kind: 'measured',
        mode: 'absorbance',
        wavelengthNm: 590,
        rows: 8,
        columns: 12,
      },
      { label: 'Chromatic 2 (650 nm)', kind: 'measured', mode: 'absorbance', wavelengthNm: 650 },
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(without(plate(), 'A8', 'D12'));
    expect(textsOf(value!.reads[0])).toEqual({ A8: 'overflow', D12: '-' });
    expect(valuesOf(value!.reads[1])).toEqual(plate(1));
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'B2')?.cell).toBe('B18');
  });

  it('says when, on which plate and how warm, and that the year of the date comes first', () => {
    const { value } = readFixture('omega/two-chromatics.DAT');
    expect(value?.metadata).toEqual({
      testName: 'cv 590',
      date: '2020-07-24',
      time: '15:05:09',
      plateType: 'GREINER 96 F-BOTTOM',
      temperatureC: '25.1',
    });
    const told = value!.reads[0]!.inferred.find(({ what }) => what === 'date');
    expect(told?.because).toContain('20/07/24');
  });

  it('takes chromatics with one wavelength each for absorbance, aloud', () => {
    const { value } = readBytes(textOf('two-chromatics.DAT').replace('Absorbance', ''));
    expect(value!.reads[1]).toMatchObject({ mode: 'absorbance', wavelengthNm: 650 });
    expect(value!.reads[1]!.inferred.map(({ what }) => what)).toContain('mode');
    const light = readBytes(textOf('two-chromatics.DAT').replace('Absorbance', 'Fluorescence'));
    expect(light.value!.reads[0]).toMatchObject({ mode: 'fluorescence', wavelengthNm: null, unit: 'RFU' });
  });

  it('leaves kinetics out aloud', () => {
    const { value, problems } = readFixture('omega/kinetic.DAT');
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual([
      'read-not-endpoint',
      'read-not-endpoint',
      'no-plate-found',
    ]);
  });

  it('reads lists of wells, a read for each test', () => {
    const { value, problems } = readFixture('omega/list.DAT');
    expect(problems).toMatchObject([{ code: 'read-not-endpoint' }]);
    expect(problems[0]?.found).toContain('growth');
    expect(value?.reads).toMatchObject([
      { label: 'SkBr3', mode: 'absorbance', wavelengthNm: 600 },
      { label: 'BT474', mode: 'absorbance', wavelengthNm: 600 },
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate());
    expect(valuesOf(value!.reads[1])).toEqual(plate(1));
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'A7')?.cell).toBe('A7');
  });

  it('does not trust the last well of a list that stops in the middle of a line', () => {
    const text = textOf('list.DAT');
    const { value, problems } = readBytes(text.slice(0, text.indexOf('B12:') + 8));
    expect(problems[0]).toMatchObject({ code: 'file-incomplete', severity: 'error', place: { well: 'B12' } });
    expect(value).toBeNull();
  });

  it('refuses lists of which the last is shorter, or has no wells at all', () => {
    const lines = textOf('list.DAT').split('\r\n');
    const records = lines.flatMap((line, index) => (/^-+$/.test(line) ? [index] : []));
    const partOfThird = readBytes(lines.slice(0, records[1]! + 10).join('\n') + '\n');
    expect(partOfThird).toMatchObject({ value: null, problems: [{ code: 'file-incomplete' }] });
    expect(partOfThird.problems[0]?.found).toBe(
      '24 wells in the last list, and 96 in the first: not complete yet, or damaged',
    );
    const headOfFourth = readBytes(lines.slice(0, records[2]! + 3).join('\n') + '\n');
    expect(headOfFourth).toMatchObject({ value: null, problems: [{ code: 'file-incomplete' }] });
  });

  it.each([
    ['a matrix', 'two-chromatics.DAT', '1.812'],
    ['a line of dashes', 'list.DAT', '--------'],
  ])('refuses a file that stops within %s', (_, name, end) => {
    const text = textOf(name);
    const cut = readBytes(text.slice(0, text.lastIndexOf(end) + end.length - (name === 'list.DAT' ? 4 : 0)));
    expect(cut.value).toBeNull();
    expect(cut.problems.map(({ found }) => found)).toContain(
      'a last line without a line end: not complete yet, or damaged',
    );
  });

  it('names text and wells that stand twice', () => {
    const text = textOf('list.DAT').replace('B02:  .202', 'B02:  spilt').replace('C03:  .303', 'C02:  .303');
    const { value, problems } = readBytes(text);
    expect(problems.map(({ code }) => code)).toEqual([
      'cell-not-a-number',
      'duplicate-well',
      'read-not-endpoint',
    ]);
    expect(textsOf(value!.reads[0])).toEqual({ B2: 'spilt', C2: '.303' });
  });

  it('tells of a chromatic without numbers, and of lines that are missing', () => {
    const lines = textOf('two-chromatics.DAT').split('\r\n');
    const second = lines.findIndex((line) => line === 'Chromatic: 2');
    const cut = readBytes(lines.slice(0, second).join('\n') + '\n');
    expect(cut.problems).toMatchObject([{ code: 'file-incomplete', severity: 'error' }]);
    expect(cut.problems[0]?.found).toContain('chromatic 2');
    const short = readBytes(lines.toSpliced(18, 1).join('\n'));
    expect(short.problems).toMatchObject([{ code: 'file-incomplete', place: { line: 17 } }]);
    expect(short.problems[0]?.found).toContain('7 lines of 12 numbers below chromatic 1');
  });

  it('cut after any line gives no part of a read in silence', () => {
    const lines = textOf('two-chromatics.DAT').split('\r\n');
    let parts = 0;
    for (let count = 15; count < lines.length - 2; count++) {
      const { value, problems } = readBytes(lines.slice(0, count).join('\n') + '\n');
      if (value?.reads.length === 2 && value.reads.every(({ wells }) => wells.length === 96)) continue;
      parts += 1;
      expect(
        problems.map(({ code }) => code),
        `${count} lines`,
      ).toContain('file-incomplete');
    }
    expect(parts).toBeGreaterThan(15);
  });
});
