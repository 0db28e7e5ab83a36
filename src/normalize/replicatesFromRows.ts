import { group } from 'd3-array';
import { groupKeyOf } from '#domain/groupKey';
import type { Basis, CountedOtherwise, ReplicateValue } from '#domain/replicateValue';
import { emptyWellContent } from '#domain/well';
import { mean } from '#stats/moments';

/** One row of a table that somebody typed: a group, a value and, where there is such a column, its experiment. */
export interface TableRow {
  readonly group: string;
  readonly value: number;
  readonly experiment: string | null;
}

/**
 * Replicate values of a table: rows of one group and experiment are averaged; without experiments each row is a value, and
 * the basis says that nobody told us what a row is.
 *
 * @returns group label -> its values, in the order of the table
 */
export function replicatesFromRows(rows: readonly TableRow[]): Map<string, ReplicateValue[]> {
  const replicates = new Map<string, ReplicateValue[]>();
  for (const [label, members] of group(rows, (row) => row.group)) {
    const values = rows.some((row) => row.experiment !== null)
      ? [...group(members, (row) => row.experiment ?? '')].map(([experiment, together]) =>
          replicate(experiment, together, 'biological'),
        )
      : members.map((row, index) => replicate(String(index + 1), [row], 'rows as given'));
    replicates.set(label, values);
  }
  return replicates;
}

/**
 * The same table with every row a value of its own, where rows of one experiment were averaged.
 *
 * @returns null where that would change nothing: no experiments, or one row for each
 */
export function rowsCountedOtherwise(
  rows: readonly TableRow[],
): CountedOtherwise<Map<string, ReplicateValue[]>> | null {
  if (!rows.some((row) => row.experiment !== null)) return null;
  const groups = [...group(rows, (row) => row.group)];
  const averaged = groups.some(
    ([, members]) => new Set(members.map((row) => row.experiment)).size < members.length,
  );
  if (!averaged) return null;
  const apart = groups.map(
    ([label, members]) =>
      [
        label,
        members.map((row, index) => replicate(`${row.experiment ?? ''}:${index + 1}`, [row], 'technical')),
      ] as const,
  );
  return { countedOtherwise: new Map(apart) };
}

function replicate(experiment: string, rows: readonly TableRow[], basis: Basis): ReplicateValue {
  return {
    set: 'table',
    quantity: 'as given',
    unit: '',
    group: groupKeyOf(emptyWellContent),
    role: 'treated',
    experiment,
    value: mean(rows.map((row) => row.value)),
    withinU: null,
    nWells: rows.length,
    nPlates: 0,
    basis,
    normaliser: { kind: 'none' },
    flags: [],
  } as unknown as ReplicateValue;
}
