import type { Problem, WithProblems } from '#domain/problem';
import type { Export } from '#domain/read';
import type { SeenFile } from '#domain/seenFile';
import type { TableChoices } from '#domain/protocol';
import type { SheetBook } from '#sheet/sheetBook';
import { internalError } from './internalError.ts';
import type { FileContents } from './projectFiles.ts';
import type { Runner, StepResult } from './runner.ts';

/** Nothing stated: what a file is read with when no protocol claims it. */
export const noTableChoices: TableChoices = { delimiter: null, decimal: null, sheet: null };

/**
 * Reads an export where it can do no harm.
 *
 * @returns null with the problems of the readers, or `file-unreadable` when time or memory ran out
 */
export async function readExportFile(
  file: string,
  contents: FileContents,
  table: TableChoices,
  runner: Runner,
): Promise<WithProblems<Export | null>> {
  return orProblem(file, () => runner.run('readExport', { ...contents, file, table }, file));
}

/** Reads any table (a layout, the input of `fit` and `compare`) where it can do no harm. */
export async function readBookFile(
  file: string,
  contents: FileContents,
  table: TableChoices,
  runner: Runner,
): Promise<WithProblems<SheetBook | null>> {
  return orProblem(file, () => runner.run('readBook', { ...contents, file, table }, file));
}

/** What stands in a file without a plate, where it can do no harm; null if it holds no cells. */
export async function seeFileSafely(
  file: string,
  contents: FileContents,
  table: TableChoices,
  runner: Runner,
): Promise<SeenFile | null> {
  return (await orProblem(file, () => runner.run('seeFile', { ...contents, file, table }, file))).value;
}

/** Whatever a file does to its reader is a problem of that file: the others go on. */
async function orProblem<T>(
  file: string,
  read: () => Promise<StepResult<WithProblems<T | null>>>,
): Promise<WithProblems<T | null>> {
  try {
    const result = await read();
    return result.ok ? result.output : { value: null, problems: [unreadable(file, result.message)] };
  } catch (error) {
    return { value: null, problems: [internalError(error, file)] };
  }
}

/** A file that is listed and cannot be read. */
export function cannotBeOpened(file: string): Problem {
  return {
    code: 'file-unreadable',
    severity: 'error',
    file,
    place: null,
    found: 'a file that cannot be opened, or is larger than 256 MB',
    expected: 'a plate export that may be read',
    fix: 'Check that the file is still there and that you may read it; a plate export is far smaller than 256 MB.',
  };
}

function unreadable(file: string, found: string): Problem {
  return {
    code: 'file-unreadable',
    severity: 'error',
    file,
    place: null,
    found,
    expected: 'a plate export, which is read in a fraction of a second',
    fix: 'Export the plate again as text or .xlsx; a workbook of .xls type may be damaged where its format cannot tell.',
  };
}
