import { group } from 'd3-array';
import type { CombinedEc50 } from '#domain/curveFit';
import type { Fit, FitOptions, FitPoint, OutlierChoice } from '#domain/fit';
import type { Inference } from '#domain/inference';
import type { Problem } from '#domain/problem';
import type { Ec50Sensitivity } from '#domain/sensitivity';
import type { BlockedFit } from '#domain/sharedFit';
import { combineExperiments } from '#doseresponse/combineExperiments';
import { inferScale } from '#doseresponse/inferScale';
import type { SheetBook } from '#sheet/sheetBook';
import { comparedByPoints, comparedOverExperiments, type CurveComparison } from './comparedCurves.ts';
import { madeInEveryWay } from './madeInEveryWay.ts';
import type { Runner } from './runner.ts';
import { cellEmpty, cellOf, notANumber, tableRows, type TableLine } from './tableRows.ts';

/** What `fit` is asked for; `scale` null: concluded from the responses, aloud. */
export interface FitTableOptions extends Omit<FitOptions, 'scale'> {
  readonly scale: FitOptions['scale'] | null;
}

/** A fit with the curve and the experiment it is of; experiment `pooled`: points as independent. */
export interface FittedCurve extends Fit {
  readonly curve: string | null;
  readonly experiment: string;
}

/** The EC50 of one curve made in every way. */
export interface CurveSensitivity extends Ec50Sensitivity {
  readonly curve: string | null;
}

/** What `fit --json` prints. */
export interface FittedTable {
  readonly fits: readonly FittedCurve[];
  readonly combined: readonly (CombinedEc50 & { readonly curve: string | null })[];
  readonly comparisons: readonly CurveComparison[];
  /** The pooled fits with experiments as blocks, of the curves that have them. */
  readonly blocked: readonly (BlockedFit & { readonly curve: string | null; readonly basis: string })[];
  /** Of each curve; null where the table has too many curves for it. */
  readonly sensitivity: readonly CurveSensitivity[] | null;
  readonly doseUnit: string | null;
  /** What n counts in the pooled fits. */
  readonly basis: string;
  readonly inferred: readonly Inference[];
  readonly problems: readonly Problem[];
}

/** With more curves than this, their EC50s are not made in every way: screens have thousands. */
const mostCurves = 100;

interface Row extends FitPoint {
  readonly curve: string | null;
  readonly experiment: string | null;
}

/**
 * Dose–response fits of a table with the columns dose, response and, where there are any, curve, weight, experiment.
 *
 * With experiments each is fitted by itself and the EC50s are combined; the pooled fit of all rows is always there too.
 *
 * @returns problems `column-missing`, `ambiguous-table`, `cell-not-a-number`, `cell-empty`, `dose-not-positive`, `fit-impossible`
 */
export async function fitTable(
  book: SheetBook,
  file: string,
  options: FitTableOptions,
  runner: Runner,
): Promise<FittedTable> {
  const { rows, problems } = readRows(book, file);
  const { scale, inferred } = scaleOf(rows, options.scale, file);
  const fitted: FittedCurve[] = [];
  const combined: (CombinedEc50 & { curve: string | null })[] = [];
  const blocked: FittedTable['blocked'][number][] = [];
  const byCurve = new Map<string | null, { experiment: string; fit: Fit }[]>();
  const fit = async (
    points: readonly FitPoint[],
    curve: string | null,
    experiment: string,
    outliers?: OutlierChoice,
  ): Promise<Fit> => {
    const result = await runner.run(
      'fitCurve',
      { points, options: { ...options, scale }, outliers },
      `${file} ${curve ?? ''} ${experiment}`,
    );
    if (!result.ok) throw new Error(result.message);
    fitted.push({ curve, experiment, ...result.output });
    return result.output;
  };
  for (const [curve, members] of group(rows, (row) => row.curve)) {
    const single: { experiment: string; fit: Fit }[] = [];
    for (const [experiment, points] of group(members, (row) => row.experiment)) {
      if (experiment !== null)
        single.push({ experiment, fit: await fit(points, curve, experiment, 'suggest') });
    }
    // an experiment that is shifted as a whole is no outlier
    await fit(members, curve, 'pooled', single.length > 0 ? undefined : 'suggest');
    byCurve.set(curve, single);
    if (single.length > 0) combined.push({ curve, ...combineExperiments(single) });
    if (single.length < 2) continue;
    const blocks = await runner.run(
      'fitBlocks',
      { points: members, options: { ...options, scale } },
      `${file} ${curve ?? ''} blocks`,
    );
    if (!blocks.ok) throw new Error(blocks.message);
    if (blocks.output !== null) blocked.push({ curve, basis: 'experiments as blocks', ...blocks.output });
  }
  return {
    fits: fitted,
    combined,
    blocked,
    sensitivity:
      byCurve.size > mostCurves ? null : await sensitivities(rows, { ...options, scale }, file, runner),
    comparisons: [
      ...comparedOverExperiments(byCurve),
      // curves that share parameters are fitted without bounds, so with bounds they are not compared
      ...(Object.keys(options.bounds ?? {}).length > 0
        ? []
        : await comparedByPoints(rows, { ...options, scale }, file, runner)),
    ],
    doseUnit: options.doseUnit ?? null,
    basis: combined.length > 0 ? 'experiments; pooled fits: points as independent' : 'points as independent',
    // what a protocol could state of a table, this command cannot be told
    inferred: [...book.inferred.map((one) => ({ ...one, state: null })), ...inferred],
    problems: [
      ...problems,
      ...(rows.length === 0 && problems.length === 0 ? [nothingToFit(file)] : []),
      ...fitted.filter(hasFailed).map((fit) => fitImpossible(fit, file)),
    ],
  };
}

