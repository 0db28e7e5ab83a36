import type { GroupKey } from '#domain/replicateValue';
import type { TableColumns } from './csvTable.ts';

/** The columns that say what was in the wells, the same in every table. */
export const groupColumns: TableColumns<GroupKey> = [
  ['cell_line', (group) => group.cellLine],
  ['resistance', (group) => group.resistance],
  ['pretreatment', (group) => group.pretreatment],
  ['treatment', (group) => group.treatment],
  ['dose', (group) => group.dose?.value ?? null],
  ['dose_unit', (group) => group.dose?.unit ?? null],
  ['time_h', (group) => group.timeH],
];

/** Columns of a part of a row as columns of the row. */
export function columnsOf<Row, Part>(
  part: (row: Row) => Part,
  columns: TableColumns<Part>,
): TableColumns<Row> {
  return columns.map(([name, value]) => [name, (row) => value(part(row))] as const);
}
