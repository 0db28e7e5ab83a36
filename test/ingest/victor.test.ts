import { describe, expect, it } from 'vitest';
import { fixtureBytes, namedValues, readBytes, readFixture, valuesOf } from './ingestFixture.ts';

const plate = namedValues(8, 12);

describe('the VICTOR reader', () => {
  it('reads a list of one repeat: the absorbance, and counts of which nothing says what they are', () => {
    const { value, problems } = readFixture('victor/endpoint.txt');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ vendor: 'victor', software: 'VICTOR' });
    expect(value?.reads).toMatchObject([
      {
        label: 'Absorbance @ 590 (A)',
        mode: 'absorbance',
        wavelengthNm: 590,
        plate: '1',
        rows: 8,
        columns: 12,
      },
      { label: 'GFP (Counts)', mode: 'other', wavelengthNm: null, unit: null },
    ]);
    expect(valuesOf(value?.reads[0])).toEqual(plate);
    expect(valuesOf(value?.reads[1])).toMatchObject({ A1: 1001, C7: 1207, H12: 1712 });
    expect(value?.reads[0]?.wells.find(({ well }) => well === 'C7')?.cell).toBe('F32');
    expect(value?.reads[1]?.inferred.map(({ what }) => what)).toContain('mode');
  });

  it('keeps plates apart', () => {
    const { value, problems } = readFixture('victor/two-plates.txt');
    expect(problems).toEqual([]);
    expect(value?.reads.map((read) => [read.plate, valuesOf(read)])).toEqual([
      ['1', plate],
      ['2', namedValues(8, 12, 1)],
    ]);
  });

  it('leaves out repeats aloud: they are no endpoint', () => {
    const { value, problems } = readFixture('victor/repeats.txt');
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual([
      'read-not-endpoint',
      'read-not-endpoint',
      'no-plate-found',
    ]);
    expect(problems[0]?.found).toContain('Absorbance @ 590 (A), plate 1: several readings per well');
  });

  it('suspects a list that ends before the last well', () => {
    const lines = new TextDecoder().decode(fixtureBytes('victor/endpoint.txt')).split('\r\n');
    const { problems } = readBytes(lines.slice(0, 50).join('\r\n') + '\r\n');
    expect(problems.map(({ code }) => code)).toEqual(['file-damaged']);
  });
});
