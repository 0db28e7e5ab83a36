import { resolve } from 'node:path';
import { cwd } from 'node:process';
import { inspectFile, type Inspection } from '#pipeline/inspectFile';
import { embeddedLayoutText } from '#report/embeddedLayoutText';
import { plateText } from '#report/plateText';
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
import { tableChoices, type TableOptions } from './tableOptions.ts';

/** As commander gives them. */
export interface InspectOptions extends GlobalOptions, TableOptions {}

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
        layouts: [],
        problems: [problem],
      });
    sayProblems([problem], options);
    return exitCodes.couldNotRun;
  }
  const table = tableChoices(options);
  const inspection = await withRunner((runner) => inspectFile(file, contents, runner, table));
  if (options.json === true) printJson(inspection);
  else report(inspection);
  sayProblems(inspection.problems, { ...options, verbose: true });
  return exitCodeOf(inspection.problems);
}

function report(inspection: Inspection): void {
  const { file, vendor, software, metadata, reads, layouts } = inspection;
  printLine(`${file}: ${vendor ?? 'not recognised'}${software === null ? '' : ` (${software})`}`);
  for (const [name, value] of Object.entries(metadata)) printLine(`  ${name}: ${value}`);
  for (const read of reads) {
    printLine();
    printLine(plateText(read));
    for (const { what, value, because } of read.inferred)
      printLine(`  inferred ${what}: ${value} (${because})`);
  }
  for (const layout of layouts) {
    printLine();
    printLine(embeddedLayoutText(layout));
  }
}
