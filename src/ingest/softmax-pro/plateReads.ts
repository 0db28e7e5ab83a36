import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { PlateFormat } from '#plate/plateFormat';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { concluded } from '../concluded.ts';
import { readWells, type GridWell } from '../gridWell.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { plateHolding } from '../plateSize.ts';
import { unitOfMode } from '../readMode.ts';
import { isWavelength } from '../wavelength.ts';
import type { Block } from './block.ts';
import { plateHeader, statedSize, type PlateHeader } from './header.ts';
import { placedByName, placedOnPlate } from './placedWells.ts';
import { tablesOf, temperatureOf, type BlockTable } from './tables.ts';
import { placeOfCell } from '../placeOfCell.ts';

/** What a plate section holds. */
export interface PlateSection {
  readonly name: string;
  readonly temperatureC: string | null;
  readonly reads: readonly Read[];
}

/**
 * The reads of a plate section: one per wavelength, and what SoftMax Pro computed from them.
 *
 * @returns `read-not-endpoint` for the raw readings of a kinetic, a spectrum or a well scan; `no-plate-found` (a note) for a section
 *   that was never read
 */
export function readPlateSection(
  block: Block,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<PlateSection> {
  const plate = plateHeader(sheet, block.from);
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const tables = tablesOf(block, plate, sheet);
  for (const table of tables) {
    if (table.kind === 'raw' && !plate.endpoint) {
      const what = `plate section ${plate.name} (${plate.readType})`;
      problems.push(notAnEndpoint(what, sheet, table.top, 0, 'SoftMax Pro', file));
      continue;
    }
    const byName = plate.format === 'time' || namesWells(table, sheet);
    const size = statedSize(plate) ?? { rows: 8, columns: 12 };
    const placed = byName
      ? placedByName(table, plate, sheet, file)
      : placedOnPlate(table, plate, size, sheet, file);
    problems.push(...placed.problems);
    placed.value.forEach((wells, index) => {
      const made = readFromWells(wells, table, index, plate, sheet, book, file);
      if (made.value.wells.length === 0) return;
      reads.push(made.value);
      problems.push(...made.problems);
    });
  }
  if (reads.length === 0 && problems.length === 0) problems.push(neverRead(plate, block, sheet, file));
  const temperatureC = tables.map((table) => temperatureOf(table, sheet)).find((text) => text !== null);
  return { value: { name: plate.name, temperatureC: temperatureC ?? null, reads }, problems };
}

function namesWells({ header, top, columns }: BlockTable, sheet: Sheet): boolean {
  const cell = sheet.rows[top]?.[columns[0]?.start ?? 0];
  return header && cell !== undefined && cell.number === null;
}

function readFromWells(
  wells: readonly GridWell[],
  table: BlockTable,
  index: number,
  plate: PlateHeader,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<Read> {
  const readings = readWells(sheet, wells, book, file);
  const size: PlateFormat = statedSize(plate) ?? plateHolding(wells) ?? { rows: 8, columns: 12 };
  const measured = table.kind === 'raw';
  const mode = measured || plate.endpoint ? plate.mode : 'kinetic';
  const wavelength = plate.wavelengths[index];
  const label = measured
    ? `${plate.name} ${wavelengthLabel(wavelength, index, plate)}`
    : `${plate.name} reduced`;
  const number = Number(wavelength);
  const told = (what: string, value: string, because: string) => concluded(file, what, value, because);
  const read: Read = {
    label: label.trim(),
    kind: measured ? 'measured' : 'calculated',
    mode,
    wavelengthNm: measured && mode === 'absorbance' && isWavelength(number) ? number : null,
    plate: plate.name === '' ? null : plate.name,
    unit: unitOfMode[mode],
    blanked: false,
    rows: size.rows,
    columns: size.columns,
    sheet: sheet.name,
    wells: readings.wells,
    inferred: [
      ...(measured
        ? []
        : [told('kind of read', `${label}: calculated`, 'it is what SoftMax Pro made of the raw readings')]),
      ...(plate.mode === 'other'
        ? [told('mode', `${label}: unknown`, 'the line "Plate:" does not say what was measured')]
        : []),
      ...(table.header
        ? []
        : [told('grid', `${label}: from column A`, 'the section has no line of column numbers')]),
    ],
  };
  return { value: read, problems: readings.problems };
}

/** `450 nm`; luminescence is often read without a wavelength. */
function wavelengthLabel(wavelength: string | undefined, index: number, plate: PlateHeader): string {
  if (wavelength !== undefined && Number(wavelength) > 0) return `${wavelength} nm`;
  const name = plate.modeText === '' ? 'read' : plate.modeText.toLowerCase();
  return plate.wavelengthCount > 1 ? `${name} ${index + 1}` : name;
}

function neverRead(plate: PlateHeader, block: Block, sheet: Sheet, file: string): Problem {
  return {
    code: 'no-plate-found',
    severity: 'note',
    file,
    place: placeOfCell(sheet, block.from, 0),
    found: `plate section ${plate.name} without a reading`,
    expected: 'readings',
    fix: 'Nothing, if this plate was not read; otherwise read it and export again.',
  };
}
