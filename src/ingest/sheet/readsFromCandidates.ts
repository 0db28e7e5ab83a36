import type { Inference } from '#domain/inference';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import type { PlateGrid } from '../plateGrid.ts';
import { isOverTime, type WellTable } from '../wellTable.ts';
import type { Candidates } from './candidates.ts';
import { readFromBenchWells, type BenchWells } from './gridRead.ts';
import { partsOfList, type ListPart } from './listReads.ts';
import { titleAbove, type Box } from './title.ts';
import type { UnlabelledGrid } from './unlabelledGrids.ts';

const smallestSurePlate = 24;

/**
 * The reads of the grids and lists of one sheet, in the order in which they stand there.
 *
 * @param certain - whether the file has a grid that nobody doubts: then small blocks of numbers are not taken for plates of 6 or 12 wells
 * @param wavelengthNm - the one wavelength that the sheet names
 * @returns `ambiguous-table` for a block of readings that could be different parts of a plate
 */
export function readsFromCandidates(
  candidates: Candidates,
  book: SheetBook,
  file: string,
  certain: boolean,
  wavelengthNm: number | null,
): WithProblems<Read[]> {
  const { sheet, grids, turned, lists, unlabelled, maps } = candidates;
  const boxes: Box[] = [...grids, ...turned, ...maps, ...lists, ...unlabelled.map(({ grid }) => grid)];
  const problems: Problem[] = [];
  const parts: { top: number; left: number; wells: BenchWells }[] = [];
  const add = (box: Box, wells: BenchWells) => parts.push({ top: box.top, left: box.left, wells });

  for (const grid of grids) {
    if (grid.fault !== null) problems.push(faulty(grid, grid.fault, sheet, file));
    else add(grid, benchWells(grid, titleAbove(sheet, grid, boxes), []));
  }
  for (const grid of turned) {
    if (grid.fault !== null) problems.push(faulty(grid, grid.fault, sheet, file));
    else add(grid, benchWells(grid, titleAbove(sheet, grid, boxes), [onItsSide(grid, file)]));
  }
  for (const found of unlabelled) {
    const { grid, doubt } = found;
    if (grid.wells.length < smallestSurePlate && (certain || unlabelled.length > 1)) continue;
    if (doubt === null)
      add(grid, benchWells(grid, titleAbove(sheet, grid, boxes), [placedInference(found, file)]));
    else if (!certain) problems.push(doubtful(found, doubt, sheet, file));
  }
  for (const list of lists) {
    if (isOverTime(sheet, list)) {
      problems.push(overTime(null, list, sheet, file));
      continue;
    }
    for (const part of partsOfList(sheet, list)) {
      if (part.overTime) problems.push(overTime(part.label, list, sheet, file));
      else add(list, wellsOfPart(part, titleAbove(sheet, list, boxes)));
    }
  }
  const reads: Read[] = [];
  for (const { wells } of parts.sort((a, b) => a.top - b.top || a.left - b.left)) {
    const made = readFromBenchWells(wells, sheet, book, file, wavelengthNm);
    if (made.value !== null) reads.push(made.value);
    problems.push(...made.problems);
  }
  return { value: reads, problems };
}

function benchWells(grid: PlateGrid, title: string | null, inferred: readonly Inference[]): BenchWells {
  const plate = /^plate\s*[:#]?\s*(\S.{0,30})$/i.exec(title ?? '');
  return {
    wells: grid.wells,
    title,
    corner: grid.corner,
    plate: plate === null ? null : (title ?? null),
    wavelengthNm: null,
    lastColumn: grid.lastColumn,
    inferred,
  };
}

function wellsOfPart(
  { label, wells, plate, wavelengthNm, emits }: ListPart,
  title: string | null,
): BenchWells {
  return {
    wells,
    title: label === '' || /^values?$/i.test(label) ? (title ?? (label || null)) : label,
    corner: '',
    plate,
    wavelengthNm,
    lastColumn: 0,
    emits,
    inferred: [],
  };
}

function placedInference({ grid, lacks, format }: UnlabelledGrid, file: string): Inference {
  const wells = (format?.rows ?? 0) * (format?.columns ?? 0);
  const first = grid.wells[0];
  const address = first === undefined ? '' : cellAddress(first.sheetRow, first.sheetColumn);
  return {
    what: 'grid',
    value: `the block at ${address} is a whole plate of ${wells} wells, its first cell well A1`,
    because: `it has no ${lacks}, but ${format?.rows ?? 0} rows of ${format?.columns ?? 0} numbers`,
    state: null,
    file,
  };
}

function onItsSide(grid: PlateGrid, file: string): Inference {
  const address = cellAddress(grid.top, grid.left);
  const because = 'row letters stand across and column numbers down';
  return { what: 'grid', value: `the grid at ${address} is a plate on its side`, because, state: null, file };
}

function problemAt(
  box: Box,
  sheet: Sheet,
  file: string,
): Pick<Problem, 'code' | 'severity' | 'file' | 'place'> {
  const place = placeAt({ sheet: sheet.name, cell: cellAddress(box.top, box.left) });
  return { code: 'ambiguous-table', severity: 'error', file, place };
}

function doubtful({ grid, lacks }: UnlabelledGrid, doubt: string, sheet: Sheet, file: string): Problem {
  return {
    ...problemAt(grid, sheet, file),
    found: doubt,
    expected: 'row letters at the left and column numbers above, or exactly a whole plate',
    fix: `Write the ${lacks} beside the block in a copy of the file, so that every number has its well.`,
  };
}

function faulty(grid: PlateGrid, fault: string, sheet: Sheet, file: string): Problem {
  return {
    ...problemAt(grid, sheet, file),
    found: `a grid with ${fault}`,
    expected: 'one line per row letter and one column per column number, each once',
    fix: 'Give each read a grid of its own, one below the other, each with a title, row letters and column numbers.',
  };
}

function overTime(label: string | null, list: WellTable, sheet: Sheet, file: string): Problem {
  return {
    ...problemAt(list, sheet, file),
    code: 'read-not-endpoint',
    severity: 'warning',
    found: `${label === null || label === '' ? '' : `${label}: `}several readings per well, one line for each time or wavelength`,
    expected: 'an endpoint read: one reading per well',
    fix: 'Export the endpoint, or one number per well, as a grid or a list.',
  };
}
