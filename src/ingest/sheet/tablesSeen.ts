import type { SeenTable } from '#domain/seenFile';
import { nameFromRow } from '#plate/wellName';
import { cellAddress, cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { covers, type PlateGrid } from '../plateGrid.ts';
import { rowOfLetterCell } from '../rowLetter.ts';
import { looksLikeReading } from '../wellReading.ts';
import { isOverTime, type WellTable } from '../wellTable.ts';
import { candidatesOn } from './candidates.ts';
import { readingBlock } from './readingBlock.ts';
import type { Box } from './title.ts';

const mostTables = 6;
const smallestBlock = 6;
const mostPlateColumns = 48;

/** What on a sheet is almost the wells of a plate, with the reason why it was not read as them; the first six. */
export function tablesSeen(sheet: Sheet): SeenTable[] {
  const { grids, turned, lists, unlabelled, maps } = candidatesOn(sheet);
  // What stands beside a grid that cannot be read belongs to it.
  const faulty = grids
    .filter(({ fault }) => fault !== null)
    .map((grid) => ({ ...grid, right: Number.MAX_VALUE }));
  const taken: Box[] = [
    ...faulty,
    ...grids,
    ...turned,
    ...lists,
    ...maps,
    ...unlabelled.map(({ grid }) => grid),
  ];
  const at = (box: Box, what: string, why: string): SeenTable & Box => ({
    ...box,
    sheet: sheet.name,
    cell: cellAddress(box.top, box.left),
    what,
    why,
  });
  const seen = [
    ...[...grids, ...turned].flatMap((grid) =>
      grid.fault === null ? [] : [at(grid, gridText(grid), grid.fault)],
    ),
    ...maps.map((grid) =>
      at(grid, gridText(grid), 'most of its cells hold no numbers: a plate map, or nothing'),
    ),
    ...lists.flatMap((list) => listSeen(list, sheet).map(([what, why]) => at(list, what, why))),
    ...unlabelled.flatMap(({ grid, doubt, lacks }) =>
      doubt === null || faulty.some((box) => covers(box, grid.top, grid.left))
        ? []
        : [at(grid, `numbers without ${lacks}`, doubt)],
    ),
    ...blocksOutside(sheet, taken).map((block) => at(block, ...blockText(block, sheet))),
  ];
  return seen
    .toSorted((a, b) => a.top - b.top || a.left - b.left)
    .slice(0, mostTables)
    .map(({ sheet: name, cell, what, why }) => ({ sheet: name, cell, what, why }));
}

function gridText({ wells }: PlateGrid): string {
  const rows = wells.map(({ row }) => row);
  const columns = wells.map(({ column }) => column + 1);
  return `a grid with the rows ${runs(rows, nameFromRow)} and the columns ${runs(columns, String)}`;
}

function listSeen(list: WellTable, sheet: Sheet): [what: string, why: string][] {
  const wells = list.series[0]?.wells.length ?? 0;
  const what = `a list of ${wells} wells (${list.orientation})`;
  if (isOverTime(sheet, list))
    return [[what, 'several readings per well, one line for each time or wavelength']];
  const numbers = list.series.some((series) =>
    series.wells.some(({ sheetRow, sheetColumn }) => looksLikeReading(cellAt(sheet, sheetRow, sheetColumn))),
  );
  return numbers ? [] : [[what, 'no numbers beside the names of the wells']];
}

/** Blocks of numbers that belong to no grid and no list. */
function blocksOutside(sheet: Sheet, taken: readonly Box[]): Box[] {
  const blocks: Box[] = [];
  const free = (row: number, column: number) =>
    ![...taken, ...blocks].some((box) => covers(box, row, column));
  sheet.rows.forEach((cells, row) => {
    for (let column = 0; column < cells.length && blocks.length < mostTables; column++) {
      if (!free(row, column) || !looksLikeReading(cellAt(sheet, row, column))) continue;
      const block = readingBlock(sheet, row, column, free);
      const { rows, columns } = sizeOf(block);
      if (rows > 1 && columns > 1 && rows * columns >= smallestBlock) blocks.push(block);
      column = block.right;
    }
  });
  return blocks;
}

/** What stands around a block of numbers, and what it would need to be a plate. */
function blockText(block: Box, sheet: Sheet): [what: string, why: string] {
  const numbers = columnNumbersOf(block, sheet);
  const letters = rowLettersOf(numbers === null ? block : { ...block, top: block.top + 1 }, sheet);
  const { rows, columns } = sizeOf(block);
  const size = `${numbers === null ? rows : rows - 1} × ${columns}`;
  const labels = [
    letters === null ? 'without row letters' : `with the row letters ${runs(letters, nameFromRow)}`,
    numbers === null ? 'without column numbers' : `under the column numbers ${runs(numbers, String)}`,
  ];
  const gaps = [
    ...(letters === null ? [] : gapsIn(letters).map((row) => `row ${nameFromRow(row)}`)),
    ...(numbers === null ? [] : gapsIn(numbers).map((column) => `column ${column}`)),
  ];
  const why =
    gaps.length > 0
      ? `${gaps.join(', ')} ${gaps.length > 1 ? 'are' : 'is'} missing`
      : 'nothing says which wells they are, and the size is not that of a plate';
  return [`numbers, ${size}, ${labels.join(' and ')}`, why];
}

function sizeOf({ top, left, bottom, right }: Box): { readonly rows: number; readonly columns: number } {
  return { rows: bottom - top + 1, columns: right - left + 1 };
}

/** The first line of a block, or the one above it, if it counts up in whole numbers of a plate. */
function columnNumbersOf({ top, left, right }: Box, sheet: Sheet): number[] | null {
  const numbers = (sheet.rows[top] ?? []).slice(left, right + 1).map(({ number }) => number ?? 0);
  const counts = numbers.every(
    (number, index) =>
      Number.isInteger(number) && number > (numbers[index - 1] ?? 0) && number <= mostPlateColumns,
  );
  return counts && numbers[0] === 1 ? numbers : null;
}

function rowLettersOf({ top, left, bottom }: Box, sheet: Sheet): number[] | null {
  if (left === 0) return null;
  const letters: number[] = [];
  for (let row = top; row <= bottom; row++) {
    const cell = cellAt(sheet, row, left - 1);
    const letter = isEmptyCell(cell) ? null : rowOfLetterCell(cell, letters.at(-1) ?? null);
    if (letter === null) return null;
    letters.push(letter);
  }
  return letters;
}

function gapsIn(numbers: readonly number[]): number[] {
  const first = Math.min(...numbers);
  const all = Array.from({ length: Math.max(...numbers) - first + 1 }, (_, index) => first + index);
  return all.filter((number) => !numbers.includes(number));
}

/** `A–H`, `1–6, 8–12`. */
function runs(numbers: readonly number[], nameOf: (number: number) => string): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const starts = sorted.filter((number) => !sorted.includes(number - 1));
  const ends = sorted.filter((number) => !sorted.includes(number + 1));
  return starts
    .map((start, index) => {
      const end = ends[index] ?? start;
      return end === start ? nameOf(start) : `${nameOf(start)}–${nameOf(end)}`;
    })
    .join(', ');
}
