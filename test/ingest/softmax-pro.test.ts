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
const labels = (name: string) =>
  readFixture(name).value?.reads.map(({ label, kind, mode, wavelengthNm, plate: of }) => [
    label,
    kind,
    mode,
    wavelengthNm,
    of,
  ]);
/** A plate section with one line for each row that was read. */
const section = (area: string, lines: readonly string[], before = '##BLOCKS= 1\n', after = '~End\n') =>
  `${before}Plate:\tp\t1.3\tPlateFormat\tEndpoint\tAbsorbance\tRaw\tFALSE\t1\t\t\t\t\t\t1\t590 \t${area}\n` +
  `\tTemperature(¡C)\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n${lines.map((line) => `${line}\n`).join('')}${after}`;
const row = (first: number) => Array.from({ length: 12 }, (_, i) => `0.${first}${i + 10}`).join('\t');

describe('the SoftMax Pro reader of text', () => {
  it('reads several plates with their wavelengths side by side, and the reduced numbers as calculated', () => {
    const { value, problems } = readFixture('softmax-pro/two-plates-utf16.txt');
    expect(labels('softmax-pro/two-plates-utf16.txt')).toEqual([
      ['SkBr3 590 nm', 'measured', 'absorbance', 590, 'SkBr3'],
      ['SkBr3 630 nm', 'measured', 'absorbance', 630, 'SkBr3'],
      ['SkBr3 reduced', 'calculated', 'absorbance', null, 'SkBr3'],
      ['BT474 590 nm', 'measured', 'absorbance', 590, 'BT474'],
      ['BT474 630 nm', 'measured', 'absorbance', 630, 'BT474'],
      ['BT474 reduced', 'calculated', 'absorbance', null, 'BT474'],
    ]);
    expect(problems).toEqual([]);
    expect(value?.vendor).toBe('softmax-pro');
    expect(valuesOf(value!.reads[0])).toEqual(without(plate(0), 'A8', 'B3', 'C4', 'D12', 'E1'));
    [1, 2, 3, 4, 5].forEach((grid) => {
      expect(valuesOf(value!.reads[grid])).toEqual(plate(grid));
    });
  });

  it('keeps the text of marks, and a cell with one blank is no reading', () => {
    const read = readFixture('softmax-pro/two-plates-utf16.txt').value!.reads[0]!;
    expect(textsOf(read)).toEqual({ A8: 'Range?', B3: 'Masked', C4: 'Path?', D12: 'Error' });
    const reason = (name: string) => read.wells.find(({ well }) => well === name)?.reading;
    expect(reason('A8')).toEqual({ kind: 'bound', relation: '>', limit: null, text: 'Range?' });
    expect(reason('B3')).toMatchObject({ reason: 'masked' });
    expect(reason('D12')).toMatchObject({ reason: 'notMeasured' });
  });

  it('gives each well the address of its cell', () => {
    const reads = readFixture('softmax-pro/two-plates-utf16.txt').value!.reads;
    const cellOf = (index: number, name: string) =>
      reads[index]!.wells.find(({ well }) => well === name)?.cell;
    expect([cellOf(0, 'A1'), cellOf(1, 'H12'), cellOf(2, 'A1')]).toEqual(['C8', 'AA15', 'C18']);
  });

  it('says when the document was saved, and no temperature where it was not measured', () => {
    expect(readFixture('softmax-pro/two-plates-utf16.txt').value?.metadata).toEqual({
      temperatureC: '23.7',
      experimentFile: 'cv day 2',
      saved: '2020-07-24 15:05:09',
    });
    expect(readFixture('softmax-pro/list-reduced-only.txt').value?.metadata['saved']).toBe(
      '4/11/2024 09:12:00',
    );
  });

  it('puts a part of a plate where it was read', () => {
    const { value, problems } = readFixture('softmax-pro/part-of-plate.txt');
    expect(problems).toEqual([]);
    const inside = Object.entries(plate()).filter(([well]) => /^[C-F][3-8]$/.test(well));
    expect(valuesOf(value!.reads[0])).toEqual(Object.fromEntries(inside));
    expect(value!.reads[0]).toMatchObject({ rows: 8, columns: 12 });
  });

  it('takes lines without empty ones above them from the first row on that was read', () => {
    const { value, problems } = readBytes(section('1\t12\t96\t3\t2', [`\t22\t${row(3)}`, `\t\t${row(4)}`]));
    expect(problems).toEqual([]);
    const { wells } = value!.reads[0]!;
    expect([wells[0]?.well, wells.at(-1)?.well, wells.length]).toEqual(['C1', 'D12', 24]);
    expect(valuesOf(value!.reads[0])['C1']).toBe(0.31);
  });

  it('refuses readings where nothing was read', () => {
    const outside = readBytes(section('3\t2\t96\t1\t1', [`\t22\t${row(1)}`]));
    expect(outside.value).toBeNull();
    expect(outside.problems).toMatchObject([{ code: 'ambiguous-table', place: { line: 3 } }]);
    const between = readBytes(section('1\t12\t96\t4\t1', ['\t\t\t', `\t22\t${row(1)}`]));
    expect(between.problems).toMatchObject([{ code: 'ambiguous-table' }]);
    const many = readBytes(section('1\t12\t96\t1\t8', Array(9).fill(`\t\t${row(1)}`)));
    expect(many.problems).toMatchObject([
      { code: 'ambiguous-table', found: 'plate section p: 9 lines of readings' },
    ]);
  });

  it('reads wells as columns, a line for each wavelength', () => {
    expect(labels('softmax-pro/list.txt')).toEqual([
      ['SkBr3 570 nm', 'measured', 'absorbance', 570, 'SkBr3'],
      ['SkBr3 630 nm', 'measured', 'absorbance', 630, 'SkBr3'],
      ['SkBr3 reduced', 'calculated', 'absorbance', null, 'SkBr3'],
    ]);
    const { value, problems } = readFixture('softmax-pro/list.txt');
    expect(problems).toEqual([]);
    value!.reads.forEach((read, grid) => {
      expect(valuesOf(read)).toEqual(plate(grid));
    });
    expect(value!.reads[1]!.wells.find(({ well }) => well === 'B1')?.cell).toBe('O6');
  });

  it('reads reduced numbers that were exported alone, as calculated', () => {
    expect(labels('softmax-pro/list-reduced-only.txt')).toEqual([
      ['SkBr3 reduced', 'calculated', 'absorbance', null, 'SkBr3'],
    ]);
    expect(valuesOf(readFixture('softmax-pro/list-reduced-only.txt').value!.reads[0])).toEqual(plate());
  });

  it('reads decimal commas, also in a number with one decimal beside group tables with points', () => {
    const { value, problems } = readFixture('softmax-pro/comma.txt');
    expect(problems).toEqual([]);
    expect(value?.reads).toMatchObject([{ label: 'SkBr3 595 nm', wavelengthNm: 595 }]);
    expect(valuesOf(value!.reads[0])).toEqual({ ...plate(), A1: 0.5 });
    expect(value?.metadata).toMatchObject({ temperatureC: '24,10', saved: '2020-07-24 15:05:09' });
  });

  it('reads exports without column numbers, and says from where it counts', () => {
    const { value, problems } = readFixture('softmax-pro/no-column-numbers.txt');
    expect(problems).toEqual([]);
    expect(value?.reads.map(({ label }) => label)).toEqual(['old 590 nm', 'old 630 nm']);
    expect(valuesOf(value!.reads[0])).toEqual(plate(0));
    expect(valuesOf(value!.reads[1])).toEqual(plate(1));
    expect(value!.reads[1]!.inferred.map(({ what }) => what)).toContain('grid');
  });

  it('leaves kinetic readings out aloud, and keeps what was made of them as calculated', () => {
    const { value, problems } = readFixture('softmax-pro/kinetic.txt');
    expect(problems).toMatchObject([{ code: 'read-not-endpoint', place: { line: 3 } }]);
    expect(labels('softmax-pro/kinetic.txt')).toEqual([
      ['growth reduced', 'calculated', 'kinetic', null, 'growth'],
      ['end 600 nm', 'measured', 'absorbance', 600, 'end'],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate(7));
    expect(valuesOf(value!.reads[1])).toEqual(plate(4));
  });

  it('tells fluorescence and luminescence from absorbance', () => {
    const { value, problems } = readFixture('softmax-pro/light.txt');
    expect(problems).toEqual([]);
    expect(labels('softmax-pro/light.txt')).toEqual([
      ['viability 590 nm', 'measured', 'fluorescence', null, 'viability'],
      ['luciferase luminescence', 'measured', 'luminescence', null, 'luciferase'],
    ]);
    expect(value?.reads.map(({ unit }) => unit)).toEqual(['RFU', 'RLU']);
    expect(valuesOf(value!.reads[0])['C7']).toBe(1307);
  });

  it('reads a section that was copied out of an export', () => {
    const { value, problems } = readFixture('softmax-pro/copied-section.txt');
    expect(problems).toEqual([]);
    expect(valuesOf(value!.reads[0])).toEqual(plate());
  });

  it('reads a text that was opened in Excel, and leaves the sheet of the user out aloud', () => {
    const { value, problems } = readFixture('softmax-pro/in-excel.xlsx');
    expect(problems).toEqual([]);
    expect(value?.reads.map(({ label, sheet }) => [label, sheet])).toEqual(
      ['P1', 'P2', 'P3'].flatMap((name) =>
        ['570 nm', '610 nm', 'reduced'].map((what) => [`${name} ${what}`, 'MTT']),
      ),
    );
    expect(valuesOf(value!.reads[4])).toEqual(plate(3));
    expect(valuesOf(value!.reads[8])).toEqual(plate(8));
    const told = value!.reads[0]!.inferred.find(({ what }) => what === 'sheets left out');
    expect(told?.value).toBe('"notes"');
  });

  it('counts two reads at one wavelength', () => {
    const twice = section('1\t12\t96\t1\t1', [`\t22\t${row(1)}\t\t${row(2)}`])
      .replace('1\t590 \t', '2\t590 590 \t')
      .replace('12\n', '12\t\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n');
    const { value } = readBytes(twice);
    expect(value?.reads.map(({ label }) => label)).toEqual(['p 590 nm', 'p 590 nm (2)']);
    expect(valuesOf(value!.reads[1])['A1']).toBe(0.21);
  });

  it('says that a section was never read', () => {
    const empty = section('1\t12\t96\t1\t8', [], '##BLOCKS= 2\n', '~End\n');
    const { problems } = readBytes(empty + section('1\t12\t96\t1\t1', [`\t22\t${row(1)}`], ''));
    expect(problems.map(({ code, severity }) => [code, severity])).toContainEqual([
      'file-incomplete',
      'error',
    ]);
  });

  it.each([
    ['a section that is missing', '##BLOCKS= 2\n', '~End\n', 'error', '1 of the 2 sections'],
    ['a section without an end', '##BLOCKS= 1\n', '', 'error', 'a section without its last line'],
    [
      'sections taken out',
      '##BLOCKS= 2\n',
      '~End\nOriginal Filename: a; Date Last Saved: b\n',
      'warning',
      '1 of',
    ],
  ])('tells of %s', (_, before, after, severity, found) => {
    const { problems } = readBytes(section('1\t12\t96\t1\t1', [`\t22\t${row(1)}`], before, after));
    expect(problems).toMatchObject([
      { code: severity === 'error' ? 'file-incomplete' : 'file-damaged', severity },
    ]);
    expect(problems[0]?.found).toContain(found);
  });

  it('tells of lines that are missing from a plate', () => {
    const { problems } = readBytes(section('1\t12\t96\t1\t8', [`\t22\t${row(1)}`, `\t\t${row(2)}`]));
    expect(problems).toMatchObject([
      {
        code: 'file-incomplete',
        severity: 'error',
        found: '2 of 8 lines of the raw readings of plate section p: not complete yet, or damaged',
      },
    ]);
  });

  it.each(['two-plates-utf16.txt', 'list.txt', 'comma.txt', 'copied-section.txt', 'kinetic.txt'])(
    '%s cut after any line gives no part of a read in silence',
    (name) => {
      const text = new TextDecoder(name.includes('utf16') ? 'utf-16le' : 'utf-8').decode(
        fixtureBytes(`softmax-pro/${name}`),
      );
      const whole = readFixture(`softmax-pro/${name}`).value!.reads;
      const lines = text.split('\n');
      let parts = 0;
      for (let count = 1; count < lines.length - 1; count++) {
        const { value, problems } = readBytes(lines.slice(0, count).join('\n') + '\n');
        const found = new Map(value?.reads.map(({ label, wells }) => [label, wells.length]));
        if (whole.every(({ label, wells }) => found.get(label) === wells.length)) continue;
        parts += 1;
        const told = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
        if (value === null) expect(told.length, `${count} lines`).toBeGreaterThan(0);
        else expect(told, `${count} lines`).toContain('file-incomplete');
      }
      expect(parts).toBeGreaterThan(3);
    },
  );
});
