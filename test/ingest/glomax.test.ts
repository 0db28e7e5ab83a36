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
const textOf = (name: string) => new TextDecoder().decode(fixtureBytes(name));
const factsOf = (name: string) =>
  readFixture(name).value?.reads.map(({ label, kind, mode, wavelengthNm }) => [
    label,
    kind,
    mode,
    wavelengthNm,
  ]);

describe('the GloMax reader', () => {
  it('reads a grid four columns to the right, and takes name and date apart', () => {
    const { value, problems } = readFixture('glomax/absorbance.csv');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ vendor: 'glomax', software: 'GloMax' });
    expect(factsOf('glomax/absorbance.csv')).toEqual([['Filter 560 nm', 'measured', 'absorbance', 560]]);
    const [read] = value!.reads;
    expect(read).toMatchObject({ rows: 8, columns: 12, unit: 'AU', plate: null });
    expect(valuesOf(read)).toEqual(without(plate, 'C4'));
    expect(read!.wells.find(({ well }) => well === 'B2')?.cell).toBe('F10');
    expect(value?.metadata).toEqual({
      result: 'MTT',
      date: '2026-07-24',
      time: '10:05:02',
      method: 'MTT plate',
      comment: 'cells of anna, fluorescent',
      referenceFilter: '750 nm',
    });
  });

  it('says what it concluded: absorbance from the filter, and that nothing tells of the reference', () => {
    const [read] = readFixture('glomax/absorbance.csv').value!.reads;
    expect(read!.inferred).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: 'mode', value: 'Filter 560 nm: absorbance' }),
        expect.objectContaining({ what: 'reference filter' }),
      ]),
    );
  });

  it('reads a quick read whose last line has no end: its last number is as long as all others', () => {
    const { value, problems } = readFixture('glomax/quick-read.csv');
    expect(problems).toEqual([]);
    expect(factsOf('glomax/quick-read.csv')).toEqual([['Filter 600', 'measured', 'absorbance', 600]]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(value?.metadata).toEqual({
      result: 'CV plate2 Absorbance Quick Read',
      date: '2026-07-24',
      time: '14:15:02',
      method: 'Absorbance Quick Read',
    });
    expect(value!.reads[0]!.inferred.map(({ what }) => what)).not.toContain('reference filter');
  });

  it.each(['8.12E-0', '8.12E-', '8.12E', '8.12', '8.1'])(
    'loses the last number of a file that ends with %s',
    (cut) => {
      const { value, problems } = readBytes(textOf('glomax/quick-read.csv').replace(/8\.12E-01$/, cut));
      expect(valuesOf(value!.reads[0])).toEqual(without(plate, 'H12'));
      expect(textsOf(value!.reads[0])).toEqual({ H12: cut });
      expect(problems).toContainEqual(
        expect.objectContaining({
          code: 'file-incomplete',
          severity: 'error',
          place: expect.objectContaining({ well: 'H12' }) as unknown,
        }),
      );
    },
  );

  it('gives each grid the settings above it', () => {
    const { value, problems } = readFixture('glomax/two-filters.csv');
    expect(problems).toEqual([]);
    expect(factsOf('glomax/two-filters.csv')).toEqual([
      ['Filter 600', 'measured', 'absorbance', 600],
      ['Filter 450', 'measured', 'absorbance', 450],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(without(plate, 'H12'));
    expect(textsOf(value!.reads[0])).toEqual({ H12: 'OVER' });
    expect(value!.reads[0]!.wells.at(-1)).toMatchObject({ reading: { kind: 'bound' }, flags: ['saturated'] });
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
  });

  it('takes the settings below the grid when none stand above', () => {
    const lines = textOf('glomax/absorbance.csv').split('\r\n');
    const text = [...lines.slice(7, 16), '', ...lines.slice(0, 6), ''].join('\r\n');
    const { value, problems } = readBytes(text);
    expect(problems).toEqual([]);
    expect(value!.reads).toMatchObject([{ label: 'Filter 560 nm', wavelengthNm: 560 }]);
    expect(valuesOf(value!.reads[0])).toEqual(without(plate, 'C4'));
  });

  it('leaves several readings with the same settings out aloud', () => {
    const lines = textOf('glomax/two-filters.csv').split('\r\n');
    const again = ['Reading:,,2,,1,2,3,4,5,6,7,8,9,10,11,12', ...lines.slice(5, 13), ''];
    const { value, problems } = readBytes([...lines.slice(0, 14), ...again, ...lines.slice(14)].join('\r\n'));
    expect(problems).toMatchObject([{ code: 'read-not-endpoint', place: { cell: 'A5' } }]);
    expect(value!.reads.map(({ label }) => label)).toEqual(['Filter 450']);
  });

  it('reads luminescences of a workbook whose letters stand below the first column number', () => {
    const { value, problems } = readFixture('glomax/navigator.xlsx');
    expect(problems).toEqual([]);
    expect(factsOf('glomax/navigator.xlsx')).toEqual([
      ['Step 1', 'measured', 'luminescence', null],
      ['Step 2', 'measured', 'luminescence', null],
    ]);
    expect(valuesOf(value!.reads[0])).toMatchObject({ A1: 1001, C7: 3007, H12: 8012 });
    expect(valuesOf(value!.reads[1])).toMatchObject({ A1: 2001, C7: 6007, H12: 16012 });
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'A1')?.cell).toBe('F6');
    expect(value!.reads[0]!.inferred).toContainEqual(
      expect.objectContaining({ what: 'sheets left out', value: '"Protocol"' }),
    );
  });

  it('reads a list of wells like A:1, one read for each step', () => {
    const { value, problems } = readFixture('glomax/discover.csv');
    expect(problems).toEqual([]);
    expect(factsOf('glomax/discover.csv')).toEqual([
      ['Absorbance 600', 'measured', 'absorbance', 600],
      ['Blue', 'measured', 'fluorescence', null],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(valuesOf(value!.reads[1])).toMatchObject({ A1: 5001, H12: 40012 });
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'A2')?.cell).toBe('F3');
  });

  it('leaves a list with several readings of a well out aloud', () => {
    const lines = textOf('glomax/discover.csv').split('\r\n');
    const text = [...lines.slice(0, 97), ...lines.slice(1, 97), ''].join('\r\n');
    expect(readBytes(text).problems.map(({ code }) => code)).toEqual(['read-not-endpoint', 'no-plate-found']);
  });

  it('does not claim a reading word without the columns of a plate', () => {
    const text = 'Reading:,1\n,1,2,3\nA,0.123,0.223,0.323\nB,0.423,0.523,0.623\n';
    expect(readBytes(text).value?.vendor).toBe('sheet');
  });
});

