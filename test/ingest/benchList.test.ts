import { describe, expect, it } from 'vitest';
import { fixtureBytes, namedValues, readBytes, readFixture, valuesOf } from './ingestFixture.ts';

const plate = namedValues(4, 6);
const factsOf = (name: string) =>
  readFixture(`sheet/${name}`).value?.reads.map(({ label, mode, wavelengthNm, plate: id }) => [
    label,
    mode,
    wavelengthNm,
    id,
  ]);

describe('a bench list', () => {
  it('with repeats of every well is over time, and that is said of each column', () => {
    const [head = '', ...lines] = new TextDecoder()
      .decode(fixtureBytes('sheet/list-one-repeat.txt'))
      .trimEnd()
      .split('\n');
    const repeated = [1, 2, 3].flatMap((repeat) =>
      lines.map((line) => line.replace('1\t1\t', `1\t${repeat}\t`).replace('\t0.', `\t${repeat - 1}.`)),
    );
    const { value, problems } = readBytes([head, ...repeated, ''].join('\n'));
    expect(value).toBeNull();
    expect(problems.map(({ code, found }) => [code, found.split(':')[0]])).toEqual([
      ['read-not-endpoint', 'Absorbance @ 600 (A)'],
      ['read-not-endpoint', 'GFP (Counts)'],
      ['no-plate-found', 'a table without a plate that was read once; it holds Absorbance @ 600 (A)'],
    ]);
  });

  it('with one repeat is an endpoint; counts are no absorbance', () => {
    const { value, problems } = readFixture('sheet/list-one-repeat.txt');
    expect(problems).toEqual([]);
    expect(factsOf('list-one-repeat.txt')).toEqual([
      ['Absorbance @ 600 (A)', 'absorbance', 600, '1'],
      ['GFP (Counts)', 'other', null, '1'],
    ]);
    expect(valuesOf(value?.reads[0])).toEqual(plate);
    expect(valuesOf(value?.reads[1])).toMatchObject({ A1: 101, D6: 406 });
  });

  it('takes neither counts of wells nor times nor wavelengths for readings', () => {
    const { value, problems } = readFixture('sheet/list-of-converter.csv');
    expect(problems).toEqual([]);
    expect(factsOf('list-of-converter.csv')).toEqual([
      ['450 nm', 'absorbance', 450, 'P1'],
      ['650 nm', 'absorbance', 650, 'P1'],
    ]);
    expect(value?.reads.map(valuesOf)).toEqual([plate, namedValues(4, 6, 1)]);
  });

  it('with wavelengths of excitation and emission is fluorescence', () => {
    const lines = Object.keys(plate).map((well, index) => `${well},- ,${1000 + index},485,528`);
    const { value, problems } = readBytes(
      ['Well,Sample,MeasA:Result,MeasA:WavelengthExc,MeasA:WavelengthEms', ...lines, ''].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(value?.reads).toMatchObject([
      { label: 'MeasA:Result', kind: 'measured', mode: 'fluorescence', wavelengthNm: null },
    ]);
    expect(value?.reads[0]?.inferred.map(({ what }) => what)).not.toContain('mode');
  });
});
