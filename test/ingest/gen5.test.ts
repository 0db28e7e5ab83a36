import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { workbookBytes } from '../sheet/sheetFixture.ts';
import { readBytes, readFixture, namedValues, textsOf, valuesOf, without } from './ingestFixture.ts';

const plate = namedValues(8, 12);

describe('the Gen5 reader', () => {
  it('reads a matrix and keeps the text of every mark', () => {
    const { value, problems } = readFixture('gen5/matrix-marks.txt');
    expect(problems).toEqual([]);
    expect(value?.vendor).toBe('gen5');
    expect(value?.software).toBe('Gen5 3.11.19');
    expect(value?.reads).toHaveLength(1);
    const [read] = value!.reads;
    expect(read).toMatchObject({
      label: '590',
      kind: 'measured',
      mode: 'absorbance',
      wavelengthNm: 590,
      plate: 'Plate 1',
      blanked: false,
      rows: 8,
      columns: 12,
    });
    expect(valuesOf(read)).toEqual(without(plate, 'A8', 'B3', 'C4', 'D12', 'E1', 'F2'));
    expect(textsOf(read)).toEqual({
      A8: 'OVRFLW',
      B3: '>4.000',
      C4: '*0.411*',
      D12: 'MISSED',
      E1: '?????',
      F2: '<0.000',
    });
  });

  it('takes marks for bounds, masked wells and wells that were not measured', () => {
    const read = readFixture('gen5/matrix-marks.txt').value!.reads[0]!;
    const well = (name: string) => read.wells.find((candidate) => candidate.well === name);
    expect(well('A8')).toEqual({
      well: 'A8',
      reading: { kind: 'bound', relation: '>', limit: null, text: 'OVRFLW' },
      cell: 'I27',
      flags: ['saturated'],
    });
    expect(well('B3')).toMatchObject({ reading: { relation: '>', limit: 4 }, flags: ['saturated'] });
    expect(well('C4')?.reading).toEqual({ kind: 'missing', reason: 'masked', text: '*0.411*' });
    expect(well('D12')?.reading).toMatchObject({ reason: 'notMeasured' });
    expect(well('F2')).toMatchObject({ reading: { relation: '<', limit: 0 }, flags: [] });
  });

  it('gives each well the address of its cell', () => {
    const read = readFixture('gen5/matrix-marks.txt').value!.reads[0]!;
    expect(read.wells.find(({ well }) => well === 'A1')?.cell).toBe('B27');
    expect(read.wells.find(({ well }) => well === 'H12')?.cell).toBe('M34');
  });

  it('says when and on which reader, the date as ISO where it can only be one day', () => {
    expect(readFixture('gen5/matrix-marks.txt').value?.metadata).toEqual({
      experimentFile: 'D:\\reads\\crystal violet, day 2, plates 1, 2 and 3.xpt',
      protocolFile: 'D:\\protocols\\cv.prt',
      date: '2020-07-24',
      time: '15:05:09',
      reader: 'Epoch 2',
      serial: '20031415',
      readingType: 'Reader',
      plateType: '96 WELL PLATE (Use plate lid)',
    });
    const text =
      'Software Version\t3.1\nReader Type:\tX\nDate\t4/11/2024\n\n590\n\t1\t2\t3\nA\t0.1\t0.2\t0.3\t590\n';
    expect(readBytes(text).value?.metadata['date']).toBe('4/11/2024');
  });

  it('assigns grouped lines by their label, also where their order changes', () => {
    const { value, problems } = readFixture('gen5/grouped-swapped.txt');
    expect(problems).toEqual([]);
    expect(
      value?.reads.map(({ label, kind, mode, blanked, wavelengthNm }) => [
        label,
        kind,
        mode,
        blanked,
        wavelengthNm,
      ]),
    ).toEqual([
      ['cv:590', 'measured', 'absorbance', false, 590],
      ['Blank cv:590', 'calculated', 'absorbance', true, 590],
      ['[Concentration]', 'calculated', 'other', false, null],
    ]);
    const column12 = Object.fromEntries(Array.from('ABCDEFGH').map((letter) => [`${letter}12`, -0]));
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(valuesOf(value!.reads[1])).toEqual({ ...namedValues(8, 12, 1), ...column12 });
    expect(valuesOf(value!.reads[2])).toEqual(namedValues(8, 12, 2));
  });

  it('states why it takes a read for calculated', () => {
    const read = readFixture('gen5/grouped-swapped.txt').value!.reads[1]!;
    expect(read.inferred.find(({ what }) => what === 'kind of read')?.value).toBe('Blank cv:590: calculated');
  });

  it('reads several plates of one UTF-16 file with decimal commas', () => {
    const { value, problems } = readFixture('gen5/two-plates-utf16.txt');
    expect(problems).toEqual([]);
    expect(value?.reads.map(({ plate: name, label }) => [name, label])).toEqual([
      ['Plate 1', '590'],
      ['Plate 2', '590'],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
    expect(value?.metadata).toMatchObject({ date: '2026-06-15', 'date (Plate 2)': '2026-06-16' });
    const told = value!.reads[0]!.inferred.map(({ what, value: found }) => `${what} ${found}`);
    expect(told).toEqual(['encoding UTF-16 LE', 'delimiter tab', 'decimal mark comma']);
  });

  it.each(['columns', 'columns-grouped', 'rows', 'rows-grouped'])('reads the layout %s', (name) => {
    const { value, problems } = readFixture(`gen5/${name}.txt`);
    expect(problems).toEqual([]);
    expect(value?.reads.map(({ label, mode, wavelengthNm }) => [label, mode, wavelengthNm])).toEqual([
      ['Abs:600', 'absorbance', 600],
      ['Abs:700', 'absorbance', 700],
      ['Fluo:485,528', 'fluorescence', null],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(valuesOf(value!.reads[1])).toEqual(namedValues(8, 12, 1));
    const whole = Object.entries(plate).map(([well, number]) => [well, Math.round(number * 1000)]);
    expect(valuesOf(value!.reads[2])).toEqual(Object.fromEntries(whole));
  });

  it('knows an export without header by its labels', () => {
    const { value } = readFixture('gen5/no-header.txt');
    expect(value?.vendor).toBe('gen5');
    expect(value?.reads.map(({ label, kind }) => [label, kind])).toEqual([
      ['Abs:590', 'measured'],
      ['Blank Abs:590', 'calculated'],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
  });

  it('names a read without label by the procedure, and says so', () => {
    const { value } = readFixture('gen5/no-label.txt');
    expect(value?.reads.map(({ label, wavelengthNm }) => [label, wavelengthNm])).toEqual([['590', 590]]);
    expect(
      value!.reads[0]!.inferred.some(({ what, state }) => what === 'read label' && state === 'read: 590 nm'),
    ).toBe(true);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
  });

  it('leaves a kinetic read out aloud', () => {
    const { value, problems } = readFixture('gen5/kinetic.txt');
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['read-not-endpoint', 'no-plate-found']);
  });

  it('reads a part of a plate from an Excel export', () => {
    const { value, problems } = readFixture('gen5/partial.xlsx');
    expect(problems).toEqual([]);
    const [read] = value!.reads;
    expect(read).toMatchObject({ label: '562', wavelengthNm: 562, plate: 'Plate 3', rows: 8, columns: 12 });
    expect(read?.sheet).toBe('Plate 3 - Sheet1');
    const lower = Object.fromEntries(Object.entries(plate).filter(([well]) => /^[E-H]/.test(well)));
    expect(valuesOf(read)).toEqual(without(lower, 'E4'));
    expect(textsOf(read)).toEqual({ E4: 'OVRFLW' });
    expect(read?.wells.find(({ well }) => well === 'E1')?.cell).toBe('C23');
    expect(value?.metadata).toMatchObject({ date: '2026-06-15', time: '11:04:22', serial: '211911' });
  });

  it('does not take lines without labels for one read when there are several per plate row', () => {
    const text =
      'Software Version\t3.1\nReader Type:\tX\n\nResults\n\t1\t2\t3\nA\t0.1\t0.2\t0.3\n\t1.1\t1.2\t1.3\nB\t0.4\t0.5\t0.6\n\t1.4\t1.5\t1.6\n';
    const { value, problems } = readBytes(text);
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['ambiguous-table']);
    expect(problems[0]?.place?.line).toBe(5);
  });

  it('leaves out a line whose label is missing', () => {
    const text =
      'Software Version\t3.1\nReader Type:\tX\n\n590\n\t1\t2\t3\nA\t0.1\t0.2\t0.3\t590\nB\t0.4\t0.5\t0.6\n';
    const { value, problems } = readBytes(text);
    expect(valuesOf(value!.reads[0])).toEqual({ A1: 0.1, A2: 0.2, A3: 0.3 });
    expect(problems.map(({ code }) => code)).toEqual(['file-incomplete']);
  });

  it('takes a read that the procedure does not know for calculated', () => {
    const text =
      'Software Version\t3.1\nReader Type:\tX\nRead\tod\n\tAbsorbance Endpoint\n\tWavelengths:  600\n\nResults\n\t1\t2\t3\nA\t0.1\t0.2\t0.3\tod:600\n\t1.1\t1.2\t1.3\tcorr:600\n';
    expect(readBytes(text).value?.reads.map(({ label, kind }) => [label, kind])).toEqual([
      ['od:600', 'measured'],
      ['corr:600', 'calculated'],
    ]);
  });

  it('names text in a cell as a problem with file, cell and well', () => {
    const text = 'Software Version\t3.1\nReader Type:\tX\n\n590\n\t1\t2\t3\nA\t0.1\tspilled\t0.3\t590\n';
    const { value, problems } = readBytes(text, 'plates/s/a.txt');
    expect(problems).toMatchObject([
      {
        code: 'cell-not-a-number',
        severity: 'error',
        file: 'plates/s/a.txt',
        place: { cell: 'C6', well: 'A2' },
      },
      // a plate of six wells, and the file ends with the third
      { code: 'file-damaged', severity: 'warning' },
    ]);
    expect(value!.reads[0]!.wells[1]?.reading).toEqual({ kind: 'missing', reason: 'text', text: 'spilled' });
  });

  it('reads one plate per sheet and leaves out, aloud, what somebody added to the workbook', () => {
    const plateSheet = (name: string, first: number) =>
      XLSX.utils.aoa_to_sheet([
        ['Software Version', '3.11'],
        ['Plate Number', name],
        ['Reader Type:', 'Epoch 2'],
        [],
        ['590'],
        ['', '', 1, 2, 3],
        ['', 'A', first, 0.2, 0.3, 590],
      ]);
    const own = XLSX.utils.aoa_to_sheet([
      ['', 1, 2, 3],
      ['A', 9, 9, 9],
    ]);
    const bytes = workbookBytes({
      'Plate 1': plateSheet('Plate 1', 0.1),
      'Plate 2': plateSheet('Plate 2', 1.1),
      mine: own,
    });
    const { value, problems } = readBytes(bytes, 'a.xlsx');
    expect(problems).toEqual([]);
    expect(value?.reads.map((read) => [read.plate, read.label, valuesOf(read)['A1']])).toEqual([
      ['Plate 1', '590', 0.1],
      ['Plate 2', '590', 1.1],
    ]);
    expect(value!.reads[0]!.inferred.find(({ what }) => what === 'sheets left out')?.value).toBe('"mine"');
  });
});
