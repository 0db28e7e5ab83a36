import { smallestFormatHolding, type PlateFormat } from './plateFormat.ts';
import { wellFromName } from './wellName.ts';

/** The smallest plate that has all the wells; names that are no wells do not count. */
export function plateOfWells(names: readonly string[]): PlateFormat {
  const positions = names.flatMap((name) => wellFromName(name) ?? []);
  const row = Math.max(0, ...positions.map((position) => position.row));
  const column = Math.max(0, ...positions.map((position) => position.column));
  return smallestFormatHolding(row, column) ?? { rows: row + 1, columns: column + 1 };
}
