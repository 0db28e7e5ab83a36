import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { workbookBytes } from '../sheet/sheetFixture.ts';
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
  readFixture(name).value?.reads.map(({ label, kind, mode, wavelengthNm, plate: of }) => [
    label,
    kind,
    mode,
    wavelengthNm,
    of,
  ]);
const sheetOf = (rows: readonly (readonly (string | number)[])[]) =>
  XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));

describe('the SkanIt reader', () => {
  it('reads the measured step alone and says which steps SkanIt has computed', () => {
    const { value, problems } = readFixture('skanit/calculations.xlsx');
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ vendor: 'skanit', software: 'SkanIt 7.0.0.50' });
    expect(factsOf('skanit/calculations.xlsx')).toEqual([
      ['Absorbance 1 (Abs)', 'measured', 'absorbance', 590, 'Plate 1'],
    ]);
    const [read] = value!.reads;
    expect(read).toMatchObject({ rows: 8, columns: 12, unit: 'AU', sheet: 'Absorbance 1_01' });
    expect(valuesOf(read)).toEqual(without(plate, 'C4'));
    expect(textsOf(read)).toEqual({ C4: 'NaN' });
    expect(read!.wells.find(({ well }) => well === 'B2')?.cell).toBe('C12');
    expect(read!.inferred).toContainEqual(
      expect.objectContaining({ what: 'steps left out', value: 'Blank Subtraction 1, Dilution Factor 1' }),
    );
    expect(value?.metadata).toEqual({
      date: '2026-07-24',
      time: '16:05:03',
      session: 'CV 2026.skax',
      reader: 'Multiskan SkyHigh',
      serial: '1530-00001',
      firmware: '1.00.38',
      comment: 'plate of anna',
      temperatureC: '23.8',
      plateType: 'ANSI/SBS Standard, 96-well',
    });
  });

  it('reads what SkanIt computed, as calculated, when the measured step was taken out', () => {
    const rows = [
      ['Measurement results'],
      ['CV.skax'],
      ['7/24/2026 4:05:03 PM'],
      ['Blank Subtraction 1'],
      ['Wavelength: 590 nm'],
      ['Plate 1'],
      ['Blank subtracted', ...Array.from({ length: 12 }, (_, i) => i + 1)],
      ...Array.from('ABCDEFGH').map((letter) => [letter, ...Array.from({ length: 12 }, (_, i) => i / 100)]),
    ];
    const { value, problems } = readBytes(workbookBytes({ 'Blank Subtraction 1_02': sheetOf(rows) }));
    expect(problems).toEqual([]);
    expect(value!.reads).toMatchObject([
      {
        label: 'Blank Subtraction 1 (Blank subtracted)',
        kind: 'calculated',
        mode: 'absorbance',
        blanked: true,
      },
    ]);
    expect(valuesOf(value!.reads[0])['H12']).toBe(0.11);
  });

  it('reads stacked plates and wavelengths, on a sheet of any name', () => {
    const { value, problems } = readFixture('skanit/stacked.xlsx');
    expect(problems).toEqual([]);
    expect(factsOf('skanit/stacked.xlsx')).toEqual([
      ['Photometric 1 (Abs) 590 nm', 'measured', 'absorbance', 590, 'Plate 1'],
      ['Photometric 1 (Abs) 630 nm', 'measured', 'absorbance', 630, 'Plate 1'],
      ['Photometric 1 (Abs) 590 nm', 'measured', 'absorbance', 590, 'Plate 2'],
      ['Photometric 1 (Abs) 630 nm', 'measured', 'absorbance', 630, 'Plate 2'],
    ]);
    value!.reads.forEach((read, index) => expect(valuesOf(read)).toEqual(namedValues(8, 12, index)));
    expect(value!.reads[0]!.inferred).toContainEqual(
      expect.objectContaining({ what: 'sheets left out', value: '"plate_map"' }),
    );
  });

  it('keeps apart what a person typed into free wells: formulas, and numbers in wells without a sample', () => {
    const { value, problems } = readFixture('skanit/typed.xlsx');
    expect(problems).toEqual([]);
    expect(factsOf('skanit/typed.xlsx')).toEqual([
      ['Absorbance 1 (Abs)', 'measured', 'absorbance', 590, 'CV plate'],
      ['typed by the user into columns 5 and 8', 'user', 'other', null, 'CV plate'],
    ]);
    const measured = Object.fromEntries(
      Object.entries(plate).filter(([well]) => ['1', '2', '3'].includes(well.slice(1))),
    );
    expect(valuesOf(value!.reads[0])).toEqual(measured);
    expect(valuesOf(value!.reads[1])).toEqual({
      ...{ A5: 0.102, B5: 0.202, C5: 0.302, D5: 0.402, E5: 0.502, F5: 0.602, G5: 0.702, H5: 0.802 },
      B8: 0.5,
    });
    expect(value!.reads.map(({ rows, columns }) => [rows, columns])).toEqual([
      [8, 12],
      [8, 12],
    ]);
  });

  it('takes wells without a sample for measured when most wells have none', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => i + 1);
    const letters = Array.from('ABCDEFGH');
    const rows = [
      ['Measurement results'],
      ['CV.skax'],
      ['Absorbance 1'],
      ['Abs', ...twelve],
      ...letters.map((letter, r) => [letter, ...twelve.map((c) => (r + 1) / 10 + c / 1000)]),
      [],
      ['Sample', ...twelve],
      ...letters.map((letter) => [letter, 'Blank1']),
    ];
    const { value } = readBytes(workbookBytes({ 'Absorbance 1_01': sheetOf(rows) }));
    expect(value!.reads.map(({ kind, wells }) => [kind, wells.length])).toEqual([['measured', 96]]);
  });

  it('reads a single well and gives it the plate of the layout', () => {
    const { value, problems } = readFixture('skanit/one-well.xlsx');
    expect(problems).toEqual([]);
    expect(value!.reads).toMatchObject([
      {
        rows: 8,
        columns: 12,
        wells: [{ well: 'D6', cell: 'B11', reading: { kind: 'value', value: 0.406 } }],
      },
    ]);
  });

  it('reads version 2.4, whose wavelength stands in another sheet', () => {
    const { value, problems } = readFixture('skanit/flash.xlsx');
    expect(problems).toEqual([]);
    expect(value?.software).toBe('SkanIt 2.4.3.37');
    expect(factsOf('skanit/flash.xlsx')).toEqual([
      ['Photometric1 (Value)', 'measured', 'absorbance', 590, 'Plate 1'],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(value!.reads[0]!.inferred.map(({ what }) => what)).toContain('wavelength');
  });

  it('divides a list by plate and wavelength', () => {
    const { value, problems } = readFixture('skanit/list.xlsx');
    expect(problems).toEqual([]);
    expect(factsOf('skanit/list.xlsx')).toEqual([
      ['Absorbance 1 (Abs) 590 nm', 'measured', 'absorbance', 590, 'Plate 1'],
      ['Absorbance 1 (Abs) 630 nm', 'measured', 'absorbance', 630, 'Plate 1'],
      ['Absorbance 1 (Abs) 590 nm', 'measured', 'absorbance', 590, 'Plate 2'],
    ]);
    value!.reads.forEach((read, index) => expect(valuesOf(read)).toEqual(namedValues(8, 12, index)));
  });

  it('tells fluorescence and luminescence, knows a renamed step, and leaves a kinetic out aloud', () => {
    const { value, problems } = readFixture('skanit/modes.xlsx');
    expect(problems).toMatchObject([
      { code: 'read-not-endpoint', place: { sheet: 'Absorbance 2_04', cell: 'A11' } },
    ]);
    expect(problems).toHaveLength(1);
    expect(factsOf('skanit/modes.xlsx')).toEqual([
      ['Fluorescence 1 (RFU)', 'measured', 'fluorescence', null, 'Plate 1'],
      ['Luminescence 1 (RLU)', 'measured', 'luminescence', null, 'Plate 1'],
      ['crystal violet (Abs)', 'measured', 'absorbance', 590, 'Plate 1'],
    ]);
    expect(valuesOf(value!.reads[2])).toEqual(plate);
    expect(value?.metadata['pathlengthCorrection']).toBe('crystal violet');
  });

  it('reads the text with decimal commas', () => {
    const { value, problems } = readFixture('skanit/text.csv');
    expect(problems).toEqual([]);
    expect(factsOf('skanit/text.csv')).toEqual([
      ['Absorbance 1 (Abs)', 'measured', 'absorbance', 590, 'Plate 1'],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual({ ...plate, A1: 0.1013 });
  });

  it('does not claim a grid called Abs without a word of SkanIt', () => {
    const rows = [['Absorbance 1'], ['Abs', 1, 2, 3], ['A', 0.1, 0.2, 0.3], ['B', 0.4, 0.5, 0.6]];
    expect(readBytes(workbookBytes({ 'Absorbance 1_01': sheetOf(rows) })).value?.vendor).toBe('sheet');
  });
});

describe('a text of SkanIt that ends after any of its lines', () => {
  const lines = new TextDecoder().decode(fixtureBytes('skanit/text.csv')).split('\r\n');
  const at = (corner: string) => lines.findIndex((line) => line.startsWith(`${corner};`));
  const swapped = [
    ...lines.slice(0, at('Sample')),
    ...lines.slice(at('Abs'), at('Abs') + 9),
    '',
    ...lines.slice(at('Sample'), at('Sample') + 9),
    '',
  ];

  it.each([
    ['samples first', lines],
    ['readings first', swapped],
  ])('%s: never gives a part of the plate in silence', (_, all) => {
    let parts = 0;
    for (let end = 5; end < all.length; end++) {
      const { value, problems } = readBytes(all.slice(0, end).join('\r\n') + '\r\n');
      if (value === null) expect(problems.length).toBeGreaterThan(0);
      else if (value.reads[0]!.wells.length < 96) {
        parts += 1;
        expect(problems, `${end} lines`).toMatchObject([{ code: 'file-incomplete', severity: 'error' }]);
      }
    }
    expect(parts).toBe(7);
  });

  it('takes no well for typed because the grid of samples is cut', () => {
    const { value, problems } = readBytes(swapped.slice(0, -4).join('\r\n') + '\r\n');
    expect(valuesOf(value!.reads[0])).toEqual({ ...plate, A1: 0.1013 });
    expect(value!.reads).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'file-damaged', severity: 'warning' }]);
  });

  it('suspects a list that ends before the plate', () => {
    const wells = ['A01;Un01;0.101', 'A02;Un02;0.102', 'A12;Un12;0.112', 'B01;Un13;0.201'];
    const text = ['Measurement results', 'CV.skax', 'Absorbance 1', '', 'Well;Sample;Abs', ...wells, ''];
    const { value, problems } = readBytes(text.join('\r\n'));
    expect(value!.reads.map(valuesOf)).toEqual([{ A1: 0.101, A2: 0.102, A12: 0.112, B1: 0.201 }]);
    expect(problems).toMatchObject([{ code: 'file-damaged', severity: 'warning', place: { cell: 'C9' } }]);
  });

  it('misses the plate that a last heading announces', () => {
    const { problems } = readBytes([...lines.slice(0, -1), 'Plate 2', ''].join('\r\n'));
    expect(problems).toMatchObject([
      {
        code: 'file-damaged',
        found: 'a heading as the last lines of the file, without the table it announces',
      },
    ]);
  });
});
