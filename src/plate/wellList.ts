import { textFromNames } from '#domain/gridRectangles';
import { nameFromWell, wellFromName } from './wellName.ts';

/**
 * The shortest way to say which wells: `B2:D9, F2` for twenty-five names; the order of the names does not matter.
 *
 * @param names - well names; what is no well name is left as it is
 */
export function textFromWells(names: readonly string[]): string {
  return textFromNames(names, wellFromName, nameFromWell);
}
