import { compareGroups } from '#compare/compareGroups';
import type { Comparison, ComparisonRequest } from '#domain/comparison';
import type { Problem } from '#domain/problem';
import type { Basis } from '#domain/replicateValue';
import { replicatesFromRows, type TableRow } from '#normalize/replicatesFromRows';
import type { SheetBook } from '#sheet/sheetBook';
import { cellOf, notANumber, tableRows } from './tableRows.ts';

/** What `compare` is asked for; without pairs every group is compared with the control, or all with each other. */
export interface CompareTableOptions extends ComparisonRequest {
  readonly control: string | null;
}

/** What `compare --json` prints. */
export interface ComparedTable {
  readonly comparisons: readonly Comparison[];
  readonly convention: string;
  readonly basis: Basis;
  readonly problems: readonly Problem[];
}

/**
 * t-tests between the groups of a table with the columns group, value and, if n is to count experiments, experiment.
 *
 * @returns null comparisons only with problems: `column-missing`, `cell-not-a-number`, and those of `compareGroups`
 */
export function compareTable(book: SheetBook, file: string, options: CompareTableOptions): ComparedTable {
  const table = tableRows(book, file, ['group', 'value']);
  const problems: Problem[] = [...table.problems];
  const rows: TableRow[] = [];
  const hasExperiments = table.value?.columns.has('experiment') ?? false;
  for (const line of table.value?.rows ?? []) {
    const value = cellOf(line, 'value');
    const group = cellOf(line, 'group').text.trim();
    const experiment = hasExperiments ? cellOf(line, 'experiment').text.trim() : null;
    if (value.number === null) problems.push(notANumber(file, value, 'value'));
    else if (group !== '') rows.push({ group, value: value.number, experiment });
  }
  const replicates = replicatesFromRows(rows);
  const groups = [...replicates].map(([label, values]) => ({
    label,
    normaliser: { kind: 'none' } as const,
    values,
  }));
  const pairs = options.pairs.length > 0 ? options.pairs : pairsOf([...replicates.keys()], options.control);
  const wanted = options.test === 'one-sample' && options.mu !== undefined ? options.pairs : pairs;
  const compared = compareGroups({
    groups,
    request: { ...options, pairs: wanted },
    where: { file, place: null, facet: null },
  });
  return {
    comparisons: compared.comparisons,
    convention: options.stars.name,
    basis: hasExperiments ? 'biological' : 'rows as given',
    problems: [...problems, ...compared.problems],
  };
}

function pairsOf(labels: readonly string[], control: string | null): (readonly [string, string])[] {
  if (control !== null)
    return labels.filter((label) => label !== control).map((label) => [label, control] as const);
  return labels.flatMap((a, index) => labels.slice(index + 1).map((b) => [a, b] as const));
}
