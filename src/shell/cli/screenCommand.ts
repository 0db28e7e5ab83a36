import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { cwd } from 'node:process';
import type { Problem } from '#domain/problem';
import { screenTable, type ScreenOptions, type ScreenSummary } from '#pipeline/screen/screenTable';
import { workerRunner } from '../runner/workerRunner.ts';
import { fileNotFound } from '../files/fileNotFound.ts';
import { parquetPieces } from '../screen/parquetPieces.ts';
import { screenProgress } from '../screen/screenProgress.ts';
import { TableNotWritten, tableOutput } from '../screen/tableOutput.ts';
import { textPieces } from '../screen/textPieces.ts';
import { exitCodeOf, exitCodes, printJson, say, sayProblems, type GlobalOptions } from './commandContext.ts';
import { tableChoices, type TableOptions } from './tableOptions.ts';

/** As commander gives them. */
export interface ScreenCommandOptions extends GlobalOptions, TableOptions {
  readonly out?: string;
  readonly jobs?: number;
}

/**
 * `cellassay fit --screen FILE`: very many curves, fitted on all cores while the file is read; the table goes to stdout or to `--out`.
 *
 * @returns exit code
 */
export async function screenCommand(
  file: string,
  request: ScreenOptions,
  options: ScreenCommandOptions,
): Promise<number> {
  const path = resolve(cwd(), file);
  const size = await sizeOf(path);
  if (size === null) return couldNotRun(await fileNotFound(file, path), options);
  if (options.json === true && options.out === undefined) return couldNotRun(noPlaceForTable, options);
  const processes = options.jobs ?? availableParallelism();
  const runner = workerRunner({ processes });
  const isParquet = file.toLowerCase().endsWith('.parquet');
  const progress = screenProgress(isParquet ? null : size);
  const table = tableOutput(options.out);
  const broken: Problem[] = [];
  const pieces = untilBroken(isParquet ? parquetPieces(path) : textPieces(path), (error) =>
    broken.push(fileBroken(file, error)),
  );
  // twice as many blocks as processes, so that none of them waits for the file
  const ports = {
    pieces,
    write: table.write,
    runner,
    atOnce: 2 * processes,
    onProgress: progress.onProgress,
  };
  try {
    const summary = await screenTable(file, request, tableChoices(options), ports);
    await table.end();
    progress.stop();
    // what is wrong with the columns of a file that cannot be read says nothing
    const others = broken.length > 0 && summary.curves === 0 ? [] : summary.problems;
    const problems = [...broken, ...others];
    return answer({ ...summary, problems, problemCount: summary.problemCount + broken.length }, options);
  } catch (error) {
    if (!(error instanceof TableNotWritten)) throw error;
    progress.stop();
    return couldNotRun(notWritten(options.out ?? 'stdout', error.message), options);
  } finally {
    await runner.close();
  }
}

function answer(summary: ScreenSummary, options: ScreenCommandOptions): number {
  const { curves, outcomes, inferred, problems, problemCount } = summary;
  if (options.json === true) printJson({ ...summary, out: options.out });
  else {
    for (const { what, value, because, state } of inferred)
      say(`${what}: ${value} (${because}; ${state ?? ''} states it)`);
    const each = Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`);
    say(`${curves} curves: ${each.join(', ') || 'none'}`);
  }
  sayProblems(problems, options);
  if (problemCount > problems.length) say(`… and ${problemCount - problems.length} more like these.`);
  return curves === 0 ? exitCodes.couldNotRun : exitCodeOf(problems);
}

function couldNotRun(problem: Problem, options: ScreenCommandOptions): number {
  if (options.json === true) printJson({ curves: 0, outcomes: {}, inferred: [], problems: [problem] });
  sayProblems([problem], options);
  return exitCodes.couldNotRun;
}

const noPlaceForTable: Problem = {
  code: 'wrong-usage',
  severity: 'error',
  file: null,
  place: null,
  found: '--screen with --json and no --out',
  expected: 'a file for the table: stdout holds the one JSON document',
  fix: 'Add --out fits.csv.',
};

async function sizeOf(path: string): Promise<number | null> {
  try {
    const about = await stat(path);
    return about.isFile() ? about.size : null;
  } catch {
    return null;
  }
}

/** The pieces of a file up to where it cannot be read any further. */
async function* untilBroken(
  pieces: AsyncIterable<string>,
  onBroken: (error: unknown) => void,
): AsyncGenerator<string> {
  try {
    yield* pieces;
  } catch (error) {
    onBroken(error);
  }
}

function fileBroken(file: string, error: unknown): Problem {
  return {
    code: 'file-damaged',
    severity: 'error',
    file,
    place: null,
    found: error instanceof Error ? error.message : String(error),
    expected: 'a whole file; Parquet without compression, with snappy or with gzip',
    fix: 'Export it again. What was read until there was fitted; the last curve in the table may lack points.',
  };
}

function notWritten(out: string, message: string): Problem {
  return {
    code: 'output-not-writable',
    severity: 'error',
    file: out,
    place: null,
    found: message,
    expected: 'a file that can be written',
    fix: 'Check the folder of --out, the room on the disk, and who may write there.',
  };
}
