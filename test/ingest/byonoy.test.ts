import { describe, expect, it } from 'vitest';
import { fixtureBytes, namedValues, readBytes, readFixture, valuesOf, without } from './ingestFixture.ts';

const textOf = (name: string) => new TextDecoder().decode(fixtureBytes(`byonoy/${name}`));

describe('the Byonoy reader', () => {
  it('reads the matrix in the first line and the wavelength below', () => {
    const { value, problems } = readFixture('byonoy/app.csv');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ vendor: 'byonoy', software: 'Byonoy Absorbance 96' });
    expect(value?.metadata).toEqual({ smartValidation: 'Pass' });
    expect(value?.reads).toMatchObject([
      {
        label: '590',
        kind: 'measured',
        mode: 'absorbance',
        wavelengthNm: 590,
        plate: null,
        unit: 'AU',
        rows: 8,
        columns: 12,
      },
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(without(namedValues(8, 12), 'B2'));
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'H12')?.cell).toBe('M9');
  });

  it('says that the reading at the reference wavelength was taken off', () => {
    const { value, problems } = readFixture('byonoy/reference.csv');
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(namedValues(8, 12));
    expect(value?.metadata['referenceWavelengthNm']).toBe('650');
    expect(value!.reads[0]!.inferred).toContainEqual(
      expect.objectContaining({
        what: 'reference wavelength',
        value: '590: the reading at 650 nm is taken off',
      }),
    );
  });

  it('does not take names that are numbers for readings', () => {
    const { value, problems } = readBytes(textOf('reference.csv').replace(/S(\d+)/g, '$1'));
    expect(problems).toEqual([]);
    expect(value?.reads).toHaveLength(1);
    expect(valuesOf(value!.reads[0])).toEqual(namedValues(8, 12));
    expect(value!.reads[0]!.inferred).toContainEqual(
      expect.objectContaining({ what: 'grids left out', value: 'A13:M21' }),
    );
  });

  it('reads what an Opentrons Flex writes, with its serial number and both spellings of the time', () => {
    const { value, problems } = readFixture('byonoy/flex.csv');
    expect(problems).toEqual([]);
    expect(value?.software).toBe('Opentrons Flex');
    expect(value?.metadata).toEqual({ date: '2026-07-24', time: '10:02:14', serial: 'BYOMAA00013' });
    expect(valuesOf(value!.reads[0])).toEqual({ ...namedValues(8, 12), A1: -0.001 });
    const padded = readFixture('byonoy/flex-padded.csv');
    expect(padded.problems).toEqual([]);
    expect(padded.value?.metadata).toEqual({
      date: '2026-07-24',
      time: '10:02:14',
      serial: 'BYOMAA00013',
      referenceWavelengthNm: '450',
    });
    expect(padded.value?.reads[0]?.wells).toEqual(value?.reads[0]?.wells);
  });

  it('says that a file ends before its last lines, or within one', () => {
    const text = textOf('reference.csv');
    const before = readBytes(text.slice(0, text.indexOf('Reference Wavelength')));
    expect(before.value?.vendor).toBe('byonoy');
    expect(before.problems).toMatchObject([
      {
        code: 'file-damaged',
        found: 'a file that ends before it says whether there was a reference wavelength',
      },
    ]);
    const within = readBytes(
      text.slice(0, text.indexOf('Reference Wavelength') + 'Reference Wavelength (nm);65'.length),
    );
    expect(within.problems).toMatchObject([{ code: 'file-damaged', place: { line: 26 } }]);
    expect(within.value?.metadata).not.toHaveProperty('referenceWavelengthNm');
  });

  it('says that rows of the matrix are missing', () => {
    const lines = textOf('app.csv').split('\r\n');
    const { value, problems } = readBytes([...lines.slice(0, 7), ...lines.slice(9)].join('\r\n'));
    expect(valuesOf(value!.reads[0])['F12']).toBe(0.612);
    expect(problems).toMatchObject([
      {
        code: 'file-damaged',
        severity: 'warning',
        found: '72 of 96 wells of read 590; G1:H12 are not there',
      },
    ]);
  });

  it('leaves a matrix to the bench grid when the line with the wavelength is not there', () => {
    const text = textOf('app.csv');
    const { value } = readBytes(text.slice(0, text.indexOf('Sample Wavelength')));
    expect(value?.vendor).toBe('sheet');
    expect(valuesOf(value!.reads[0])).toEqual(without(namedValues(8, 12), 'B2'));
  });
});
