import { canonicalName, foldName, type Aliases } from '#domain/names';
import type { Sheet } from '#sheet/sheetBook';
import { shownCell } from '#sheet/shownCell';
import type { LongTable, TableColumn } from './longTables.ts';
import { isFile, isPlate, type PlateIdentity } from './plateIdentity.ts';
import { saysNothing } from './wellContentOfCell.ts';

/** Whether a column says for which plates a row holds: `plate`, `file`, and `experiment` where the plate has one already. */
export function restrictsTo({ meaning }: TableColumn, plate: PlateIdentity): boolean {
  if (meaning.kind === 'plate' || meaning.kind === 'file') return true;
  return (
    meaning.kind === 'value' &&
    meaning.attribute.kind === 'attribute' &&
    meaning.attribute.attribute === 'experiment' &&
    plate.experiment !== null
  );
}

/** The rows of a table (from 0) that hold for a plate; an empty cell holds for every plate. */
export function rowsForPlate(
  { area }: LongTable,
  restricting: readonly TableColumn[],
  sheet: Sheet,
  plate: PlateIdentity,
  aliases: Aliases,
): number[] {
  const rows = Array.from({ length: area.bottom - area.top }, (_, index) => area.top + 1 + index);
  return rows.filter((row) =>
    restricting.every(({ column, meaning }) => {
      const cell = shownCell(sheet, row, column);
      if (saysNothing(cell)) return true;
      if (meaning.kind === 'plate') return isPlate(cell.text, plate);
      if (meaning.kind === 'file') return isFile(cell.text, plate);
      const experiment = canonicalName('experiment', cell.text, aliases);
      return foldName(experiment) === foldName(plate.experiment ?? '');
    }),
  );
}
