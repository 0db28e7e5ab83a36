import type { Problem } from '#domain/problem';
import type { TableRow } from '#normalize/replicatesFromRows';
import type { SheetBook } from '#sheet/sheetBook';
import { cellEmpty, cellOf, notANumber, tableRows } from './tableRows.ts';

/** The rows of a table of values, by what makes their groups. */
export interface ReplicateRows {
  readonly rows: readonly TableRow[];
  /** Name of a group in the rows -> its level of each column. */
  readonly levels: ReadonlyMap<string, readonly string[]>;
  /** False where no table with these columns was found. */
  readonly isTable: boolean;
  readonly hasExperiments: boolean;
  readonly problems: readonly Problem[];
}

/**
 * The rows of a table with a column of values, one or more columns that make the groups and, if n is to count experiments, experiment.
 *
 * @param columns - `group`, or two factors; as the header has them in small letters
 * @returns problems `column-missing`, `ambiguous-table`, `cell-not-a-number`, `cell-empty`; such rows are left out
 */
export function replicateRows(book: SheetBook, file: string, columns: readonly string[]): ReplicateRows {
  const table = tableRows(book, file, [...columns, 'value'], ['experiment']);
  const problems: Problem[] = [...table.problems];
  const rows: TableRow[] = [];
  const levels = new Map<string, readonly string[]>();
  const hasExperiments = table.value?.columns.has('experiment') ?? false;
  for (const line of table.value?.rows ?? []) {
    const value = cellOf(line, 'value');
    const names = columns.map((column) => cellOf(line, column).text.trim());
    const nameless = columns[names.indexOf('')];
    const experiment = hasExperiments ? cellOf(line, 'experiment').text.trim() : null;
    if (value.number === null) problems.push(notANumber(file, value, 'value'));
    else if (nameless !== undefined) problems.push(cellEmpty(file, cellOf(line, nameless), nameless));
    else if (experiment === '') problems.push(cellEmpty(file, cellOf(line, 'experiment'), 'experiment'));
    else {
      const group = names.join(' · ');
      levels.set(group, names);
      rows.push({ group, value: value.number, experiment });
    }
  }
  return { rows, levels, isTable: table.value !== null, hasExperiments, problems };
}
