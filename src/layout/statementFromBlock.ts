import { doseFromText } from '#domain/doseText';
import { foldName, type Aliases } from '#domain/names';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import { attributeNames } from '#domain/well';
import { cellAddress, type Sheet } from '#sheet/sheetBook';
import { shownCell } from '#sheet/shownCell';
import { blockAttributeFromText } from './blockAttribute.ts';
import type { GridBlock } from './gridBlocks.ts';
import type { LayoutStatement } from './layoutStatement.ts';
import { saidOfCells, type CellOfWells } from './saidOfCells.ts';
import { isDose, saysNothing, wellContentOfCell } from './wellContentOfCell.ts';

/** What the blocks and tables of a layout file are read with. */
export interface LayoutSheet {
  readonly sheet: Sheet;
  readonly file: string;
  /** ` of sheet "Map"` in a workbook of several sheets, otherwise empty; for messages. */
  readonly whichSheet: string;
  readonly aliases: Aliases;
}

/**
 * What a block says of its wells.
 *
 * @returns null for a block whose top left cell names nothing; problems `layout-unknown-attribute`, `layout-invalid-value`
 */
export function statementFromBlock(
  block: GridBlock,
  { sheet, file, whichSheet, aliases }: LayoutSheet,
): WithProblems<LayoutStatement | null> {
  const cells = cellsOfBlock(block, sheet).filter(({ cell }) => !saysNothing(cell));
  const place = placeAt({ sheet: sheet.name, cell: cellAddress(block.top, block.left) });
  const corner = block.corner === '' ? attributeOfSheet(sheet) : block.corner;
  const holdsDoses = cells.length > 0 && cells.every(({ cell }) => isDose(cell));
  const attribute = blockAttributeFromText(corner, holdsDoses, aliases);
  if (!attribute.ok) {
    const isNumbers = corner === '' && cells.every(({ cell }) => cell.number !== null);
    const problem: Problem = {
      code: 'layout-unknown-attribute',
      severity: 'error',
      file,
      place,
      found: corner === '' ? 'an empty top left cell' : `"${corner}"`,
      expected: attribute.expected,
      fix: isNumbers ? `${attribute.fix}; if these are readings, write \`OD\` into it` : attribute.fix,
    };
    return { value: null, problems: [problem] };
  }
  const reader = {
    unitOfOthers: unitOfOthers(cells),
    aliases,
    unitFix: 'write the unit into the top left cell: `dose (µg/ml)`',
  };
  const { wells, problems } = saidOfCells(
    cells,
    ({ cell }) => wellContentOfCell(cell, attribute.value, reader),
    { file, sheet: sheet.name, of: 'block' },
  );
  return { value: { source: `block "${corner}"${whichSheet}`, file, place, wells }, problems };
}

/** The cells inside of a block, with the wells they stand for; merged cells count for each of theirs. */
export function cellsOfBlock(block: GridBlock, sheet: Sheet): CellOfWells[] {
  const cells: CellOfWells[] = [];
  for (let down = 0; down < block.rowCount; down++) {
    for (let right = 0; right < block.columnCount; right++) {
      const [row, column] = [block.top + 1 + down, block.left + 1 + right];
      cells.push({
        cell: shownCell(sheet, row, column),
        address: cellAddress(row, column),
        wells: [{ row: block.firstRow + down, column: block.firstColumn + right }],
      });
    }
  }
  return cells;
}

/** A bare 0 takes the unit of the doses around it. */
export function unitOfOthers(cells: readonly CellOfWells[]): string | null {
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
