import { describe, expect, it } from 'vitest';
import { namedValues, readFixture, textsOf, valuesOf, without } from './ingestFixture.ts';

const plate = namedValues(8, 12);
const factsOf = (name: string) =>
  readFixture(name).value?.reads.map(({ label, kind, mode, wavelengthNm }) => [
    label,
    kind,
    mode,
    wavelengthNm,
  ]);
const cellOf = (name: string, read: number, well: string) =>
  readFixture(name).value?.reads[read]?.wells.find((candidate) => candidate.well === well)?.cell;

describe('the i-control reader', () => {
  it('reads a matrix for each label and keeps the text of every mark', () => {
    const { value, problems } = readFixture('i-control/two-labels.txt');
    expect(problems).toEqual([]);
    expect(value?.vendor).toBe('i-control');
    expect(value?.software).toBe('i-control 2.0.10.0');
    expect(factsOf('i-control/two-labels.txt')).toEqual([
      ['CV590', 'measured', 'absorbance', 590],
      ['REF650', 'measured', 'absorbance', 650],
      ['GFP', 'measured', 'fluorescence', null],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(without(plate, 'A8', 'C4', 'D12'));
    expect(textsOf(value!.reads[0])).toEqual({ A8: 'OVER', C4: 'Invalid' });
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
    expect(valuesOf(value!.reads[2])).toEqual({ A1: 4101, A3: 4103 });
    expect(cellOf('i-control/two-labels.txt', 1, 'B2')).toBe('C46');
  });

  it('takes OVER for a bound and Invalid for a well that was not measured', () => {
    const { wells } = readFixture('i-control/two-labels.txt').value!.reads[0]!;
    const of = (name: string) => wells.find(({ well }) => well === name);
    expect(of('A8')).toMatchObject({
      reading: { kind: 'bound', relation: '>', limit: null },
      flags: ['saturated'],
    });
    expect(of('C4')?.reading).toMatchObject({ kind: 'missing', reason: 'notMeasured' });
    expect(of('D12')).toBeUndefined();
  });

  it('has the facts of the header, dates that can only be one day as ISO, and the plate by its id', () => {
    const { value } = readFixture('i-control/two-labels.txt');
    expect(value?.metadata).toMatchObject({
      reader: 'infinite 200Pro',
      serial: '1208004321',
      date: '2026-07-24',
      time: '15:05:09',
      user: 'LAB-PC\\anna',
      temperatureC: '24.6',
      'temperatureC (GFP)': '24.8',
    });
    expect(value?.reads.map((read) => [read.plate, read.rows, read.columns])).toEqual([
      ['P-0815', 8, 12],
      ['P-0815', 8, 12],
      ['P-0815', 8, 12],
    ]);
  });

  it('reads parts of plates into their own wells, one plate per sheet, and leaves the map beside them out aloud', () => {
    const { value, problems } = readFixture('i-control/part-of-plate.xlsx');
    expect(problems).toEqual([]);
    const noisy = Object.fromEntries(
      ['B2', 'B3', 'C2', 'C3', 'C4', 'D4', 'D5', 'D6'].map((well) => [well, Math.fround(plate[well]!)]),
    );
    expect(valuesOf(value!.reads[0])).toEqual(noisy);
    expect(noisy['B2']).not.toBe(0.202);
    expect(textsOf(value!.reads[0])).toEqual({});
    expect(valuesOf(value!.reads[1])).toEqual({ A1: Math.fround(0.101), A2: Math.fround(0.102) });
    expect(value!.reads.map((read) => [read.plate, read.sheet, read.rows, read.columns])).toEqual([
      ['1', '1', 8, 12],
      ['2', '2', 8, 12],
    ]);
    expect(cellOf('i-control/part-of-plate.xlsx', 0, 'D6')).toBe('F27');
    expect(value?.metadata).toMatchObject({ comment: 'SkBr3', 'comment (2)': 'BT474' });
    expect(value!.reads[0]!.inferred.map(({ what, value: told }) => [what, told])).toEqual(
      expect.arrayContaining([
        ['cells left out', 'G24:L27'],
        ['plate', '1'],
        ['sheets left out', '"notes"'],
      ]),
    );
  });

  it('tells the mean of several reads per well, which is calculated, from the reads themselves', () => {
    const { value, problems } = readFixture('i-control/reads-per-well.xlsx');
    expect(problems).toEqual([]);
    expect(factsOf('i-control/reads-per-well.xlsx')).toEqual([
      ['CV: Mean', 'calculated', 'absorbance', 590],
      ['CV: StDev', 'calculated', 'other', null],
      ['CV: 0;0', 'measured', 'absorbance', 590],
      ['CV: 1;0', 'measured', 'absorbance', 590],
      ['CV: 0;1', 'measured', 'absorbance', 590],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(namedValues(8, 12, 9));
    expect(valuesOf(value!.reads[3])).toEqual(namedValues(8, 12, 1));
  });

  it.each([
    ['german.csv', 'Label1', '24,9'],
    ['mac.csv', 'CV', '24.6'],
  ])('reads %s', (name, label, temperatureC) => {
    const { value, problems } = readFixture(`i-control/${name}`);
    expect(problems).toEqual([]);
    expect(factsOf(`i-control/${name}`)).toEqual([[label, 'measured', 'absorbance', 590]]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(value?.metadata).toMatchObject({ reader: 'infinite 200Pro', temperatureC });
  });

  it('gives tables without a label the settings in their order, and leaves one over time out aloud', () => {
    const { value, problems } = readFixture('i-control/modes.csv');
    expect(factsOf('i-control/modes.csv')).toEqual([
      ['CV', 'measured', 'absorbance', 590],
      ['REF', 'measured', 'absorbance', 650],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
    expect(problems).toMatchObject([
      { code: 'read-not-endpoint', severity: 'warning', place: { line: 43, cell: 'A43' } },
    ]);
  });

  it('reads plate rows that stand side by side', () => {
    const { value, problems } = readFixture('i-control/turned.xlsx');
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(cellOf('i-control/turned.xlsx', 0, 'B1')).toBe('C23');
  });

  it('says once that several reads per well over time are no endpoint', () => {
    const { value, problems } = readFixture('i-control/cycles-per-well.txt');
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['read-not-endpoint', 'no-plate-found']);
  });
});
