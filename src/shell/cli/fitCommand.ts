import { resolve } from 'node:path';
import { cwd } from 'node:process';
import { InvalidArgumentError } from 'commander';
import type { FitOptions, FitParameter } from '#domain/fit';
import { modelFromText, type ModelChoice } from '#doseresponse/models/modelFromText';
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
  readonly omitZero?: boolean;
  readonly doseUnit?: string;
  readonly ci: FitOptions['confidence'];
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
    omitZero: options.omitZero === true,
    standardErrors: options.se,
    confidence: options.ci,
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

/** `--model` */
export function parseModel(text: string): ModelChoice {
  const choice = modelFromText(text);
  if (!choice.ok) throw new InvalidArgumentError(`There is no ${choice.found}. It takes ${choice.expected}.`);
  return choice.model;
}

const parameters: readonly FitParameter[] = ['hillSlope', 'bottom', 'top', 'ec50', 'asymmetry'];

/** `--fix top=100`, repeated. */
export function parseFixed(text: string, before: FitOptions['fixed']): FitOptions['fixed'] {
  const [name = '', number = '', ...more] = text.split('=').map((part) => part.trim());
  const parameter = parameters.find((known) => known.toLowerCase() === name.toLowerCase());
  const value = Number(number);
  if (parameter === undefined || number === '' || more.length > 0 || !Number.isFinite(value)) {
    throw new InvalidArgumentError(`It takes one of ${parameters.join(', ')} and a number: top=100.`);
  }
  if (before[parameter] !== undefined)
    throw new InvalidArgumentError(`${parameter} is held at ${before[parameter]} already.`);
  return { ...before, [parameter]: value };
}
