import { describe, expect, it } from 'vitest';
import { fixtureBytes, namedValues, readBytes, readFixture, valuesOf, without } from './ingestFixture.ts';

const textOf = (name: string) => new TextDecoder().decode(fixtureBytes(`nivo/${name}`));
const factsOf = ({ value }: ReturnType<typeof readBytes>) =>
  value?.reads.map(({ label, kind, mode, wavelengthNm, plate }) => [label, kind, mode, wavelengthNm, plate]);
const outer = Object.keys(namedValues(8, 12)).filter((well) => !/^[B-G](?:[2-9]|10|11)$/.test(well));

describe('the VICTOR Nivo reader', () => {
  it('leaves cycles out aloud, and reads the endpoint with the wavelength of its own operation', () => {
    const result = readFixture('nivo/kinetic.csv');
    expect(result.problems).toMatchObject([{ code: 'read-not-endpoint', place: { line: 17 } }]);
    expect(result.problems[0]?.found).toMatch(/^ABS \(F\) - Kinetics: several readings per well/);
    expect(result.value).toMatchObject({ vendor: 'nivo', software: 'VICTOR Nivo 5.0.0' });
    expect(factsOf(result)).toEqual([['ABS (F) - Point', 'measured', 'absorbance', 590, null]]);
    expect(valuesOf(result.value!.reads[0])).toEqual(namedValues(8, 12));
    expect(result.value!.reads[0]).toMatchObject({ unit: 'AU', rows: 8, columns: 12 });
    expect(result.value!.reads[0]!.wells.find(({ well }) => well === 'A1')?.cell).toBe('C121');
  });

  it('has the facts of the measurement; the time in UTC decides which number is the month', () => {
    expect(readFixture('nivo/kinetic.csv').value?.metadata).toEqual({
      date: '2026-07-04',
      time: '10:44:45',
      startTime: '2026-07-04T08:44:45+0000',
      protocol: 'CV plate',
      user: 'anna',
      plateType: 'General 96',
      serial: '1022042',
      temperatureC: '30.0',
    });
  });

  it('keeps a date as written when nothing decides it', () => {
    const text = textOf('kinetic.csv').replace(/,,UTC,\S+/g, '');
    expect(readBytes(text).value?.metadata['date']).toBe('7/4/2026');
  });

  it('reads one cycle of two plates; wells outside the plate map are not missed', () => {
    const result = readFixture('nivo/two-plates.csv');
    expect(result.problems).toEqual([]);
    expect(factsOf(result)).toEqual([
      ['ABS (F) - Point', 'measured', 'absorbance', 590, 'P-0011'],
      ['ABS (F) - Point', 'measured', 'absorbance', 590, 'P-0012'],
    ]);
    expect(valuesOf(result.value!.reads[0])).toEqual(without(namedValues(8, 12), ...outer));
    expect(valuesOf(result.value!.reads[1])).toEqual(without(namedValues(8, 12, 1), ...outer));
    expect(result.value!.reads[1]).toMatchObject({ rows: 8, columns: 12 });
  });

  it('reads values beside their wells, absorbance and fluorescence', () => {
    const result = readFixture('nivo/point.txt');
    expect(result.problems).toEqual([]);
    expect(factsOf(result)).toEqual([
      ['ABS (F) - Point', 'measured', 'absorbance', 590, null],
      ['FI (F) - Point', 'measured', 'fluorescence', null, null],
    ]);
    expect(valuesOf(result.value!.reads[0])).toEqual(without(namedValues(8, 12), 'B2'));
    expect(valuesOf(result.value!.reads[1])['H12']).toBe(100812);
    expect(result.value!.reads[0]!.wells.find(({ well }) => well === 'A2')?.cell).toBe('B16');
  });

  it('reads grids from a workbook, takes the same readings by well once, and leaves added sheets out aloud', () => {
    const result = readFixture('nivo/sheets.xlsx');
    expect(result.problems).toEqual([]);
    expect(factsOf(result)).toEqual([['ABS (F) - Point', 'measured', 'absorbance', 590, null]]);
    const [read] = result.value!.reads;
    expect(valuesOf(read)).toEqual(namedValues(8, 12));
    expect(read).toMatchObject({ sheet: 'Plate Results' });
    expect(read!.inferred).toContainEqual(
      expect.objectContaining({ what: 'sheets left out', value: '"notes"' }),
    );
  });

  it('takes a block of calculations for calculated', () => {
    const text = textOf('point.txt')
      .replace('3 OPERATION\tFI (F) - Point', 'CALCULATED RESULTS\tRatio to blank')
      .replace(/3 OPERATION\tFI[^]*?\n\n/, '');
    const result = readBytes(text);
    expect(result.problems).toEqual([]);
    expect(factsOf(result)?.[1]).toEqual(['Ratio to blank', 'calculated', 'other', null, null]);
  });

  it('does not take a transmission for an absorbance', () => {
    const result = readBytes(textOf('point.txt').replace('MEASUREMENT UNIT\tOD', 'MEASUREMENT UNIT\t%T'));
    expect(result.value?.reads[0]).toMatchObject({ mode: 'other', unit: '%T', wavelengthNm: null });
  });

  it('says that lines of measured wells are missing', () => {
    const lines = textOf('two-plates.csv').split('\n');
    const { problems } = readBytes(lines.filter((line) => !line.startsWith('C5,')).join('\n'));
    expect(problems).toMatchObject([
      {
        code: 'file-incomplete',
        severity: 'error',
        found: expect.stringMatching(/C5 are not there: not complete yet, or damaged$/) as string,
      },
      { code: 'file-incomplete', severity: 'error' },
    ]);
  });
});
