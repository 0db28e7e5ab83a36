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
const facts = (name: string) =>
  readFixture(name).value?.reads.map(({ label, kind, mode, wavelengthNm, blanked }) => [
    label,
    kind,
    mode,
    wavelengthNm,
    blanked,
  ]);

describe('the MARS reader', () => {
  it('tells raw data from what was calculated or typed', () => {
    expect(facts('mars/plate-view.csv')).toEqual([
      ['Raw Data  (590 1)', 'measured', 'absorbance', 590, false],
      ['Raw Data (650 2)', 'measured', 'absorbance', 650, false],
      ['Blank corrected based on Raw Data (590 1)', 'calculated', 'absorbance', 590, true],
      ['Standard Concentrations', 'user', 'other', null, false],
    ]);
    const { value, problems } = readFixture('mars/plate-view.csv');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ vendor: 'mars', software: 'MARS' });
    expect(valuesOf(value!.reads[0])).toEqual(without(plate(), 'A8'));
    expect(valuesOf(value!.reads[1])).toEqual(plate(1));
    const firstColumn = Array.from('ABCDEFGH').map((letter) => `${letter}1`);
    expect(valuesOf(value!.reads[2])).toEqual(without(plate(2), ...firstColumn));
    expect(valuesOf(value!.reads[3])).toMatchObject({ A2: 1, H2: 128 });
  });

  it('takes overflow for a bound, with its text and cell', () => {
    const read = readFixture('mars/plate-view.csv').value!.reads[0]!;
    expect(textsOf(read)).toEqual({ A8: 'overflow' });
    expect(read.wells.find(({ well }) => well === 'A8')).toEqual({
      well: 'A8',
      reading: { kind: 'bound', relation: '>', limit: null, text: 'overflow' },
      cell: 'I10',
      flags: ['saturated'],
    });
  });

  it('says who measured what, when and on which reader', () => {
    expect(readFixture('mars/plate-view.csv').value?.metadata).toEqual({
      user: 'USER',
      reader: 'CLARIOstar',
      testRun: '65',
      testName: 'cv 590',
      date: '2020-07-24',
      time: '15:05:09',
      id1: 'SkBr3 plate 1',
      id2: 'day 2',
    });
    expect(readFixture('mars/table-view.csv').value?.metadata['date']).toBe('2020-07-24');
    expect(readFixture('mars/384-part.csv').value?.metadata['date']).toBe('2016-03-03');
  });

  it('reads a part of 384 wells at its place', () => {
    const { value, problems } = readFixture('mars/384-part.csv');
    expect(problems).toEqual([]);
    expect(value!.reads).toMatchObject([{ label: 'Raw Data (484)', rows: 16, columns: 24 }]);
    const read = Object.entries(namedValues(16, 24, 0, 2)).filter(([well]) =>
      /^(?:P|[A-D][1-7]$)/.test(well),
    );
    expect(valuesOf(value!.reads[0])).toEqual(Object.fromEntries(read));
  });

  it('reads 1536 wells with rows a to f behind Z', () => {
    const { value, problems } = readFixture('mars/1536.csv');
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(namedValues(32, 48, 0, 2));
  });

  it('reads the table view', () => {
    expect(facts('mars/table-view.csv')).toEqual([
      ['Raw Data (590)', 'measured', 'absorbance', 590, false],
      ['Blank corrected based on Raw Data (590)', 'calculated', 'absorbance', 590, true],
      ['Protein in g/l', 'calculated', 'other', null, false],
    ]);
    const { value, problems } = readFixture('mars/table-view.csv');
    expect(problems).toEqual([]);
    [0, 1, 2].forEach((grid) => {
      expect(valuesOf(value!.reads[grid])).toEqual(plate(grid));
    });
  });

  it('reads rows and columns in two cells, with decimal commas and empty lines between', () => {
    const { value, problems } = readFixture('mars/table-rows.txt');
    expect(problems).toEqual([]);
    const lower = Object.entries(plate()).filter(([well]) => /^[E-H]/.test(well));
    expect(valuesOf(value!.reads[0])).toEqual(Object.fromEntries(lower));
    expect(value!.reads[0]).toMatchObject({ rows: 8, columns: 12, wavelengthNm: 590 });
    expect(value?.metadata).toMatchObject({
      testRun: '4609',
      remark: 'Absorbance values are pathlength corrected',
    });
    const told = value!.reads[0]!.inferred.find(({ what }) => what === 'wells');
    expect(told?.value).toBe('Raw Data (590): 48');
  });

  it('reads a turned table view', () => {
    const { value, problems } = readFixture('mars/table-turned.csv');
    expect(problems).toEqual([]);
    expect(value?.reads.map(({ label }) => label)).toEqual(['Raw Data (590)', 'Raw Data (650)']);
    expect(valuesOf(value!.reads[1])).toEqual(plate(1));
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'A2')?.cell).toBe('C9');
  });

  it('leaves kinetics and spectra out aloud', () => {
    const { value, problems } = readFixture('mars/kinetic.csv');
    expect(problems).toMatchObject([{ code: 'read-not-endpoint' }]);
    expect(facts('mars/kinetic.csv')).toEqual([
      ['Max of Raw Data (600)', 'calculated', 'other', null, false],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate(3));
    const spectrum =
      'User: U;Path: x;Test run no.: 7\nTest name: s;Date: 1/1/2025;Time: 1:00:00\n\nAbsorbance spectrum\n\n' +
      'Raw Data  (Abs Spectrum)#\n\n Well; Content; 1 - 1; 1 - 1; \n;Wavelength [nm];350;351;\nA01;Blank B;0.301;0.302;\nB01;Sample;0.4;0.41;\n';
    const scan = readBytes(spectrum);
    expect(scan.value).toBeNull();
    expect(scan.problems.map(({ code }) => code)).toEqual(['read-not-endpoint', 'no-plate-found']);
    expect(scan.problems[0]?.found).toContain('Raw Data  (Abs Spectrum): 1 - 1');
    const lines = new TextDecoder().decode(fixtureBytes('mars/plate-view.csv')).split('\r\n');
    const cycles = [
      ...lines.slice(0, 8),
      'Cycle 1 (0 min)',
      ...lines.slice(8, 18),
      'Cycle 2 (5 min)',
      ...lines.slice(8, 18),
    ];
    const kinetic = readBytes(cycles.join('\n') + '\n');
    expect(kinetic.problems.map(({ code }) => code)).toEqual(['read-not-endpoint', 'no-plate-found']);
  });

  it('tells fluorescence from absorbance, and the average of a well scan from a reading', () => {
    expect(facts('mars/light.csv')).toEqual([
      ['Raw Data (560-10/590-10)', 'measured', 'fluorescence', null, false],
      ['Well Scan: Average (560-10/590-10)', 'calculated', 'fluorescence', null, false],
    ]);
  });

  it.each([
    ['(A: 590)', 'absorbance', 590],
    ['(F: 485/520)', 'fluorescence', null],
    ['(485-12/520)', 'fluorescence', null],
    ['(590 1)', 'other', null],
  ])('where several modes are named, the title %s decides', (inner, mode, nm) => {
    const text = new TextDecoder().decode(fixtureBytes('mars/plate-view.csv'));
    const several = text
      .replace('\r\nAbsorbance\r\n', '\r\nAbsorbance, Fluorescence (FI)\r\n')
      .replace('Raw Data  (590 1)', `Raw Data ${inner}`);
    expect(readBytes(several).value!.reads[0]).toMatchObject({ mode, wavelengthNm: nm });
  });

  it('reads a result that a workbook holds in two views once', () => {
    const { value, problems } = readFixture('mars/both-views.xlsx');
    expect(problems).toEqual([]);
    expect(value?.software).toBe('SMART Control');
    expect(value?.reads).toMatchObject([
      { label: '1. Raw Data (590 1)', kind: 'measured', wavelengthNm: 590, sheet: 'Microplate End point' },
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate());
  });

  it('does not claim a table for its words Raw Data alone', () => {
    expect(readBytes('Raw Data (590)\n\n,1,2,3\nA,0.1,0.2,0.3\nB,0.4,0.5,0.6\n').value?.vendor).toBe('sheet');
  });

  it('tells of rows that are missing, as an error where the file ends with them', () => {
    const lines = new TextDecoder().decode(fixtureBytes('mars/plate-view.csv')).split('\r\n');
    const cut = readBytes(lines.slice(0, 14).join('\n') + '\n');
    expect(cut.problems).toMatchObject([{ code: 'file-incomplete', severity: 'error' }]);
    expect(cut.problems[0]?.found).toContain('60 of 96 wells');
    const taken = readBytes(lines.toSpliced(12, 1).join('\n'));
    expect(taken.problems).toMatchObject([{ code: 'file-damaged', severity: 'warning' }]);
  });

  it.each(['plate-view.csv', '384-part.csv', '1536.csv', 'light.csv'])(
    '%s cut after any line gives no part of a read in silence',
    (name) => {
      const end = name === '1536.csv' ? '\r' : '\r\n';
      const lines = new TextDecoder().decode(fixtureBytes(`mars/${name}`)).split(end);
      const whole = new Map(
        readFixture(`mars/${name}`).value!.reads.map((read) => [read.label, read.wells.length]),
      );
      let parts = 0;
      for (let count = 1; count < lines.length - 1; count++) {
        const { value, problems } = readBytes(lines.slice(0, count).join('\n') + '\n');
        const shorter = (value?.reads ?? []).filter(
          ({ kind, label, wells }) => kind !== 'user' && wells.length < (whole.get(label) ?? 0),
        );
        if (shorter.length === 0) continue;
        parts += 1;
        expect(
          problems.map(({ code }) => code),
          `${count} lines`,
        ).toContainEqual(expect.stringMatching(/^file-(?:damaged|incomplete)$/));
      }
      expect(parts).toBeGreaterThan(3);
    },
  );
});
