/** A place in a grid, row and column from 0: a well of a plate, a cell of a sheet. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

/** A block of places, both ends included. */
export interface GridRectangle {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Row by row, left to right: the order in which people read a plate. */
export function compareInGrid(a: GridPosition, b: GridPosition): number {
  return a.row - b.row || a.column - b.column;
}

/** Places as blocks: runs within the rows, each joined with the same run of the row above. */
export function rectanglesOf(positions: readonly GridPosition[]): GridRectangle[] {
  const rectangles: { top: number; bottom: number; left: number; right: number }[] = [];
  for (const run of runsOf(positions.toSorted(compareInGrid))) {
    const above = rectangles.find(
      ({ bottom, left, right }) => bottom === run.top - 1 && left === run.left && right === run.right,
    );
    if (above) above.bottom = run.bottom;
    else rectangles.push({ ...run });
  }
  return rectangles;
}

function runsOf(sorted: readonly GridPosition[]): GridRectangle[] {
  const runs: { top: number; bottom: number; left: number; right: number }[] = [];
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last?.top === row && last.right === column - 1) last.right = column;
    else if (last?.top !== row || last.right !== column)
      runs.push({ top: row, bottom: row, left: column, right: column });
  }
  return runs;
}
