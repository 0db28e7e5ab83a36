import { analyzeVariance } from '#compare/analyzeVariance';
import { compareGroups } from '#compare/compareGroups';
import { followingPairs } from '#compare/followingPairs';
import { sharedControl } from '#compare/sharedControl';
import type { AnovaEffect, AnovaRequest } from '#domain/anova';
import type { Comparison, ComparisonRequest } from '#domain/comparison';
import { didYouMean } from '#domain/didYouMean';
import type { Inference } from '#domain/inference';
import type { Problem } from '#domain/problem';
import type { Basis } from '#domain/replicateValue';
import { replicatesFromRows } from '#normalize/replicatesFromRows';
import type { SheetBook } from '#sheet/sheetBook';
import { replicateRows } from './replicateRows.ts';

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
  const replicates = replicatesFromRows(table.rows);
  const groups = [...replicates].map(([label, values]) => ({
    label,
    levels: table.levels.get(label) ?? [label],
    normaliser: { kind: 'none' } as const,
    values,
  }));
  const where = { file, place: null, facet: null };
  const variance =
    anova === null || !table.isTable
      ? { effects: [], problems: [] }
      : analyzeVariance(groups, anova, 'group', where);
  const compared =
    anova?.kind === 'two-way'
      ? { comparisons: [], problems: [] }
      : comparedPairs(groups, options, table.isTable, where);
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
  groups: Parameters<typeof compareGroups>[0]['groups'],
  options: CompareTableOptions,
  isTable: boolean,
  where: { readonly file: string; readonly place: null; readonly facet: null },
): { readonly comparisons: readonly Comparison[]; readonly problems: readonly Problem[] } {
  const labels = groups.map(({ label }) => label);
  const againstConstant = options.test === 'one-sample' && options.mu !== undefined;
  const pairs =
    options.pairs.length > 0 || againstConstant ? options.pairs : followingPairs(labels, options.control);
  const missing = groupsMissing(labels, pairs, options, where.file);
  if (missing !== null) return { comparisons: [], problems: isTable ? [missing] : [] };
  const compared = compareGroups({ groups, request: { ...options, pairs }, where });
  return {
    comparisons: compared.comparisons,
    problems: [...compared.problems, ...sharedControl(groups, compared.comparisons, where)],
  };
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
