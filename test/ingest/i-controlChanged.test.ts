import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { workbookBytes } from '../sheet/sheetFixture.ts';
import { fixtureBytes, namedValues, readBytes, textsOf, valuesOf, without } from './ingestFixture.ts';

const plate = namedValues(8, 12);
const linesOf = (name: string) => new TextDecoder('latin1').decode(fixtureBytes(name)).split('\r\n');

describe('an i-control export that somebody changed', () => {
  const lines = linesOf('i-control/two-labels.txt');
  const without590 = (drop: (line: string, index: number) => boolean) =>
    readBytes(lines.filter((line, index) => !drop(line, index)).join('\r\n'));
  const first = (result: ReturnType<typeof readBytes>) => result.value!.reads[0];

  it('is known by its labels when the header was deleted', () => {
    const start = lines.indexOf('Label: CV590');
    const { value, problems } = without590((_, index) => index < start);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ vendor: 'i-control', software: 'i-control' });
    expect(value!.reads.map(({ label, wavelengthNm }) => [label, wavelengthNm])).toEqual([
      ['CV590', 590],
      ['REF650', 650],
      ['GFP', null],
    ]);
  });

  it('is read over an empty line between two plate rows', () => {
    const row = lines.findIndex((line) => line.startsWith('E\t'));
    const { value, problems } = readBytes([...lines.slice(0, row), '', ...lines.slice(row)].join('\r\n'));
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(without(plate, 'A8', 'C4', 'D12'));
  });

  it('lacks wells aloud when rows were taken out', () => {
    const row = lines.findIndex((line) => line.startsWith('G\t'));
    const result = without590((_, index) => index === row || index === row + 1);
    expect(result.problems).toMatchObject([
      {
        code: 'file-damaged',
        severity: 'warning',
        found: '72 of 96 wells of read CV590; G1:H12 are not there',
      },
    ]);
    expect(Object.keys(valuesOf(first(result)))).toHaveLength(69);
  });

  it('keeps each matrix with its own settings when another one was taken out', () => {
    const [from, to] = [lines.indexOf('Label: CV590'), lines.indexOf('Label: REF650')];
    const grid = lines.findIndex((line, index) => index > from && line.startsWith('<>'));
    const { value, problems } = without590((_, index) => index >= grid && index < to);
    expect(value!.reads.map(({ label, wavelengthNm }) => [label, wavelengthNm])).toEqual([
      ['REF650', 650],
      ['GFP', null],
    ]);
    expect(problems).toMatchObject([
      {
        code: 'file-damaged',
        severity: 'warning',
        found: 'the settings of read CV590, and no table of wells that belongs to it',
      },
    ]);
  });

  it('gives nameless settings to no table when there are more of them than tables', () => {
    const all = linesOf('i-control/modes.csv');
    const [from, to] = [all.indexOf('CV:590'), all.indexOf('REF:650')];
    const { value, problems } = readBytes(all.filter((_, index) => index < from || index >= to).join('\r\n'));
    expect(value!.reads.map(({ label, mode, wavelengthNm }) => [label, mode, wavelengthNm])).toEqual([
      ['REF', 'other', null],
    ]);
    expect(problems.map(({ code }) => code)).toEqual([
      'read-not-endpoint',
      'file-damaged',
      'file-damaged',
      'file-incomplete',
    ]);
  });

  it('keeps a matrix in which no well could be measured', () => {
    const row = lines.findIndex((line) => line.startsWith('A\t4101'));
    const { value, problems } = readBytes(
      lines.map((line, index) => (index === row ? 'A\tInvalid\tInvalid\tInvalid' : line)).join('\r\n'),
    );
    expect(problems).toEqual([]);
    expect(textsOf(value!.reads[2])).toEqual({ A1: 'Invalid', A2: 'Invalid', A3: 'Invalid' });
  });

  it('keeps to the column numbers when a map stands directly right of them', () => {
    const letters = Array.from('ABCDEFGH');
    const beside = lines.map((line) => {
      const letter = letters.find((candidate) => line.startsWith(`${candidate}\t`));
      if (line.startsWith('<>\t1\t2\t3\t4')) return `${line}\t1\t2\t3`;
      return letter === undefined ? line : `${line}\t5\t${letter}\t7`;
    });
    const { value } = readBytes(beside.join('\r\n'));
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
    expect(value!.reads[1]!.inferred.map(({ what }) => what)).toContain('cells left out');
  });

  it('keeps a grid of numbers that somebody put beside as theirs', () => {
    const rows: (string | number)[][] = [
      ['Application: Tecan i-control'],
      ['Label: CV'],
      ['Mode', '', '', '', 'Absorbance'],
      ['Wavelength', '', '', '', 590, 'nm'],
      ['Part of Plate', '', '', '', 'A1-B1'],
      ['<>', 1, '', '<>', 1],
      ['A', 0.1, '', 'A', 10],
      ['B', 0.2, '', 'B', 5],
      [],
      ['', '', '', 'Difference'],
      ['', '', '', '<>', 1],
      ['', '', '', 'A', 3],
    ];
    const { value, problems } = readBytes(workbookBytes({ Sheet1: XLSX.utils.aoa_to_sheet(rows) }));
    expect(problems).toEqual([]);
    expect(value!.reads.map(({ label, kind, wavelengthNm }) => [label, kind, wavelengthNm])).toEqual([
      ['CV', 'measured', 590],
      ['CV (2)', 'user', null],
      ['CV (3)', 'user', null],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual({ A1: 0.1, B1: 0.2 });
  });

  it('holds a plate for each complete export when several were put into one file', () => {
    const one = (number: number) =>
      linesOf('i-control/two-labels.txt').map((line) => line.replace('P-0815', number === 1 ? 'P-1' : ''));
    const { value, problems } = readBytes([...one(1), ...one(2)].join('\r\n'));
    expect(problems).toEqual([]);
    expect(value!.reads.map(({ label, plate: name }) => `${name ?? ''} ${label}`)).toEqual([
      'P-1 CV590',
      'P-1 REF650',
      'P-1 GFP',
      '2 CV590',
      '2 REF650',
      '2 GFP',
    ]);
  });

  it('has no serial number when the line of it is empty', () => {
    const { value } = readBytes(
      lines.map((line) => line.replace('number: 1208004321', 'number:')).join('\r\n'),
    );
    expect(value?.metadata).toMatchObject({ reader: 'infinite 200Pro' });
    expect(value?.metadata).not.toHaveProperty('serial');
  });

  it('stays one of i-control when somebody wrote names under the modes', () => {
    const named = linesOf('i-control/modes.csv').map((line) =>
      line.startsWith('Mode,') ? `${line}\r\nName,,,,cv` : line,
    );
    expect(readBytes(named.join('\r\n')).value?.vendor).toBe('i-control');
  });
});
