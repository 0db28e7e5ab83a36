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

const plate = namedValues(8, 12);
const factsOf = (name: string) =>
  readFixture(name).value?.reads.map(({ label, kind, mode, wavelengthNm }) => [
    label,
    kind,
    mode,
    wavelengthNm,
  ]);

describe('the SparkControl reader', () => {
  it('tells the reading from the one at the reference wavelength and from their difference', () => {
    const { value, problems } = readFixture('sparkcontrol/reference.xlsx');
    expect(problems).toEqual([]);
    expect(value?.vendor).toBe('sparkcontrol');
    expect(value?.software).toBe('SparkControl V3.1 SP1');
    expect(factsOf('sparkcontrol/reference.xlsx')).toEqual([
      ['OD450', 'measured', 'absorbance', 450],
      ['OD450: Reference', 'measured', 'absorbance', 620],
      ['OD450: Difference', 'calculated', 'absorbance', 450],
      ['Lumi', 'measured', 'luminescence', null],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(without(plate, 'B2', 'C3'));
    expect(textsOf(value!.reads[0])).toEqual({ B2: 'OVER', C3: 'Invalid' });
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
    expect(valuesOf(value!.reads[2])).toEqual(namedValues(8, 12, 2));
    expect(valuesOf(value!.reads[3])).toEqual({ B2: 2202, B3: 2203, C2: 2302, C3: 2303 });
    expect(value!.reads.map(({ rows, columns }) => [rows, columns])).toEqual(Array(4).fill([8, 12]));
  });

  it('has the facts of the header', () => {
    expect(readFixture('sparkcontrol/reference.xlsx').value?.metadata).toMatchObject({
      reader: 'Spark',
      serial: '2103009876',
      method: 'cv plate',
      user: 'SPARK-PC\\anna',
      date: '2026-07-24',
      time: '15:20:00',
      temperatureC: '25.6',
      'temperatureC (Lumi)': '26.1',
      startTime: '2026-07-24 15:20:21',
    });
  });

  it('reads lists with the time of each well, one for each group of settings', () => {
    const { value, problems } = readFixture('sparkcontrol/list.csv');
    expect(problems).toEqual([]);
    expect(factsOf('sparkcontrol/list.csv')).toEqual([
      ['OD590', 'measured', 'absorbance', 590],
      ['OD700', 'measured', 'absorbance', 700],
      ['GFP 70', 'measured', 'fluorescence', null],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
    expect(textsOf(value!.reads[2])).toEqual(
      Object.fromEntries(Array.from('ABCDEFGH').map((letter) => [`${letter}1`, 'OVER'])),
    );
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'A2')?.cell).toBe('B34');
    expect(value?.software).toBe('SparkControl V2.3');
  });

  it('reads wells that stand side by side', () => {
    const { value, problems } = readFixture('sparkcontrol/across.csv');
    expect(problems).toEqual([]);
    expect(factsOf('sparkcontrol/across.csv')).toEqual([['OD590', 'measured', 'absorbance', 590]]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'A2')?.cell).toBe('C31');
  });

  it('leaves the reads of a loop out aloud and reads the endpoint after it', () => {
    const { value, problems } = readFixture('sparkcontrol/kinetic.csv');
    expect(problems).toMatchObject([{ code: 'read-not-endpoint', place: { line: 33 } }]);
    expect(problems[0]?.found).toMatch(/^OD600: several readings per well/);
    expect(factsOf('sparkcontrol/kinetic.csv')).toEqual([['OD590', 'measured', 'absorbance', 590]]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
  });

  it('says that settings have no numbers', () => {
    const text = new TextDecoder().decode(fixtureBytes('sparkcontrol/list.csv'));
    const { value, problems } = readBytes(text.slice(0, text.lastIndexOf('<>,Value')));
    expect(value?.reads.map(({ label }) => label)).toEqual(['OD590', 'OD700']);
    expect(problems).toMatchObject([
      {
        code: 'file-incomplete',
        severity: 'error',
        found:
          'the settings of read GFP 70, and no table of wells that belongs to it: not complete yet, or damaged',
      },
    ]);
  });

  it('is known by its settings when the header was deleted', () => {
    const text = new TextDecoder().decode(fixtureBytes('sparkcontrol/list.csv'));
    const { value, problems } = readBytes(text.slice(text.indexOf('Mode,')));
    expect(problems).toEqual([]);
    expect(value?.vendor).toBe('sparkcontrol');
    expect(value?.reads.map(({ label, wavelengthNm }) => [label, wavelengthNm])).toEqual([
      ['OD590', 590],
      ['OD700', 700],
      ['GFP 70', null],
    ]);
  });
});
