import { nameFromWell, wellFromName, type WellPosition } from './wellName.ts';

/** Row by row, left to right: the order in which people read a plate. */
export function compareWells(a: WellPosition, b: WellPosition): number {
  return a.row - b.row || a.column - b.column;
}

/**
 * The shortest way to say which wells: `B2:D9, F2` for twenty-five names; the order of the names does not matter.
 *
 * @param names - well names; what is no well name is left as it is
 */
export function textFromWells(names: readonly string[]): string {
  const wells: WellPosition[] = [];
  const others: string[] = [];
  for (const name of new Set(names)) {
    const well = wellFromName(name);
    if (well === null) others.push(name);
    else wells.push(well);
  }
  return [...rectanglesOf(wells.sort(compareWells)).map(textFromRectangle), ...others].join(', ');
}

interface Rectangle {
  readonly top: number;
  bottom: number;
  readonly left: number;
  right: number;
}

/** Runs within the rows, joined with the same run of the row above. */
function rectanglesOf(sorted: readonly WellPosition[]): Rectangle[] {
  const runs: Rectangle[] = [];
  for (const { row, column } of sorted) {
    const last = runs.at(-1);
    if (last?.top === row && last.right === column - 1) last.right = column;
    else runs.push({ top: row, bottom: row, left: column, right: column });
  }
  const rectangles: Rectangle[] = [];
  for (const run of runs) {
    const above = rectangles.find(
      (rectangle) =>
        rectangle.bottom === run.top - 1 && rectangle.left === run.left && rectangle.right === run.right,
    );
    if (above) above.bottom = run.bottom;
    else rectangles.push(run);
  }
  return rectangles;
}

function textFromRectangle({ top, bottom, left, right }: Rectangle): string {
  const first = nameFromWell(top, left);
  return top === bottom && left === right ? first : `${first}:${nameFromWell(bottom, right)}`;
}
