import { didYouMean } from '#domain/didYouMean';
import { doseFromText } from '#domain/doseText';
import type { Inference } from '#domain/inference';
import { foldName, type Aliases } from '#domain/names';
import { placeAt, type Place, type Problem, type WithProblems } from '#domain/problem';
import { attributeNames } from '#domain/well';
import { nameFromWell } from '#plate/wellName';
import { cellAddress, cellAt, type Cell, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { blockAttributeFromText, type BlockAttribute } from './blockAttribute.ts';
import { gridBlocks, type GridBlock, type GridFault } from './gridBlocks.ts';
import type { LayoutStatement, StatedLayout, WellStatement } from './layoutStatement.ts';
import { isDose, saysNothing, wellContentOfCell } from './wellContentOfCell.ts';

/** A layout file and how it is read. */
export interface LayoutBook {
  readonly book: SheetBook;
  readonly file: string;
  /** Only this sheet, or null for all. */
  readonly sheet: string | null;
  readonly aliases: Aliases;
}

/**
 * Reads a layout that was drawn as grids: one block for each attribute, column numbers above, row letters at the side, the
 * attribute in the top left cell (or as the name of the sheet). Cells around the blocks are notes, and are said to be left out.
 *
 * @returns null when a block as a whole cannot be understood; problems `sheet-not-found`, `layout-unreadable`, `layout-unknown-attribute`,
 *   `layout-invalid-value` with sheet and cell
 */
export function layoutFromBook(layout: LayoutBook): WithProblems<StatedLayout | null> {
  const { book, file } = layout;
  const sheets =
    layout.sheet === null ? book.sheets : book.sheets.filter(({ name }) => name === layout.sheet);
  if (layout.sheet !== null && sheets.length === 0) return { value: null, problems: [sheetNotThere(layout)] };
  const statements: LayoutStatement[] = [];
  const inferred: Inference[] = [...book.inferred];
  const problems: Problem[] = [];
  let broken = false;
  for (const sheet of sheets) {
    const grids = gridBlocks(sheet);
    for (const fault of grids.faults) problems.push(gridProblem(fault, sheet, file));
    for (const block of grids.blocks) {
      const read = statementFromBlock(block, sheet, layout);
      problems.push(...read.problems);
      if (read.value === null) broken = true;
      else statements.push(read.value);
    }
    if (grids.faults.length > 0) broken = true;
    if (grids.notes.length > 0) inferred.push(notesLeftOut(grids.notes, sheet, file));
  }
  if (statements.length === 0 && !broken) problems.push(noBlock(layout));
  return { value: broken || statements.length === 0 ? null : { statements, inferred }, problems };
}

function statementFromBlock(
  block: GridBlock,
  sheet: Sheet,
  { file, aliases }: LayoutBook,
): WithProblems<LayoutStatement | null> {
  const cells = cellsOf(block, sheet).filter(({ cell }) => !saysNothing(cell));
  const place = placeAt({ sheet: sheet.name, cell: cellAddress(block.top, block.left) });
  const corner = block.corner === '' ? attributeOfSheet(sheet) : block.corner;
  const holdsDoses = cells.length > 0 && cells.every(({ cell }) => isDose(cell));
  const attribute = blockAttributeFromText(corner, holdsDoses, aliases);
  if (!attribute.ok) {
    const problem: Problem = {
      code: 'layout-unknown-attribute',
      severity: 'error',
      file,
      place,
      found: corner === '' ? 'an empty top left cell' : `"${corner}"`,
      expected: attribute.expected,
      fix: attribute.fix,
    };
    return { value: null, problems: [problem] };
  }
  const { wells, problems } = wellsOfBlock(cells, attribute.value, sheet, { file, aliases });
  return { value: { source: `block "${corner}"`, file, place, wells }, problems };
}

interface CellOfWell {
  readonly cell: Cell;
  readonly address: string;
  readonly row: number;
  readonly column: number;
}

function cellsOf(block: GridBlock, sheet: Sheet): CellOfWell[] {
  const cells: CellOfWell[] = [];
  for (let down = 0; down < block.rowCount; down++) {
    for (let right = 0; right < block.columnCount; right++) {
      const [row, column] = [block.top + 1 + down, block.left + 1 + right];
      cells.push({
        cell: cellAt(sheet, row, column),
        address: cellAddress(row, column),
        row: block.firstRow + down,
        column: block.firstColumn + right,
      });
    }
  }
  return cells;
}

function wellsOfBlock(
  cells: readonly CellOfWell[],
  attribute: BlockAttribute,
  sheet: Sheet,
  { file, aliases }: Pick<LayoutBook, 'file' | 'aliases'>,
): { wells: WellStatement[]; problems: Problem[] } {
  const unit = unitOfOthers(cells);
  const wells: WellStatement[] = [];
  const refused = new Map<string, { problem: Problem; count: number }>();
  for (const { cell, address, row, column } of cells) {
    const said = wellContentOfCell(cell, attribute, unit, aliases);
    if (said.ok) wells.push({ row, column, ...said.value, refused: false });
    else {
      wells.push({ row, column, content: {}, dosed: null, refused: true });
      const text = cell.text.trim();
      const same = refused.get(`${text} ${said.expected} ${said.fix}`);
      const place: Place = placeAt({ sheet: sheet.name, cell: address, well: nameFromWell(row, column) });
      const { expected, fix } = said;
      const problem: Problem = same?.problem ?? {
        code: 'layout-invalid-value',
        severity: 'error',
        file,
        place,
        found: `"${text}"`,
        expected,
        fix,
      };
      refused.set(`${text} ${expected} ${fix}`, { problem, count: (same?.count ?? 0) + 1 });
    }
  }
  const problems = [...refused.values()].map(({ problem, count }) =>
    count === 1
      ? problem
      : { ...problem, found: `${problem.found} here and in ${count - 1} more cells of the block` },
  );
  return { wells, problems };
}

/** A bare 0 takes the unit of the doses around it. */
function unitOfOthers(cells: readonly CellOfWell[]): string | null {
  for (const { cell } of cells) {
    const dose = doseFromText(cell.text);
    if (dose.ok) return dose.value.unit;
  }
  return null;
}

function attributeOfSheet({ name }: Sheet): string {
  const sheetName = name ?? '';
  const isAttribute = attributeNames.some((attribute) => foldName(sheetName).startsWith(foldName(attribute)));
  return isAttribute || /\(.*\)$/.test(sheetName) ? sheetName : '';
}

function gridProblem(fault: GridFault, sheet: Sheet, file: string): Problem {
  return {
    code: 'layout-unreadable',
    severity: 'error',
    file,
    place: placeAt({ sheet: sheet.name, cell: fault.cell }),
    found: `${fault.found} in the block "${fault.corner}"`,
    expected: fault.expected,
    fix: fault.fix,
  };
}

function sheetNotThere({ book, file, sheet }: LayoutBook): Problem {
  const names = book.sheets.flatMap(({ name }) => (name === null ? [] : [name]));
  return {
    code: 'sheet-not-found',
    severity: 'error',
    file,
    place: null,
    found: `no sheet "${sheet ?? ''}"`,
    expected:
      names.length === 0 ? 'a workbook, when the protocol names a sheet' : `one of: ${names.join(', ')}`,
    fix: didYouMean(sheet ?? '', names, 'correct `sheet:` below `layout:` in the protocol'),
  };
}

function noBlock({ file }: LayoutBook): Problem {
  return {
    code: 'layout-unreadable',
    severity: 'error',
    file,
    place: null,
    found: 'no block with column numbers above and row letters at the side',
    expected:
      'one block for each attribute: its name in the top left cell, 1, 2, 3 … beside it, A, B, C … below it',
    fix: 'draw the plate once for `role`, once for `resistance`, and so on, with a blank line between',
  };
}

function notesLeftOut(
  notes: readonly { cell: string; text: string }[],
  sheet: Sheet,
  file: string,
): Inference {
  const shown = notes.slice(0, 5).map(({ cell, text }) => `${cell} "${text}"`);
  return {
    what: 'notes in the layout',
    value: `${notes.length} cell${notes.length === 1 ? '' : 's'} left out${sheet.name === null ? '' : ` in sheet ${sheet.name}`}`,
    because: `outside of every block: ${shown.join(', ')}${notes.length > 5 ? ' …' : ''}`,
    state: null,
    file,
  };
}