describe('a text of GloMax that ends after any of its lines', () => {
  it.each(['glomax/absorbance.csv', 'glomax/two-filters.csv', 'glomax/discover.csv'])(
    '%s never gives a part of a read in silence',
    (name) => {
      const lines = textOf(name).split('\r\n');
      const whole = new Map(readFixture(name).value!.reads.map(({ label, wells }) => [label, wells.length]));
      let parts = 0;
      for (let end = 1; end < lines.length - 1; end++) {
        const { value, problems } = readBytes(lines.slice(0, end).join('\r\n') + '\r\n');
        if (value === null) expect(problems.length).toBeGreaterThan(0);
        const shorter = (value?.reads ?? []).filter(
          ({ label, wells }) => wells.length < (whole.get(label) ?? 0),
        );
        if (shorter.length === 0) continue;
        parts += 1;
        const told = problems.some(({ code }) => /^file-(?:damaged|incomplete)$/.test(code));
        expect(told, `${name} cut to ${end} lines`).toBe(true);
      }
      expect(parts).toBeGreaterThan(5);
    },
  );

  it('misses the grid that the last settings announce', () => {
    const lines = textOf('glomax/two-filters.csv').split('\r\n');
    const { problems } = readBytes(lines.slice(0, 17).join('\r\n') + '\r\n');
    expect(problems).toMatchObject([{ code: 'file-damaged', severity: 'warning' }]);
  });

  it('loses a number whose exponent may lack a digit', () => {
    const text = textOf('glomax/absorbance.csv').replace(/1\r\n$/, '');
    const { value, problems } = readBytes(text);
    expect(valuesOf(value!.reads[0])).not.toHaveProperty('H12');
    expect(problems).toMatchObject([{ code: 'file-incomplete', place: { well: 'H12' } }]);
  });
});
