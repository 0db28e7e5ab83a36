import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { WellReading } from '#domain/read';
import { formatOfSize, type PlateFormat } from '#plate/plateFormat';
import { wellFromName } from '#plate/wellName';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { readWells } from '../gridWell.ts';
import { plateHolding } from '../plateSize.ts';
import { listOf } from './list.ts';
import { matrixOf, type Matrix, type Segment } from './segment.ts';

/** The wells of one segment. */
export interface Reading {
  readonly segment: Segment;
  readonly size: PlateFormat;
  readonly wells: readonly WellReading[];
  /** Its first line, from 0. */
  readonly row: number;
  readonly listed: boolean;
  /** Rows of its lines of numbers, from 0; none for a list. */
  readonly rows: readonly number[];
}

/**
 * The wells of a segment, from a list or a matrix; null for a segment that has none.
 *
 * @returns `file-damaged` for a chromatic without numbers, or with other lines and columns than a plate has
 */
export function readingOf(
  segment: Segment,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<Reading | null> {
  const list = listOf(sheet, segment, book, file);
  const [first] = list.wells;
  if (first !== undefined || list.problems.length > 0) {
    const size = plateHolding(list.wells.flatMap(({ well }) => wellFromName(well) ?? [])) ?? {
      rows: 8,
      columns: 12,
    };
    const row = Number(/\d+$/.exec(first?.cell ?? '1')?.[0]) - 1;
    return {
      value: { segment, size, wells: list.wells, row, listed: true, rows: [] },
      problems: list.problems,
    };
  }
  // Numbers above the first chromatic are settings and the drawing of the layout.
  const matrix = segment.chromatic === null ? null : matrixOf(sheet, segment);
  if (matrix === null) {
    const problems = segment.chromatic === null ? [] : [incomplete(segment, null, sheet, file)];
    return { value: null, problems };
  }
  const size = formatOfSize(matrix.rows, matrix.columns);
  const { wells, problems } = readWells(sheet, matrix.wells, book, file);
  const reading = {
    segment,
    wells,
    row: matrix.top,
    listed: false,
    rows: [...new Set(matrix.wells.map(({ sheetRow }) => sheetRow))],
  };
  if (size !== null) return { value: { ...reading, size }, problems };
  const holding = plateHolding(matrix.wells);
  return {
    value: holding === null ? null : { ...reading, size: holding },
    problems: [...problems, incomplete(segment, matrix, sheet, file)],
  };
}

function incomplete(
  { chromatic, from }: Segment,
  matrix: Matrix | null,
  sheet: Sheet,
  file: string,
): Problem {
  const row = matrix?.top ?? from - 1;
  return {
    code: 'file-damaged',
    severity: 'error',
    file,
    place: placeAt({ sheet: sheet.name, line: row + 1, cell: cellAddress(row, 0) }),
    found:
      matrix === null
        ? `no numbers below chromatic ${chromatic ?? ''}`
        : `${matrix.rows} lines of ${matrix.columns} numbers below chromatic ${chromatic ?? ''}`,
    expected: 'as many lines and columns as a plate has',
    fix: 'Copy or export the file again; some of its lines are missing.',
  };
}
