import { resolve } from 'node:path';
import { cwd } from 'node:process';
import type { AnovaName, AnovaRequest, SumsOfSquaresType } from '#domain/anova';
import type { CorrectionName, StarConvention, TestName } from '#domain/comparison';
import type { Problem } from '#domain/problem';
import { compareTable, type ComparedTable } from '#pipeline/compareTable';
import { readBookFile } from '#pipeline/readFile';
import { anovaText } from '#report/anovaText';
import { comparisonText } from '#report/comparisonText';
import { inferredText } from '#report/inferredText';
import { readContents } from '../files/diskProjectFiles.ts';
import { fileNotFound } from '../files/fileNotFound.ts';
import { withRunner } from '../runner/withRunner.ts';
import {
  exitCodeOf,
  exitCodes,
  printJson,
  printLine,
  sayProblems,
  type GlobalOptions,
} from './commandContext.ts';
import { statedByOption, tableChoices, type TableOptions } from './tableOptions.ts';

/** As commander gives them. */
export interface CompareOptions extends GlobalOptions, TableOptions {
  readonly test: TestName;
  readonly mu?: number;
  readonly correction: CorrectionName;
  readonly control?: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly stars: StarConvention;
  readonly anova?: AnovaName;
  readonly factors?: readonly [string, string];
  readonly sumsOfSquares: SumsOfSquaresType;
}

/**
 * `cellassay compare FILE`: t-tests between the groups of a table.
 *
 * @returns exit code
 */
export async function compareCommand(file: string, options: CompareOptions): Promise<number> {
  const contents = await readContents(resolve(cwd(), file));
  if (contents === null) {
    const problem = await fileNotFound(file, resolve(cwd(), file));
    if (options.json === true) printJson(nothingCompared([problem], options));
    sayProblems([problem], options);
    return exitCodes.couldNotRun;
  }
  const compared = await withRunner(async (runner): Promise<ComparedTable> => {
    const book = await readBookFile(file, contents, tableChoices(options), runner);
    if (book.value === null) return nothingCompared(book.problems, options);
    const { test, correction, stars, pairs, control = null, mu } = options;
    const anova = anovaRequest(options);
    const request = { test, correction, stars, pairs, control, anova, ...(mu === undefined ? {} : { mu }) };
    const table = compareTable(book.value, file, request);
    return {
      ...table,
      inferred: statedByOption(table.inferred),
      problems: [...book.problems, ...table.problems],
    };
  });
  if (options.json === true) printJson(compared);
  else {
    const lines = [
      ...compared.comparisons.map((comparison) => comparisonText(comparison)),
      ...compared.anova.map((effect) => anovaText(effect)),
    ];
    printLine([...inferredText(compared.inferred), ...lines].join('\n'));
  }
  sayProblems(compared.problems, options);
  return compared.comparisons.length + compared.anova.length === 0
    ? exitCodes.couldNotRun
    : exitCodeOf(compared.problems);
}

function nothingCompared(problems: readonly Problem[], options: CompareOptions): ComparedTable {
  return {
    comparisons: [],
    anova: [],
    convention: options.stars.name,
    basis: 'rows as given',
    inferred: [],
    problems,
  };
}

function anovaRequest({ anova, factors, sumsOfSquares }: CompareOptions): AnovaRequest | null {
  if (factors !== undefined) return { kind: 'two-way', factors, sumsOfSquares };
  return anova === undefined || anova === 'two-way' ? null : { kind: anova };
}
