import { resolve } from 'node:path';
import { cwd, env, stdout } from 'node:process';
import { inspectFile, type Inspection } from '#pipeline/inspectFile';
import { embeddedLayoutText } from '#report/terminal/embeddedLayoutText';
import { plateText } from '#report/terminal/plateText';
import { seenText } from '#report/terminal/seenText';
import { visibleText } from '#report/visibleText';
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
import { terminalColour } from './terminalColour.ts';
import { tableChoices, type TableOptions } from './tableOptions.ts';

/** As commander gives them. */
export interface InspectOptions extends GlobalOptions, TableOptions {
  readonly values?: boolean;
}

/** Characters on a line where nobody says how many there are. */
const usualWidth = 80;

/**
 * `cellassay inspect FILE`: every well of every read of one file, as written.
 *
 * @returns exit code
 */
export async function inspectCommand(file: string, options: InspectOptions): Promise<number> {
  const contents = await readContents(resolve(cwd(), file));
  if (contents === null) {
    const problem = await fileNotFound(file, resolve(cwd(), file));
    if (options.json === true)
      printJson({
        file,
        sha256: null,
        vendor: null,
        software: null,
        metadata: {},
        reads: [],
        seen: null,
        layouts: [],
        problems: [problem],
      });
    sayProblems([problem], options);
    return exitCodes.couldNotRun;
  }
  const table = tableChoices(options);
  const inspection = await withRunner((runner) => inspectFile(file, contents, runner, table));
  if (options.json === true) printJson(inspection);
  else report(inspection, options.values === true);
  sayProblems(inspection.problems, { ...options, verbose: true });
  return exitCodeOf(inspection.problems);
}

function report(inspection: Inspection, values: boolean): void {
  const { file, vendor, software, metadata, reads, layouts, seen } = inspection;
  const colour = terminalColour({ env, isTerminal: stdout.isTTY });
  const width = stdout.isTTY ? stdout.columns : usualWidth;
  const say = (line: string) => printLine(visibleText(line));
  say(`${file}: ${vendor ?? 'not recognised'}${software === null ? '' : ` (${software})`}`);
  for (const [name, value] of Object.entries(metadata)) say(`  ${name}: ${value}`);
  if (seen !== null) say(seenText(seen));
  for (const read of reads) {
    printLine();
    printLine(plateText(read, { colour, width, values }));
    for (const { what, value, because } of read.inferred) say(`  inferred ${what}: ${value} (${because})`);
  }
  for (const layout of layouts) {
    printLine();
    say(embeddedLayoutText(layout));
  }
}
