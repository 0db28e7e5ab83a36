import { describe, expect, it } from 'vitest';
import { fixtureBytes, namedValues, readBytes, readFixture, textsOf, valuesOf } from './ingestFixture.ts';

const plate = namedValues(8, 12);

describe('the Gen5 reader, of reads that stand beside endpoints of absorbance', () => {
  it.each([
    ['kinetic-matrices.txt', ['OD:600']],
    ['kinetic-rows.txt', ['OD:600', 'Blank OD:600']],
  ])('leaves a kinetic out aloud when it is written as %s', (name, reads) => {
    const { value, problems } = readFixture(`gen5/${name}`);
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual([
      ...reads.map(() => 'read-not-endpoint'),
      'no-plate-found',
    ]);
    reads.forEach((read, index) => {
      expect(problems[index]?.found).toMatch(new RegExp(`^${read}: several readings per well`));
    });
    expect(problems.at(-1)?.found).toContain('without a plate that was read once');
  });

  it('leaves an area scan out aloud and takes its mean for calculated', () => {
    const { value, problems } = readFixture('gen5/area-scan.txt');
    expect(problems).toMatchObject([
      {
        code: 'read-not-endpoint',
        found: expect.stringMatching(/^scan:450: several/) as unknown,
        place: { line: 28 },
      },
    ]);
    expect(value?.reads).toMatchObject([{ label: 'Mean OD [scan:450]', kind: 'calculated', mode: 'other' }]);
    expect(valuesOf(value?.reads[0])).toEqual(plate);
  });

  it('takes both readings of a pathlength correction for measured, the pathlength and what follows for calculated', () => {
    const { value, problems } = readFixture('gen5/pathlength.txt');
    expect(problems).toEqual([]);
    expect(
      value?.reads.map(({ label, kind, mode, wavelengthNm }) => [label, kind, mode, wavelengthNm]),
    ).toEqual([
      ['dna:977 [Test]', 'measured', 'absorbance', 977],
      ['dna:900 [Ref]', 'measured', 'absorbance', 900],
      ['dna:Pathlength', 'calculated', 'other', null],
      ['dna:260', 'measured', 'absorbance', 260],
      ['dna:280', 'measured', 'absorbance', 280],
      ['Blank dna:260', 'calculated', 'absorbance', 260],
      ['Corrected [Blank dna:260]', 'calculated', 'other', null],
      ['Ratio 260/280', 'calculated', 'other', null],
    ]);
    value!.reads.forEach((read, index) => {
      expect(valuesOf(read)).toEqual(namedValues(8, 12, index));
    });
  });

  it('tells luminescence, polarization and Alpha from absorbance and from what was calculated', () => {
    const { value, problems } = readFixture('gen5/light.txt');
    expect(problems).toEqual([]);
    expect(
      value?.reads.map(({ label, kind, mode, wavelengthNm, unit }) => [
        label,
        kind,
        mode,
        wavelengthNm,
        unit,
      ]),
    ).toEqual([
      ['Lum', 'measured', 'luminescence', null, 'RLU'],
      ['460/40', 'measured', 'luminescence', null, 'RLU'],
      ['glow:460/40', 'measured', 'luminescence', null, 'RLU'],
      ['FP:485/20,528/20 [Parallel]', 'measured', 'fluorescence', null, 'RFU'],
      ['FP:485/20,528/20 [Perpendicular]', 'measured', 'fluorescence', null, 'RFU'],
      ['Polarization', 'calculated', 'other', null, null],
      ['Alpha', 'measured', 'other', null, null],
      ['Blank Alpha', 'calculated', 'other', null, null],
    ]);
    expect(valuesOf(value?.reads[6])['C7']).toBe(7307);
  });

  it('keeps the only line of a file that was cut after it when the procedure has the label at its end', () => {
    const lines = new TextDecoder().decode(fixtureBytes('gen5/matrix-marks.txt')).split('\r\n');
    const { value, problems } = readBytes(lines.slice(0, 27).join('\n'));
    expect(problems).toMatchObject([
      {
        code: 'file-incomplete',
        severity: 'error',
        found: '12 of the 96 wells of read 590: not complete yet, or damaged',
      },
    ]);
    expect(valuesOf(value?.reads[0])).toMatchObject({ A1: 0.101, A12: 0.112 });
    expect(textsOf(value?.reads[0])).toEqual({ A8: 'OVRFLW' });
  });
});

describe('the Gen5 reader, of a file that was cut at the end of a line', () => {
  it('says which reads lack their last plate row', () => {
    const whole = new TextDecoder().decode(fixtureBytes('gen5/pathlength.txt')).trimEnd().split('\n');
    const { value, problems } = readBytes(`${whole.slice(0, -2).join('\n')}\n`);
    expect(value?.reads.map(({ wells }) => wells.length)).toEqual([96, 96, 96, 96, 96, 96, 84, 84]);
    expect(problems).toMatchObject([
      {
        code: 'file-damaged',
        severity: 'warning',
        found: 'a last plate row without Corrected [Blank dna:260] and without Ratio 260/280',
      },
    ]);
  });
});
