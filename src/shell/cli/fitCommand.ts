import { resolve } from 'node:path';
import { cwd } from 'node:process';
import { InvalidArgumentError } from 'commander';
import type { FitOptions, FitParameter, ParameterBounds } from '#domain/fit';
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
  readonly bound: ParameterBounds;
  readonly omitZero?: boolean;
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
  const parameter = parameterNamed(name);
  const value = Number(number);
  if (parameter === undefined || number === '' || more.length > 0 || !Number.isFinite(value)) {
    throw new InvalidArgumentError(`It takes one of ${parameters.join(', ')} and a number: top=100.`);
  }
  if (before[parameter] !== undefined)
    throw new InvalidArgumentError(`${parameter} is held at ${before[parameter]} already.`);
  return { ...before, [parameter]: value };
}

/** `--bound bottom=0:30`, `--bound top=:110`, repeated. */
export function parseBound(text: string, before: ParameterBounds): ParameterBounds {
  const [name = '', range = '', ...more] = text.split('=').map((part) => part.trim());
  const parameter = parameterNamed(name);
  const ends = range.split(':').map((end) => end.trim());
  const numbers = ends.map((end) => (end === '' ? null : Number(end)));
  const [low = null, high = null] = numbers;
  const isRange = numbers.length === 2 && numbers.some((end) => end !== null);
  if (parameter === undefined || more.length > 0 || !isRange || numbers.some((end) => Number.isNaN(end)))
    throw new InvalidArgumentError(
      `It takes one of ${parameters.join(', ')} and a range: bottom=0:30, or with one end left open, top=:110.`,
    );
  if (before[parameter] !== undefined) throw new InvalidArgumentError(`${parameter} is bounded already.`);
  return { ...before, [parameter]: [low, high] };
}

function parameterNamed(name: string): FitParameter | undefined {
  return parameters.find((known) => known.toLowerCase() === name.toLowerCase());
}
