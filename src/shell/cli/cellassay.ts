import { Command, CommanderError, Option } from 'commander';
import { internalError } from '#pipeline/internalError';
import { plateFormats } from '#plate/plateFormat';
import { programVersion } from '../files/programFiles.ts';
import { addCompare } from './addCompare.ts';
import { addFit } from './addFit.ts';
import { exitCodes, printJson, say, sayProblems, type GlobalOptions } from './commandContext.ts';
import { withGlobals, type End, type Globals } from './globalOptions.ts';
import type { InspectOptions } from './inspectCommand.ts';
import type { NewOptions } from './newCommand.ts';
import { withTableOptions } from './tableOptions.ts';
import { wrongUsage } from './wrongUsage.ts';

/**
 * Runs one command line. What a command needs is loaded when it is given: nobody waits for the others.
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
    .action(async (studies: string[], options: GlobalOptions) => {
      const { runCommand } = await import('./runCommand.ts');
      end(await runCommand(studies, { ...globals(), ...options }));
    });
}

function addCheck(program: Command, globals: Globals, end: End): void {
  withGlobals(program.command('check'))
    .description('say what each file is and what would be wrong, and write nothing')
    .argument('[study or file...]', 'studies, or files and folders below plates/; all, when none is named')
    .addHelpText('after', '\nExamples: cellassay check fig2, cellassay check plates/fig2/a/SkBr3_exp1.txt\n')
    .action(async (files: string[], options: GlobalOptions) => {
      const { checkCommand } = await import('./checkCommand.ts');
      end(await checkCommand(files, { ...globals(), ...options }));
    });
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
    .action(async (file: string, options: InspectOptions) => {
      const { inspectCommand } = await import('./inspectCommand.ts');
      end(await inspectCommand(file, { ...globals(), ...options }));
    });
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
    .action(async (name: string, files: string[], options: NewOptions) => {
      const { newCommand } = await import('./newCommand.ts');
      end(await newCommand(name, files, { ...globals(), ...options }));
    });
}