/** Experiments and all rows of each curve, as they were fitted. */
async function sensitivities(
  rows: readonly Row[],
  options: FitOptions,
  file: string,
  runner: Runner,
): Promise<CurveSensitivity[]> {
  const made: CurveSensitivity[] = [];
  for (const [curve, members] of group(rows, (row) => row.curve)) {
    const experiments = [...group(members, (row) => row.experiment)].flatMap(([experiment, points]) =>
      experiment === null ? [] : [{ experiment, points }],
    );
    const input = { experiments, pooled: members, options };
    const sensitivity = await madeInEveryWay(input, [file, curve].filter(Boolean).join(' '), runner);
    if (sensitivity !== null) made.push({ curve, ...sensitivity });
  }
  return made;
}

function hasFailed({ outcome, flags }: FittedCurve): boolean {
  return outcome === 'failed' || flags.includes('tooFewDoses');
}

/** A table that has a header row alone. */
export function nothingToFit(file: string): Problem {
  return {
    code: 'fit-impossible',
    severity: 'error',
    file,
    place: null,
    found: 'headings, and no row below them',
    expected: 'a dose and a response in each row',
    fix: 'Save the table with its numbers.',
  };
}

/** What was asked for is not there; that a curve does not respond is a result and no problem. */
function fitImpossible({ curve, experiment, reason }: FittedCurve, file: string): Problem {
  const name = [curve, experiment === 'pooled' ? 'all rows' : `experiment ${experiment}`];
  return {
    code: 'fit-impossible',
    severity: 'error',
    file,
    place: null,
    found: `${name.filter(Boolean).join(', ')}: ${reason}`,
    expected:
      'more different doses than free parameters, weights from 0 up, and parameters held at values a curve can have',
    fix: 'Measure more doses, hold parameters (`--fix top=100`), or correct what was held.',
  };
}

function readRows(book: SheetBook, file: string): { rows: Row[]; problems: Problem[] } {
  const table = tableRows(book, file, ['dose', 'response'], ['curve', 'weight', 'experiment']);
  const problems: Problem[] = [...table.problems];
  const rows: Row[] = [];
  for (const line of table.value?.rows ?? []) {
    const row = readRow(line, file, table.value?.columns ?? new Set(), problems);
    if (row !== null) rows.push(row);
  }
  return { rows, problems };
}

function readRow(
  line: TableLine,
  file: string,
  columns: ReadonlySet<string>,
  problems: Problem[],
): Row | null {
  const [dose, response, weight] = [cellOf(line, 'dose'), cellOf(line, 'response'), cellOf(line, 'weight')];
  const named = (column: string): string | null =>
    columns.has(column) ? cellOf(line, column).text.trim() : null;
  const unnamed = ['curve', 'experiment'].find((column) => named(column) === '');
  if (dose.number === null) problems.push(notANumber(file, dose, 'dose'));
  else if (response.number === null) problems.push(notANumber(file, response, 'response'));
  else if (columns.has('weight') && weight.number === null) problems.push(notANumber(file, weight, 'weight'));
  else if (unnamed !== undefined) problems.push(cellEmpty(file, cellOf(line, unnamed), unnamed));
  else if (dose.number < 0) {
    const expected = 'a dose of 0 or more; a logarithm of a dose is no dose';
    problems.push({
      ...notANumber(file, dose, 'dose'),
      code: 'dose-not-positive',
      expected,
      fix: 'Write the dose itself. The row was left out.',
    });
  } else {
    const point = {
      dose: dose.number,
      response: response.number,
      curve: named('curve'),
      experiment: named('experiment'),
    };
    return weight.number === null ? point : { ...point, weight: weight.number };
  }
  return null;
}

/** The scale that was stated, or the one the responses seem to have, aloud. */
function scaleOf(
  rows: readonly Row[],
  stated: FitOptions['scale'] | null,
  file: string,
): { scale: FitOptions['scale']; inferred: Inference[] } {
  if (stated !== null) return { scale: stated, inferred: [] };
  const { scale, value, because } = inferScale(rows);
  return { scale, inferred: [{ what: 'scale', value, because, state: '--scale percent|unknown', file }] };
}
