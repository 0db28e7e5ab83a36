import { resolve } from 'node:path';
import { cwd } from 'node:process';
import type { FitOptions, ParameterBounds, Weighting } from '#domain/fit';
import type { ModelChoice } from '#doseresponse/models/modelFromText';
import { fitTable, type FittedTable } from '#pipeline/fitTable';
import { readBookFile } from '#pipeline/readFile';
import { fitText } from '#report/fitText';
import { readContents } from '../files/diskProjectFiles.ts';
import { fileNotFound } from '../files/fileNotFound.ts';
import { withRunner } from '../runner/withRunner.ts';
import { exitCodeOf, exitCodes, printJson, printLine, sayProblems } from './commandContext.ts';
import { screenCommand, type ScreenCommandOptions } from './screenCommand.ts';
import { statedByOption, tableChoices } from './tableOptions.ts';

/** As commander gives them. */
export interface FitCommandOptions extends ScreenCommandOptions {
  readonly model: ModelChoice;
  readonly fix: FitOptions['fixed'];
  readonly bound: ParameterBounds;
  readonly omitZero?: boolean;
  readonly weight?: Weighting;
  readonly doseUnit?: string;
  /** What the user stated; a screen has no profiles, every other fit has. */
  readonly ci?: FitOptions['confidence'];
  readonly se: FitOptions['standardErrors'];
  readonly scale?: FitOptions['scale'];
  readonly screen?: boolean;
}

/**
 * `cellassay fit FILE`: dose–response fits of a table.
 *
 * @returns exit code
 */
export async function fitCommand(file: string, options: FitCommandOptions): Promise<number> {
  const request = {
    model: options.model.name,
    fixed: { ...options.model.held, ...options.fix },
    bounds: options.bound,
    omitZero: options.omitZero === true,
    ...(options.weight === undefined ? {} : { weighting: options.weight }),
    standardErrors: options.se,
    confidence: options.screen === true ? 'wald' : (options.ci ?? 'profile'),
    scale: options.scale ?? null,
    ...(options.doseUnit === undefined ? {} : { doseUnit: options.doseUnit }),
  };
  if (options.screen === true) return screenCommand(file, request, options);
  const contents = await readContents(resolve(cwd(), file));
  if (contents === null) {
    const problem = await fileNotFound(file, resolve(cwd(), file));
    if (options.json === true)
      printJson({
        fits: [],
        combined: [],
        comparisons: [],
        blocked: [],
        sensitivity: [],
        doseUnit: options.doseUnit ?? null,
        problems: [problem],
      });
    sayProblems([problem], options);
    return exitCodes.couldNotRun;
  }
  const fitted = await withRunner(async (runner): Promise<FittedTable> => {
    const book = await readBookFile(file, contents, tableChoices(options), runner);
    if (book.value === null) {
      return {
        fits: [],
        combined: [],
        comparisons: [],
        blocked: [],
        sensitivity: [],
        doseUnit: null,
        basis: '',
        inferred: [],
        problems: book.problems,
      };
    }
    const table = await fitTable(book.value, file, request, runner);
    return {
      ...table,
      inferred: statedByOption(table.inferred),
      problems: [...book.problems, ...table.problems],
    };
  });
  if (options.json === true) printJson(fitted);
  else printLine(fitText(fitted));
  sayProblems(fitted.problems, options);
  return fitted.fits.length === 0 ? exitCodes.couldNotRun : exitCodeOf(fitted.problems);
}
