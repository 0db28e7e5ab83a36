import { rectanglesOf, type GridRectangle } from '#domain/gridRectangles';
import { nameFromWell, wellFromName, type WellPosition } from './wellName.ts';

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
  return [...rectanglesOf(wells).map(textFromRectangle), ...others].join(', ');
}

function textFromRectangle({ top, bottom, left, right }: GridRectangle): string {
  const first = nameFromWell(top, left);
  return top === bottom && left === right ? first : `${first}:${nameFromWell(bottom, right)}`;
}
