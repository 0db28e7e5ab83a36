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
  readFixture(name).value?.reads.map(({ label, kind, mode, wavelengthNm, plate: name_ }) => [
    label,
    kind,
    mode,
    wavelengthNm,
    name_,
  ]);
const lineOf = (text: string) => [text];

describe('the Magellan reader', () => {
  it('reads a list whose value stands before the well, with the settings as lines below it', () => {
    const { value, problems } = readFixture('magellan/one-label.xlsx');
    expect(problems).toEqual([]);
    expect(value?.vendor).toBe('magellan');
    expect(factsOf('magellan/one-label.xlsx')).toEqual([
      ['Raw data', 'measured', 'absorbance', 590, '96WEL007'],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(without(plate, 'C4'));
    expect(textsOf(value!.reads[0])).toEqual({ C4: 'OVER' });
    expect(value!.reads[0]!.wells.find(({ well }) => well === 'A2')?.cell).toBe('A10');
    expect(value?.metadata).toMatchObject({
      date: '2026-07-24',
      time: '09:43:07',
      reader: 'SUNRISE',
      serial: '1206001234',
      user: 'anna',
      method: 'cv.mth',
      workspace: '24072026-001.wsp',
      temperatureC: '23.4',
    });
  });

  it('tells labels, each with its own wavelength, from what Magellan computed', () => {
    const { value, problems } = readFixture('magellan/two-labels.xlsx');
    expect(problems).toEqual([]);
    expect(factsOf('magellan/two-labels.xlsx')).toEqual([
      ['CV', 'measured', 'absorbance', 590, null],
      ['Ref', 'measured', 'absorbance', 650, null],
      ['Blank reduced', 'calculated', 'absorbance', null, null],
    ]);
    expect(value!.reads[2]!.blanked).toBe(true);
    expect(value!.reads.map(valuesOf)).toEqual([plate, namedValues(8, 12, 1), namedValues(8, 12, 2)]);
    expect(value?.metadata).toMatchObject({ temperatureC: '24.8', 'temperatureC (Ref)': '25.1' });
    expect(value?.metadata).not.toHaveProperty('user');
  });

  it('takes a bare grid for the reading, one of words below for a map, and one of numbers beside for the user’s', () => {
    const { value, problems } = readFixture('magellan/layout-below.xls');
    expect(problems).toEqual([]);
    expect(factsOf('magellan/layout-below.xls')).toEqual([
      ['Magellan Sheet 1', 'measured', 'absorbance', null, null],
      ['grid O1', 'user', 'other', null, null],
    ]);
    expect(valuesOf(value!.reads[0])).toEqual(plate);
    expect(valuesOf(value!.reads[1])).toEqual({ A1: 10, A2: 5, B1: 2.5, B2: 1.25 });
    const told = value!.reads[0]!.inferred.map(({ what }) => what);
    expect(told).toEqual(expect.arrayContaining(['mode', 'grids left out']));
  });

  it('reads a list without a header, with settings of Magellan Pro', () => {
    const { value, problems } = readFixture('magellan/pro.asc');
    expect(problems).toEqual([]);
    expect(factsOf('magellan/pro.asc')).toEqual([['Raw data', 'measured', 'fluorescence', null, 'DNA-17']]);
    expect(valuesOf(value!.reads[0])).toMatchObject({ A1: 1001, H12: 8012, C7: 3007 });
    expect(value!.reads[0]!.wells).toHaveLength(96);
    expect(value?.metadata).toMatchObject({ reader: 'infinite 200Pro', serial: '2106001234' });
  });

  it('reads a list and a matrix of text', () => {
    expect(valuesOf(readFixture('magellan/list.asc').value!.reads[0])).toEqual(plate);
    expect(readFixture('magellan/list.asc').problems).toEqual([]);
    expect(valuesOf(readFixture('magellan/matrix.asc').value!.reads[0])).toEqual(plate);
    expect(factsOf('magellan/matrix.asc')).toEqual([['Raw data', 'measured', 'absorbance', 590, null]]);
  });

  it('says that columns of one name at several times are no endpoint', () => {
    const { value, problems } = readFixture('magellan/kinetic.xlsx');
    expect(value).toBeNull();
    expect(problems.map(({ code }) => code)).toEqual(['read-not-endpoint', 'no-plate-found']);
  });

  it('divides a list by the plates that its lines name', () => {
    const rows = [
      ['Well positions', 'Raw data', 'Plate'],
      ['A1', 0.1, 'P1'],
      ['A2', 0.2, ''],
      ['A1', 1.1, 'P2'],
      ['A2', 1.2, ''],
      ['Date of measurement: 2026-07-24/Time of measurement: 09:43:07'],
      ['Plate definition file: GRE96ft.pdf'],
    ];
    const { value, problems } = readBytes(
      workbookBytes({ 'Magellan Sheet 1': XLSX.utils.aoa_to_sheet(rows) }),
    );
    expect(problems).toEqual([]);
    expect(value!.reads.map((read) => [read.plate, read.rows, read.columns, valuesOf(read)])).toEqual([
      ['P1', 8, 12, { A1: 0.1, A2: 0.2 }],
      ['P2', 8, 12, { A1: 1.1, A2: 1.2 }],
    ]);
  });

  it('reads a first column called CV as crystal violet, not as a coefficient of variation', () => {
    const rows = [
      ['Well positions', 'CV'],
      ['A1', 0.1],
      ['A2', 0.2],
      ['A3', 0.3],
    ];
    const { value } = readBytes(workbookBytes({ 'Magellan Sheet 1': XLSX.utils.aoa_to_sheet(rows) }));
    expect(value!.reads).toMatchObject([{ label: 'CV', kind: 'measured', mode: 'absorbance' }]);
  });

  it('suspects a list that ends before the plate and the settings', () => {
    const text = new TextDecoder().decode(fixtureBytes('magellan/list.asc'));
    const { value, problems } = readBytes(text.split('\r\n').slice(0, 40).join('\r\n') + '\r\n');
    expect(Object.keys(valuesOf(value!.reads[0]))).toHaveLength(39);
    expect(problems).toMatchObject([
      { code: 'file-damaged', severity: 'warning', place: { cell: 'B40', well: 'G5' } },
    ]);
  });

  it('suspects settings that stop in the middle of a line', () => {
    const text = new TextDecoder('latin1').decode(fixtureBytes('magellan/matrix.asc'));
    const { problems } = readBytes(text.slice(0, text.indexOf('ent wavelength: 590') + 14));
    expect(problems).toMatchObject([{ code: 'file-damaged', severity: 'warning', place: { line: 20 } }]);
  });

  it('is known alone when the settings below the wells name labels and modes', () => {
    const text = new TextDecoder('latin1').decode(fixtureBytes('magellan/matrix.asc'));
    const named = text.replace('Measurement mode:', 'Label: cv\r\nMeasurement mode:');
    const { value, problems } = readBytes(named);
    expect(problems).toEqual([]);
    expect(value?.vendor).toBe('magellan');
    expect(valuesOf(value!.reads[0])).toEqual(plate);
  });

  it('does not claim a sheet of its name without wells', () => {
    const bytes = workbookBytes({
      'Magellan Sheet 1': XLSX.utils.aoa_to_sheet([lineOf('to do'), lineOf('wash')]),
      plate: XLSX.utils.aoa_to_sheet([
        ['', 1, 2],
        ['A', 0.1, 0.2],
        ['B', 0.3, 0.4],
      ]),
    });
    expect(readBytes(bytes).value?.vendor).toBe('sheet');
  });
});
