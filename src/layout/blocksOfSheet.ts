import type { Inference } from '#domain/inference';
import { placeAt, type Problem } from '#domain/problem';
import { cellAddress, type Cell, type Sheet } from '#sheet/sheetBook';
import { blockAttributeFromText } from './blockAttribute.ts';
import type { OtherDrawing } from './drawnOtherwise.ts';
import { areaOfBlock, gridBlocks, type GridBlock, type GridFault } from './gridBlocks.ts';
import type { LayoutStatement } from './layoutStatement.ts';
import { areaAddress, isWithin, mergesTouching, type SheetArea } from './mergedCells.ts';
import { isMeasuredGrid } from './measuredGrid.ts';
import { cellsOfBlock, statementFromBlock, type LayoutSheet } from './statementFromBlock.ts';
import type { TakenCells } from './takenCells.ts';

/** What the drawn plates of a sheet say. */
export interface BlocksOfSheet {
  readonly statements: readonly LayoutStatement[];
  readonly drawings: readonly OtherDrawing[];
  readonly inferred: readonly Inference[];
  readonly problems: readonly Problem[];
  /** A block as a whole cannot be understood. */
  readonly broken: boolean;
}

/**
 * Reads the blocks of a sheet. A grid of measured values is no layout and is left out aloud.
 *
 * @param taken - cells that belong to something else; those of the blocks are added
 * @returns problems `layout-unreadable`, `layout-unknown-attribute`, `layout-invalid-value`
 */
export function blocksOfSheet(from: LayoutSheet, taken: TakenCells): BlocksOfSheet {
  const { sheet, aliases } = from;
  const grids = gridBlocks(sheet, taken);
  const statements: LayoutStatement[] = [];
  const inferred: Inference[] = [];
  const problems: Problem[] = [];
  let broken = false;
  for (const fault of grids.faults) {
    const isNamed = blockAttributeFromText(fault.corner, true, aliases).ok && fault.corner !== '';
    if (!isNamed && isMeasuredGrid(fault.corner, cellsInside(fault.area, sheet))) {
      inferred.push(gridLeftOut(fault.area, from));
      continue;
    }
    problems.push(gridProblem(fault, from));
    broken = true;
  }
  for (const block of grids.blocks) {
    const area = areaOfBlock(block);
    const read = statementFromBlock(block, from);
    const isUnnamed = read.value === null;
    if (
      isUnnamed &&
      isMeasuredGrid(
        block.corner,
        cellsOfBlock(block, sheet).map(({ cell }) => cell),
      )
    ) {
      inferred.push(gridLeftOut(area, from));
      continue;
    }
    const merges = mergesOfBlock(block, from);
    problems.push(...read.problems, ...merges.problems);
    inferred.push(...merges.inferred);
    if (read.value === null || merges.problems.length > 0) broken = true;
    else statements.push(read.value);
  }
  return { statements, drawings: grids.drawings, inferred, problems, broken };
}

/** Merged cells fill their area; they may not reach into headings or beyond the block. */
function mergesOfBlock(
  block: GridBlock,
  { sheet, file }: LayoutSheet,
): { inferred: Inference[]; problems: Problem[] } {
  const area = areaOfBlock(block);
  const inside: SheetArea = { ...area, top: area.top + 1, left: area.left + 1 };
  const merges = mergesTouching(sheet, area);
  const filled = merges.filter((merge) => isWithin(merge, inside));
  const problems = merges
    .filter((merge) => !filled.includes(merge))
    .map((merge): Problem => ({
      code: 'layout-unreadable',
      severity: 'error',
      file,
      place: placeAt({ sheet: sheet.name, cell: cellAddress(merge.top, merge.left) }),
      found: `the merged cells ${areaAddress(merge)}, partly inside of the block "${block.corner}" (${areaAddress(area)})`,
      expected: 'merged cells inside of the block, below its column numbers and right of its row letters',
      fix: 'undo the merge in Excel (Home > Merge & Center), and write the value into each cell',
    }));
  if (filled.length === 0) return { inferred: [], problems };
  const inferred: Inference = {
    what: 'merged cells',
    value: `${filled.map(areaAddress).join(', ')}${sheet.name === null ? '' : ` in sheet ${sheet.name}`}`,
    because: 'merged cells of a block hold for all the wells they cover',
    state: null,
    file,
  };
  return { inferred: [inferred], problems };
}

function cellsInside({ top, left, bottom, right }: SheetArea, sheet: Sheet): Cell[] {
  return sheet.rows.slice(top + 1, bottom + 1).flatMap((row) => row.slice(left + 1, right + 1));
}

function gridLeftOut(area: SheetArea, { sheet, file }: LayoutSheet): Inference {
  return {
    what: 'grid left out',
    value: `${areaAddress(area)}${sheet.name === null ? '' : ` in sheet ${sheet.name}`}`,
    because: 'it holds measured values, and its top left cell names no attribute',
    state: null,
    file,
  };
}

function gridProblem(fault: GridFault, { sheet, file }: LayoutSheet): Problem {
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
