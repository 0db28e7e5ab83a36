/** A place in a grid, row and column from 0: a well of a plate, a cell of a sheet. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

/** A block of places, both ends included. */
interface GridRectangle {
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
function rectanglesOf(positions: readonly GridPosition[]): GridRectangle[] {
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

/**
 * The shortest way to say which places: `B2:D9, F2`; neither order nor repetition of the names matters.
 *
 * @param positionOf - null for what is no name of a place; that is left as it is
 */
export function textFromNames(
  names: readonly string[],
  positionOf: (name: string) => GridPosition | null,
  nameOf: (row: number, column: number) => string,
): string {
  const positions: GridPosition[] = [];
  const others: string[] = [];
  for (const name of new Set(names)) {
    const position = positionOf(name);
    if (position === null) others.push(name);
    else positions.push(position);
  }
  const blocks = rectanglesOf(positions).map(({ top, bottom, left, right }) => {
    const first = nameOf(top, left);
    return top === bottom && left === right ? first : `${first}:${nameOf(bottom, right)}`;
  });
  return [...blocks, ...others].join(', ');
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
