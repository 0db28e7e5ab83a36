import { doseFromText } from '#domain/doseText';
import type { EmbeddedLayout, EmbeddedWell } from '#domain/embeddedLayout';
import { cellAt, type Cell, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { shownCell } from '#sheet/shownCell';
import { columnHeadersIn, type ColumnHeader } from '../columnHeader.ts';
import { amountOf, embeddedWell, layoutFromGrid, writtenText } from '../embeddedCells.ts';
import { rowOfLetterCell } from '../rowLetter.ts';
import { isNameGrid, type SkanItTable } from './table.ts';

/**
 * What SkanIt says of its wells: the sheet `Layout definitions`, and the grids of names that stand with the readings.
 *
 * @param measuredOn - sheets with reads
 */
export function skanItLayouts(
  book: SheetBook,
  tables: readonly SkanItTable[],
  measuredOn: ReadonlySet<string | null>,
): EmbeddedLayout[] {
  const grids = tables
    .filter((table) => isNameGrid(table) && measuredOn.has(table.sheet.name))
    .map((table) =>
      layoutFromGrid(table.wells, table.sheet, {
        source: `grid "${table.corner}"`,
        heading: null,
        plate: table.plate,
      }),
    );
  const definitions = book.sheets.filter(({ name }) => /^layout/i.test(name?.trim() ?? ''));
  return [...definitions.flatMap(layoutsOfDefinitions), ...grids];
}

/** `Name | Plate 1`, then a grid with up to three lines for a row of the plate: name, group, and concentration or dilution. */
function layoutsOfDefinitions(sheet: Sheet): EmbeddedLayout[] {
  const layouts: EmbeddedLayout[] = [];
  let plate: string | null = null;
  for (let row = 0; row < sheet.rows.length; row++) {
    const head = cellAt(sheet, row, 0).text.trim();
    if (/^name$/i.test(head)) plate = cellAt(sheet, row, 1).text.trim() || null;
    const header = columnHeadersIn(sheet.rows[row] ?? []).find(({ start }) => start >= 1);
    if (header === undefined || rowOfLetterCell(cellAt(sheet, row + 1, header.start - 1), null) === null)
      continue;
    const { wells, bottom } = wellsBelow(sheet, row, header);
    layouts.push({
      source: `sheet "${sheet.name ?? 'Layout definitions'}"`,
      heading: null,
      plate,
      sheet: sheet.name,
      wells,
    });
    row = bottom;
  }
  return layouts;
}

function wellsBelow(
  sheet: Sheet,
  top: number,
  { start, length, first }: ColumnHeader,
): { wells: EmbeddedWell[]; bottom: number } {
  const wells: EmbeddedWell[] = [];
  let previous: number | null = null;
  let row = top + 1;
  while (row < sheet.rows.length) {
    const plateRow: number | null = rowOfLetterCell(cellAt(sheet, row, start - 1), previous);
    if (plateRow === null || (previous !== null && plateRow <= previous)) break;
    const lines = linesOfRow(sheet, row, start, length);
    for (let offset = 0; offset < length; offset++) {
      const sheetColumn = start + offset;
      const [name, ...others] = Array.from({ length: lines }, (_, line) =>
        shownCell(sheet, row + line, sheetColumn),
      );
      const said = { name: name === undefined ? null : writtenText(name), ...saidBelow(others) };
      wells.push(
        ...embeddedWell({ row: plateRow, column: first + offset }, said, { sheetRow: row, sheetColumn }),
      );
    }
    previous = plateRow;
    row += lines;
  }
  return { wells, bottom: row - 1 };
}

/** The line of a row letter and those below it without one; a letter may be merged over its lines. */
function linesOfRow(sheet: Sheet, row: number, start: number, length: number): number {
  const isFilled = (line: number) =>
    Array.from({ length }, (_, offset) => cellAt(sheet, row + line, start + offset)).some(
      ({ text }) => text.trim() !== '',
    );
  let lines = 1;
  while (lines < 3 && cellAt(sheet, row + lines, start - 1).text.trim() === '' && isFilled(lines)) lines++;
  return lines;
}

/** What of the lines below a name is an amount, `1 microg/ml` or `1:25`; the other one is the group. */
function saidBelow(cells: readonly Cell[]): Partial<EmbeddedWell> {
  let said: Partial<EmbeddedWell> = {};
  for (const cell of cells) {
    const written = writtenText(cell);
    if (written === null) continue;
    const { concentration, dilution } = amountOf(cell);
    const isAmount =
      dilution !== null ||
      written.number !== null ||
      doseFromText(written.text.replace(/^(\d+),(\d)/, '$1.$2')).ok;
    said = isAmount ? { ...said, concentration, dilution } : { ...said, group: written.text };
  }
  return said;
}
