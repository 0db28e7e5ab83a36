import { analyzeVariance } from '#compare/analyzeVariance';
import { compareGroups } from '#compare/compareGroups';
import { followingPairs } from '#compare/followingPairs';
import type { ReplicateGroup } from '#compare/comparedSide';
import { comparisonWarnings } from '#compare/comparisonWarnings';
import { sharedControl } from '#compare/sharedControl';
import { starAlternatives } from '#compare/starAlternatives';
import type { AnovaEffect, AnovaRequest } from '#domain/anova';
import type { Comparison, ComparisonRequest } from '#domain/comparison';
import { didYouMean } from '#domain/didYouMean';
import type { Inference } from '#domain/inference';
import type { Problem } from '#domain/problem';
import type { Basis, ReplicateValue } from '#domain/replicateValue';
import { replicatesFromRows, rowsCountedOtherwise, type TableRow } from '#normalize/replicatesFromRows';
import type { SheetBook } from '#sheet/sheetBook';
import { replicateRows, type ReplicateRows } from './replicateRows.ts';

/** What `compare` is asked for; without pairs every group is compared with the control, or all with each other. */
export interface CompareTableOptions extends ComparisonRequest {
  readonly control: string | null;
  /** Beside the comparisons; of two factors in place of them. */
  readonly anova?: AnovaRequest | null;
}

/** What `compare --json` prints. */
export interface ComparedTable {
  readonly comparisons: readonly Comparison[];
  readonly anova: readonly AnovaEffect[];
  readonly convention: string;
  readonly basis: Basis;
  /** How the table was read: delimiter, decimal mark. */
  readonly inferred: readonly Inference[];
  readonly problems: readonly Problem[];
}

/**
 * Tests between the groups of a table with the columns group (or two factors), value and, if n is to count experiments, experiment.
 *
 * @returns null comparisons only with problems: those of `replicateRows`, `comparison-shared-control`, and those of `compareGroups`
 *   and `analyzeVariance`
 */
export function compareTable(book: SheetBook, file: string, options: CompareTableOptions): ComparedTable {
  const anova = options.anova ?? null;
  const columns = anova?.kind === 'two-way' ? anova.factors.map((name) => name.toLowerCase()) : ['group'];
  const table = replicateRows(book, file, columns);
  const groups = groupsOf(replicatesFromRows(table.rows));
  const where = { file, place: null, facet: null };
  const variance =
    anova === null || !table.isTable
      ? { effects: [], problems: [] }
      : analyzeVariance(
          groups.map((one) => ({ ...one, levels: table.levels.get(one.label) ?? [one.label] })),
          anova,
          'group',
          where,
        );
  const compared =
    anova?.kind === 'two-way'
      ? { comparisons: [], problems: [] }
      : comparedPairs(groups, table, options, where);
  return {
    comparisons: compared.comparisons,
    anova: variance.effects,
    convention: options.stars.name,
    basis: table.hasExperiments ? 'biological' : 'rows as given',
    inferred: book.inferred,
    problems: [...table.problems, ...compared.problems, ...variance.problems],
  };
}

function comparedPairs(
  groups: readonly ReplicateGroup[],
  { rows, isTable }: ReplicateRows,
  options: CompareTableOptions,
  where: { readonly file: string; readonly place: null; readonly facet: null },
): { readonly comparisons: readonly Comparison[]; readonly problems: readonly Problem[] } {
  const labels = groups.map(({ label }) => label);
  const againstConstant = options.test === 'one-sample' && options.mu !== undefined;
  const pairs =
    options.pairs.length > 0 || againstConstant ? options.pairs : followingPairs(labels, options.control);
  const missing = groupsMissing(labels, pairs, options, where.file);
  if (missing !== null) return { comparisons: [], problems: isTable ? [missing] : [] };
  const request = { ...options, pairs };
  const compared = compareGroups({ groups, request, where });
  const judged = withAlternatives(compared.comparisons, groups, rows, request);
  return {
    comparisons: judged.map(({ facet: _, ...comparison }) => comparison),
    problems: [
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
