import type { Problem } from '#domain/problem';
import type { Sheet } from '#sheet/sheetBook';
import { placeOfCell } from './placeOfCell.ts';

/**
 * Says that a table over time or over wavelengths was left out.
 *
 * @param what - the read, as the file calls it
 * @param row - first row of the table, from 0
 * @param program - whose export it is
 */
export function notAnEndpoint(
  what: string,
  sheet: Sheet,
  row: number,
  column: number,
  program: string,
  file: string,
): Problem {
  return {
    code: 'read-not-endpoint',
    severity: 'warning',
    file,
    place: placeOfCell(sheet, row, column),
    found: `${what}: several readings per well, one for each time or wavelength`,
    expected: 'an endpoint read: one reading per well',
    fix: `Measure or export an endpoint in ${program}; a kinetic read or a spectrum is left out.`,
  };
}
