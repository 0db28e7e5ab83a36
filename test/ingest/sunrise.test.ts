import { describe, expect, it } from 'vitest';
import { namedValues, readFixture, textsOf, valuesOf, without } from './ingestFixture.ts';

describe('the XFluor4 reader of a Sunrise', () => {
  it('reads the matrix below Rawdata and takes the first cell apart', () => {
    const { value, problems } = readFixture('sunrise/rawdata.xlsx');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ vendor: 'sunrise', software: 'XFluor4 V 4.50' });
    expect(value?.metadata).toEqual({
      reader: 'SUNRISE',
      serial: '1202001234',
      firmware: 'V 3.31 25/08/05',
      date: '2026-07-24',
      time: '09:16:58',
    });
    expect(value?.reads).toMatchObject([
      {
        label: 'Rawdata',
        kind: 'measured',
        mode: 'absorbance',
        wavelengthNm: 590,
        plate: null,
        rows: 8,
        columns: 12,
        unit: 'AU',
      },
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(without(namedValues(8, 12), 'H12'));
    expect(textsOf(value!.reads[0])).toEqual({ H12: 'OVER' });
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'B2')?.cell).toBe('C12');
  });

  it('reads a plate from each sheet and keeps the reference wavelength', () => {
    const { value, problems } = readFixture('sunrise/two-sheets.xlsx');
    expect(problems).toEqual([]);
    expect(value?.reads.map(({ label, sheet, wavelengthNm }) => [label, sheet, wavelengthNm])).toEqual([
      ['Rawdata (Sheet1)', 'Sheet1', 590],
      ['Rawdata (Sheet2)', 'Sheet2', 590],
    ]);
    expect(valuesOf(value!.reads[1])['C7']).toBe(1.307);
    expect(value?.metadata['referenceWavelengthNm']).toBe('650');
  });
});
