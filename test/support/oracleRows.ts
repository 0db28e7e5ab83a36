import { expect } from 'vitest';

/** A row of one of our tables by column. */
export type Row = Readonly<Record<string, string>>;
/** A cell as a number, or null where it is empty. */
export const numberIn = (row: Row, column: string): number | null =>
  row[column] === undefined || row[column] === '' ? null : Number(row[column]);

const sets: Readonly<Record<string, string>> = { a: 'single dose', b: 'dose series' };
/** A group as the oracle of the shipped example names it; dose in µg/ml. */
export interface OracleGroup {
  readonly panel: string;
  readonly cellLine: string;
  readonly resistance: string;
  readonly dose: number;
}
export const nameOf = ({ panel, cellLine, resistance, dose }: OracleGroup): string =>
  `${sets[panel] ?? ''}, ${cellLine} ${resistance}, ${String(dose)} µg/ml`;

/** The one row of a group; dose 0 are the untreated wells. */
export function rowOf(rows: readonly Row[], group: OracleGroup, more: Row): Row {
  const found = rows.filter(
    (row) =>
      row.set === sets[group.panel] &&
      row.cell_line === group.cellLine &&
      row.resistance === group.resistance &&
      row.role === (group.dose === 0 ? 'untreated' : 'treated') &&
      (group.dose === 0 || row.dose === String(group.dose)) &&
      Object.entries(more).every(([column, text]) => row[column] === text),
  );
  expect(found, nameOf(group)).toHaveLength(1);
  return found[0]!;
}
