import { nameFromRow, nameFromWell } from '#plate/wellName';
import { plateColumns } from './fig2Wells.ts';
import type { SimulatedPlate } from './simulateStudy.ts';

/** What Gen5 puts into the export of one plate, whether it writes text or a workbook. */
export interface Gen5Report {
  readonly softwareVersion: string;
  readonly paths: readonly Gen5Line[];
  readonly plateNumber: string;
  /** Month, day, year. */
  readonly date: readonly [month: number, day: number, year: number];
  /** 24 hours. */
  readonly time: readonly [hour: number, minute: number, second: number];
  readonly reader: readonly Gen5Line[];
  readonly procedure: readonly Gen5Line[];
  /** °C */
  readonly temperature: number;
  /** From the line of column numbers to row H, with the label of the read after column 12. */
  readonly matrix: readonly (readonly (string | number)[])[];
}

/** Cells of one line from its first column on. */
export type Gen5Line = readonly string[];

const wavelengthNm = 590;

/**
 * The content of a Gen5 3 export of a simulated plate. The paths, the reader and the reading type say that it is simulated; the days
 * are invented, a week apart.
 *
 * @param name - of the file without extension
 */
export function gen5Report(plate: SimulatedPlate, name: string): Gen5Report {
  const day = 6 + 7 * (plate.experiment - 1) + (plate.cellLine === 'BT474' ? 1 : 0);
  return {
    softwareVersion: '3.12.08',
    paths: [
      ['Experiment File Path:', `C:\\simulated by example of cellassay\\fig2\\${plate.set}\\${name}.xpt`],
      ['Protocol File Path:', 'C:\\simulated by example of cellassay\\crystal violet.prt'],
    ],
    plateNumber: 'Plate 1',
    date: [1, day, 2020],
    time: [15, plate.set === 'a' ? 12 : 19, 3 * plate.experiment],
    reader: [
      ['Reader Type:', 'none (simulated)'],
      ['Reader Serial Number:', 'none (simulated)'],
      ['Reading Type', 'Simulation'],
    ],
    procedure: [
      ['Plate Type', '96 WELL PLATE'],
      ['Eject plate on completion'],
      ['Read', 'Absorbance Endpoint'],
      ['', 'Full Plate'],
      ['', `Wavelengths:  ${wavelengthNm}`],
      ['', 'Read Speed: Normal,  Delay: 100 msec,  Measurements/Data Point: 8'],
    ],
    temperature: 22.4,
    matrix: [
      ['', ...Array.from({ length: plateColumns }, (_, column) => column + 1)],
      ...plate.absorbance.map((values, row) => [
        nameFromRow(row),
        ...values.map((value, column) =>
          plate.masked.includes(nameFromWell(row, column)) ? `*${value.toFixed(3)}*` : value,
        ),
        wavelengthNm,
      ]),
    ],
  };
}
