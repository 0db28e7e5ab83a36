import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { internalError } from '#pipeline/internalError';
import { plateFormats } from '#plate/plateFormat';
import { programVersion } from '../files/programFiles.ts';
import { addCompare } from './addCompare.ts';
import { checkCommand } from './checkCommand.ts';
import { exitCodes, printJson, say, sayProblems, type GlobalOptions } from './commandContext.ts';
import { modelChoice } from '#doseresponse/models/modelFromText';
import { fitCommand, parseBound, parseFixed, parseModel, type FitCommandOptions } from './fitCommand.ts';
import { withGlobals, type End, type Globals } from './globalOptions.ts';
import { inspectCommand, type InspectOptions } from './inspectCommand.ts';
import { newCommand, type NewOptions } from './newCommand.ts';
import { runCommand } from './runCommand.ts';
import { withTableOptions } from './tableOptions.ts';
import { wrongUsage } from './wrongUsage.ts';

/**
 * Runs one command line.
 *
 * @param args - without node and script
 * @returns exit code: 0 all well, 1 finished with an error, 2 could not run
 */
export async function cellassay(args: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.well;
  const program = commands((code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.well;
    // commander has printed its own message for people
    const problem = error instanceof CommanderError ? wrongUsage(error) : internalError(error, null);
    if (args.includes('--json')) printJson({ problems: [problem] });
    if (problem.code === 'internal-error') sayProblems([problem], {});
    if (args.includes('--verbose') && problem.code === 'internal-error' && error instanceof Error)
      say(error.stack ?? '');
    return exitCodes.couldNotRun;
  }
}

function commands(end: (exitCode: number) => void): Command {
  const program = new Command('cellassay')
    .description('Plate-reader exports and a protocol in; normalised numbers, fits, t-tests and figures out.')
    .version(programVersion())
    .option('-C, --project <dir>', 'the project folder, with plates/, protocols/ and output/ in it', '.')
    .option('--verbose', 'also print notes')
    .option('--json', 'print one JSON document on stdout')
    .showHelpAfterError('(cellassay --help shows all commands with an example of each)')
    .exitOverride();
  const globals = (): GlobalOptions => program.opts<GlobalOptions>();
  addRun(program, globals, end);
  addCheck(program, globals, end);
  addInspect(program, globals, end);
  addNew(program, globals, end);
  addFit(program, globals, end);
  addCompare(program, globals, end);
  program.addHelpText('after', examples);
  return program;
}

const examples = `
Examples:
  cellassay run fig2                     process plates/fig2/ by protocols/fig2.yaml into output/fig2/
  cellassay check                        say what each file below plates/ is and what would be wrong
  cellassay inspect plates/fig2/a/SkBr3_exp1.txt
  cellassay new pilot exports/SkBr3_exp1.txt   write a protocol and a layout to fill in for plates/pilot/
  cellassay fit doses.csv --dose-unit µM --fix top=100
  cellassay compare responses.csv --test student --pairs T:T+P --stars sepher

Exit code: 0 all well, 1 finished with at least one error, 2 could not run.
`;

function addRun(program: Command, globals: Globals, end: End): void {
  withGlobals(program.command('run'))
    .description('read, normalise, fit, test and draw: all studies below plates/, or those named')
    .argument('[study...]', 'folders below plates/')
    .addHelpText('after', '\nExample: cellassay run fig2\n')
    .action(async (studies: string[], options: GlobalOptions) =>
      end(await runCommand(studies, { ...globals(), ...options })),
    );
}

function addCheck(program: Command, globals: Globals, end: End): void {
  withGlobals(program.command('check'))
    .description('say what each file is and what would be wrong, and write nothing')
    .argument('[study or file...]', 'studies, or files and folders below plates/; all, when none is named')
    .addHelpText('after', '\nExamples: cellassay check fig2, cellassay check plates/fig2/a/SkBr3_exp1.txt\n')
    .action(async (files: string[], options: GlobalOptions) =>
      end(await checkCommand(files, { ...globals(), ...options })),
    );
}

function addInspect(program: Command, globals: Globals, end: End): void {
  withTableOptions(withGlobals(program.command('inspect')))
    .description('show the plates of one file as heatmaps, or say why it has none')
    .argument('<file>', 'an export of a plate reader, or a table with a plate in it')
    .option('--values', 'print the numbers also of plates that are too wide for them')
    .addHelpText(
      'after',
      '\nExample: cellassay inspect plates/fig2/a/SkBr3_exp1.txt\nNumbers are rounded to 3 decimals at most; --json gives every well as written. NO_COLOR=1 takes the colours off.\n',
    )
    .action(async (file: string, options: InspectOptions) =>
      end(await inspectCommand(file, { ...globals(), ...options })),
    );
}

function addNew(program: Command, globals: Globals, end: End): void {
  const sizes = plateFormats.map(({ rows, columns }) => String(rows * columns));
  withTableOptions(withGlobals(program.command('new')))
    .description(
      'write a protocol and a layout to fill in, from exports of the new study where there are any',
    )
    .argument('<name>', 'of the study: plates/<name>/, protocols/<name>.yaml')
    .argument(
      '[file...]',
      'its exports (copied to plates/<name>/); those in plates/<name>/, when none is named',
    )
    .addOption(
      new Option(
        '--layout <form>',
        'excel: plates drawn in a workbook; table: a line for each well; ranges: in the protocol; export: as the exports name their wells (default: export where they have names that repeat, otherwise excel)',
      ).choices(['excel', 'table', 'ranges', 'export']),
    )
    .addOption(new Option('--plate <wells>', 'size of the plate, where there is no export').choices(sizes))
    .addHelpText('after', '\nExample: cellassay new pilot exports/SkBr3_exp1.txt exports/SkBr3_exp2.txt\n')
    .action(async (name: string, files: string[], options: NewOptions) =>
      end(await newCommand(name, files, { ...globals(), ...options })),
    );
}

function addFit(program: Command, globals: Globals, end: End): void {
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
