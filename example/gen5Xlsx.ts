import type { Gen5Report } from './gen5Report.ts';
import { workbookBytes, type WorkbookCell } from './workbookBytes.ts';

/**
 * A plate as the Excel export of Gen5 has it: nothing in row 1, the header from A2 on, the matrix one column to the right of where a
 * text has it, date and time in two cells, readings as numbers.
 *
 * @returns the bytes of an .xlsx file, always the same
 */
export function gen5Xlsx(report: Gen5Report): Uint8Array {
  const [hour, minute, second] = report.time;
  const rows: readonly (readonly WorkbookCell[])[] = [
    [],
    ['Software Version', report.softwareVersion],
    [],
    ...report.paths,
    ['Plate Number', report.plateNumber],
    ['Date', { number: excelDay(report.date), format: 'date' }],
    ['Time', { number: (hour * 3600 + minute * 60 + second) / 86_400, format: 'time' }],
    ...report.reader,
    [],
    ['Procedure Details'],
    ...report.procedure.map(emptyAsNull),
    [],
    ['Results'],
    ['Actual Temperature:', report.temperature],
    [],
    ...report.matrix.map((cells) => [null, ...emptyAsNull(cells)]),
  ];
  return workbookBytes('Plate 1 - Sheet1', rows);
}

function emptyAsNull(cells: readonly (string | number)[]): WorkbookCell[] {
  return cells.map((cell) => (cell === '' ? null : cell));
}

/** Days since 1899-12-30, as Excel counts them after February 1900. */
function excelDay([month, day, year]: Gen5Report['date']): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;
}
