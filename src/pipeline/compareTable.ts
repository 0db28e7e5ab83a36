import { compareGroups } from '#compare/compareGroups';
import type { ReplicateGroup } from '#compare/comparedSide';
import { comparisonWarnings } from '#compare/comparisonWarnings';
import { sharedControl } from '#compare/sharedControl';
import { starAlternatives } from '#compare/starAlternatives';
import type { Comparison, ComparisonRequest } from '#domain/comparison';
import { didYouMean } from '#domain/didYouMean';
import type { Inference } from '#domain/inference';
import type { Problem } from '#domain/problem';
import type { Basis, ReplicateValue } from '#domain/replicateValue';
import { replicatesFromRows, rowsCountedOtherwise, type TableRow } from '#normalize/replicatesFromRows';
import type { SheetBook } from '#sheet/sheetBook';
import { cellEmpty, cellOf, notANumber, tableRows } from './tableRows.ts';

/** What `compare` is asked for; without pairs every group is compared with the control, or all with each other. */
export interface CompareTableOptions extends ComparisonRequest {
  readonly control: string | null;
}

/** What `compare --json` prints. */
export interface ComparedTable {
  readonly comparisons: readonly Comparison[];
  readonly convention: string;
  readonly basis: Basis;
  /** How the table was read: delimiter, decimal mark. */
  readonly inferred: readonly Inference[];
  readonly problems: readonly Problem[];
}

/**
 * t-tests between the groups of a table with the columns group, value and, if n is to count experiments, experiment.
 *
 * @returns null comparisons only with problems: `column-missing`, `cell-not-a-number`, `comparison-shared-control`, and those of
 *   `compareGroups`
 */
export function compareTable(book: SheetBook, file: string, options: CompareTableOptions): ComparedTable {
  const table = tableRows(book, file, ['group', 'value'], ['experiment']);
  const problems: Problem[] = [...table.problems];
  const rows: TableRow[] = [];
  const hasExperiments = table.value?.columns.has('experiment') ?? false;
  for (const line of table.value?.rows ?? []) {
    const value = cellOf(line, 'value');
    const group = cellOf(line, 'group').text.trim();
    const experiment = hasExperiments ? cellOf(line, 'experiment').text.trim() : null;
    if (value.number === null) problems.push(notANumber(file, value, 'value'));
    else if (group === '') problems.push(cellEmpty(file, cellOf(line, 'group'), 'group'));
    else if (experiment === '') problems.push(cellEmpty(file, cellOf(line, 'experiment'), 'experiment'));
    else rows.push({ group, value: value.number, experiment });
  }
  const replicates = replicatesFromRows(rows);
  const groups = groupsOf(replicates);
  const pairs = options.pairs.length > 0 ? options.pairs : pairsOf([...replicates.keys()], options.control);
  const wanted = options.test === 'one-sample' && options.mu !== undefined ? options.pairs : pairs;
  const tooFew = groupsMissing(
    groups.map(({ label }) => label),
    wanted,
    options,
    file,
  );
  if (tooFew !== null && table.value !== null) problems.push(tooFew);
  const where = { file, place: null, facet: null };
  const request = { ...options, pairs: tooFew === null ? wanted : [] };
  const compared = compareGroups({ groups, request, where });
  const judged = withAlternatives(compared.comparisons, groups, rows, request);
  return {
    comparisons: judged.map(({ facet: _, ...comparison }) => comparison),
    convention: options.stars.name,
    basis: hasExperiments ? 'biological' : 'rows as given',
    inferred: book.inferred,
    problems: [
      ...problems,
      ...compared.problems,
      ...sharedControl(groups, judged, where),
      ...comparisonWarnings(judged, where),
    ],
  };
}

function groupsOf(replicates: ReadonlyMap<string, readonly ReplicateValue[]>): ReplicateGroup[] {
  return [...replicates].map(([label, values]) => ({ label, normaliser: { kind: 'none' }, values }));
}

/** A table is a panel without facets. */
function withAlternatives(
  comparisons: readonly Comparison[],
  groups: readonly ReplicateGroup[],
  rows: readonly TableRow[],
  request: ComparisonRequest,
): (Comparison & { readonly facet: string })[] {
  const otherwise = rowsCountedOtherwise(rows);
  return starAlternatives({
    comparisons: comparisons.map((comparison) => ({ ...comparison, facet: '' })),
    facets: [{ facet: '', groups }],
    otherN: otherwise === null ? null : [{ facet: '', groups: groupsOf(otherwise.countedOtherwise) }],
    request,
  });
}

/** Nothing to compare: a control that is not there, or a single group and no constant. */
function groupsMissing(
  labels: readonly string[],
  pairs: ComparisonRequest['pairs'],
  { control, test, mu }: CompareTableOptions,
  file: string,
): Problem | null {
  const there = labels.map((label) => `"${label}"`).join(', ') || 'none';
  if (control !== null && !labels.includes(control)) {
    return {
      code: 'group-not-found',
      severity: 'error',
      file,
      place: null,
      found: `no group "${control}", the control`,
      expected: `one of the groups ${there}`,
      fix: didYouMean(control, labels, 'Correct the name after --control.'),
    };
  }
  if (pairs.length > 0 || (test === 'one-sample' && mu !== undefined && labels.length > 0)) return null;
  return {
    code: 'comparison-impossible',
    severity: 'error',
    file,
    place: null,
    found: labels.length === 0 ? 'no group with a value' : `a single group, ${there}`,
    expected: 'at least two groups with values',
    fix: 'Add the rows of the other group, or test one group against a constant: `--test one-sample --mu 100`.',
  };
}

function pairsOf(labels: readonly string[], control: string | null): (readonly [string, string])[] {
  if (control !== null)
    return labels.filter((label) => label !== control).map((label) => [label, control] as const);
  return labels.flatMap((a, index) => labels.slice(index + 1).map((b) => [a, b] as const));
}
