import { InvalidArgumentError, Option, type Command } from 'commander';
import {
  weightings,
  type FitOptions,
  type FitParameter,
  type ParameterBounds,
  type Weighting,
} from '#domain/fit';
import { weightingFromText } from '#domain/weighting';
import { modelChoice, modelFromText, type ModelChoice } from '#doseresponse/models/modelFromText';
import type { FitCommandOptions } from './fitCommand.ts';
import { withGlobals, type End, type Globals } from './globalOptions.ts';
import { withTableOptions } from './tableOptions.ts';

/** `cellassay fit FILE` with its options, as commander knows it. */
export function addFit(program: Command, globals: Globals, end: End): void {
  withTableOptions(withGlobals(program.command('fit')))
    .description('fit dose–response curves to a table: dose, response[, curve][, weight][, experiment]')
    .argument('<file>', 'a .csv, .txt or .xlsx with these columns')
    .addOption(
      new Option(
        '--model <name>',
        '4PL, 3PL (bottom 0), 2PL (0 to 1), 5PL, W1 or W2 (Weibull), LN (log-normal), BC (hormesis); also drc’s names: LL.4, W1.3 …',
      )
        .argParser(parseModel)
        .default(modelChoice('4PL'), '4PL'),
    )
    .addOption(
      new Option(
        '--fix <name=value>',
        'hold a parameter: top, bottom, hillSlope, ec50, asymmetry (repeatable)',
      )
        .argParser(parseFixed)
        .default({}, 'none'),
    )
    .addOption(
      new Option(
        '--bound <name=low:high>',
        'look for a parameter within bounds: bottom=0:30, top=:110 (repeatable); an optimum on a bound is flagged',
      )
        .argParser(parseBound)
        .default({}, 'none'),
    )
    .addOption(
      new Option(
        '--weight <kind>',
        '1/y2 (scatter is a percentage of the response), 1/y (counts) or 1/sd2 (of the replicates), times the column weight; y is of the curve',
      ).argParser(parseWeighting),
    )
    .option('--omit-zero', 'leave dose 0 out of the fit')
    .option('--dose-unit <unit>', 'unit of the doses, for messages')
    .addOption(
      new Option(
        '--ci <kind>',
        '95 % interval that is printed for a single fit: of its profile likelihood, or from the standard error alone (faster) (default: "profile"; with --screen "wald")',
      ).choices(['profile', 'wald']),
    )
    .addOption(
      new Option('--se <kind>', 'standard errors as Prism (jtj) or as drc (observed)')
        .choices(['jtj', 'observed'])
        .default('jtj'),
    )
    .addOption(
      new Option('--scale <kind>', 'whether responses are percent of control').choices([
        'percent',
        'unknown',
      ]),
    )
    .option(
      '--screen',
      'very many curves: curve,dose,response rows sorted by curve, or a row per curve and a column per dose; .csv, .txt or .parquet, read while it is fitted on all cores; prints a table',
    )
    .option('--out <file>', 'with --screen: where the table goes')
    .addOption(
      new Option('--jobs <n>', 'with --screen: how many processes (default: one per core)').argParser(
        parseJobs,
      ),
    )
    .addHelpText(
      'after',
      '\nExamples: cellassay fit doses.csv --dose-unit µM --fix top=100, cellassay fit --screen screen.csv --out fits.csv\n',
    )
    .action(async (file: string, options: FitCommandOptions) => {
      if (options.screen !== true && (options.out !== undefined || options.jobs !== undefined))
        program.error('error: --out and --jobs go with --screen');
      if (options.screen === true && options.ci === 'profile')
        program.error('error: the table of --screen has intervals from standard errors only: leave --ci out');
      const { fitCommand } = await import('./fitCommand.ts');
      end(await fitCommand(file, { ...globals(), ...options }));
    });
}

/** `--jobs` */
function parseJobs(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 256)
    throw new InvalidArgumentError('It takes a whole number from 1 to 256.');
  return value;
}

/** `--model` */
function parseModel(text: string): ModelChoice {
  const choice = modelFromText(text);
  if (!choice.ok) throw new InvalidArgumentError(`There is no ${choice.found}. It takes ${choice.expected}.`);
  return choice.model;
}

const parameters: readonly FitParameter[] = ['hillSlope', 'bottom', 'top', 'ec50', 'asymmetry'];

/** `--weight` */
function parseWeighting(text: string): Weighting {
  const weighting = weightingFromText(text);
  if (weighting === null) throw new InvalidArgumentError(`It takes one of ${weightings.join(', ')}.`);
  return weighting;
}

/** `--fix top=100`, repeated. */
function parseFixed(text: string, before: FitOptions['fixed']): FitOptions['fixed'] {
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
function parseBound(text: string, before: ParameterBounds): ParameterBounds {
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
