import { describe, expect, it } from 'vitest';
import { fixtureBytes, namedValues, readBytes, readFixture, valuesOf, without } from './ingestFixture.ts';

const textOf = (name: string) => new TextDecoder().decode(fixtureBytes(`kaleido/${name}`));
const factsOf = ({ value }: ReturnType<typeof readBytes>) =>
  value?.reads.map(({ label, kind, mode, wavelengthNm, plate }) => [label, kind, mode, wavelengthNm, plate]);

describe('the Kaleido reader', () => {
  it('reads version 2 with its no-break spaces, and finds the wavelengths far below', () => {
    const result = readFixture('kaleido/two-measurements.csv');
    expect(result.problems).toEqual([]);
    expect(result.value).toMatchObject({ vendor: 'kaleido', software: 'Kaleido 2.0.3058.126' });
    expect(factsOf(result)).toEqual([
      ['ABS mono 1', 'measured', 'absorbance', 590, 'V-2026-07-24 09:16:17'],
      ['ABS mono 2', 'measured', 'absorbance', 650, 'V-2026-07-24 09:16:17'],
    ]);
    const [first, second] = result.value!.reads;
    expect(valuesOf(first)).toEqual(without(namedValues(8, 12), 'B2'));
    expect(first).toMatchObject({ rows: 8, columns: 12, unit: 'AU' });
    expect(first!.wells.find(({ well }) => well === 'C7')?.cell).toBe('H9');
    expect(valuesOf(second)).toEqual(namedValues(8, 12, 1));
  });

  it('has the facts of the measurement', () => {
    expect(readFixture('kaleido/two-measurements.csv').value?.metadata).toEqual({
      date: '2026-07-24',
      time: '09:16:18',
      startTime: '2026-07-24T09:16:18.2284559+02:00',
      protocol: 'Crystal violet',
      user: 'anna',
      plateType: '96 General',
      serial: '2108042',
    });
  });

  it('names the repeats of a plate', () => {
    const result = readFixture('kaleido/repeats.csv');
    expect(result.problems).toEqual([]);
    expect(factsOf(result)).toEqual([
      ['ABS mono 1, repeat 1', 'measured', 'absorbance', 590, 'P-0007'],
      ['ABS mono 1, repeat 2', 'measured', 'absorbance', 590, 'P-0007'],
    ]);
    expect(valuesOf(result.value!.reads[1])).toEqual(namedValues(8, 12, 1));
  });

  it('takes what was counted on pictures for calculated, and leaves names and words out aloud', () => {
    const result = readFixture('kaleido/pictures.csv');
    expect(result.problems).toEqual([]);
    expect(factsOf(result)).toEqual([
      ['Counting ( IMG 1 ), Number of Objects per Well', 'calculated', 'other', null, 'P-0008'],
    ]);
    expect(valuesOf(result.value!.reads[0])['C7']).toBe(307);
    expect(result.value!.reads[0]!.inferred).toContainEqual(
      expect.objectContaining({ what: 'results left out', value: 'IMG 1, Counting ( IMG 1 )' }),
    );
  });

  it('reads version 3: the wavelengths of one measurement, and fluorescence', () => {
    const result = readFixture('kaleido/version-3.csv');
    expect(result.problems).toEqual([]);
    expect(result.value?.software).toBe('Kaleido 3.5.3082.227');
    expect(result.value?.metadata).toMatchObject({ date: '2026-07-24', time: '09:11:46', serial: '2108181' });
    expect(factsOf(result)).toEqual([
      ['Absorbance 1, 590', 'measured', 'absorbance', 590, 'P-0009'],
      ['Absorbance 1, 650', 'measured', 'absorbance', 650, 'P-0009'],
      ['Fluorescence intensity 1', 'measured', 'fluorescence', null, 'P-0009'],
    ]);
    const [first, second, light] = result.value!.reads;
    expect(valuesOf(first)).toEqual(namedValues(16, 24, 0, 2));
    expect(valuesOf(second)).toEqual(namedValues(16, 24, 1, 2));
    expect(valuesOf(light)['P24']).toBe(101624);
    expect(first).toMatchObject({ rows: 16, columns: 24 });
  });

  it('leaves loops out aloud, reads the endpoint, and tells what no operation measured', () => {
    const result = readFixture('kaleido/loops.csv');
    expect(result.problems).toMatchObject([{ code: 'read-not-endpoint', place: { line: 10 } }]);
    expect(result.problems[0]?.found).toMatch(/^Absorbance 1: several readings per well/);
    expect(factsOf(result)).toEqual([
      ['Absorbance 2', 'measured', 'absorbance', 590, 'P-0010'],
      ['Ratio', 'calculated', 'other', null, 'P-0010'],
    ]);
    expect(valuesOf(result.value!.reads[0])).toEqual(namedValues(8, 12));
    expect(result.value!.reads[1]!.inferred).toContainEqual(
      expect.objectContaining({ what: 'kind of read', value: 'Ratio: calculated' }),
    );
  });

  it('believes a plate type that is larger than the matrix, and says that wells are missing', () => {
    const text = textOf('loops.csv')
      .replace('Number of Rows,,12', 'Number of Rows,,24')
      .replace('Number of Columns,,8', 'Number of Columns,,16');
    const { value, problems } = readBytes(text);
    expect(value?.reads[0]).toMatchObject({ label: 'Absorbance 2', rows: 16, columns: 24 });
    expect(problems.map(({ code }) => code)).toContain('file-damaged');
  });

  it('says that a title has no matrix', () => {
    const text = textOf('repeats.csv');
    const { value, problems } = readBytes(text.slice(0, text.lastIndexOf('Barcode:\u00A0P-0007')));
    expect(value?.reads.map(({ label }) => label)).toEqual(['ABS mono 1']);
    expect(problems).toMatchObject([
      { code: 'file-incomplete', severity: 'error', place: { line: 14 } },
      { code: 'file-damaged', severity: 'warning' },
    ]);
    expect(problems[1]?.found).toBe('an export that ends without the line "Exported with Kaleido …"');
  });
});
