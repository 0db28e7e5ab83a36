import type { Problem } from '#domain/problem';
import type { FileState } from './fileState.ts';

const halfWritten = /\.(?:part|partial|tmp|crdownload|filepart)$/i;
const excelLock = /^~\$/;

/** Whether the name of a file (or its path) is one that only copies in progress and workbooks that are open have. */
export function isHalfWritten(path: string): boolean {
  return halfWritten.test(path) || excelLock.test(nameOf(path));
}

/** What a half-written file will be called when it is finished, as a path. */
export function finishedPath(path: string): string {
  return path.replace(halfWritten, '').replace(/(^|\/)~\$([^/]*)$/, '$1$2');
}

/**
 * A file whose name says that it is not complete yet.
 *
 * @returns state `incomplete` with `file-incomplete`: a warning, or a note for a workbook that somebody has open
 */
export function waitingFile(file: string, study: string, protocol: string | null): FileState {
  const finished = nameOf(finishedPath(file));
  const lock = excelLock.test(nameOf(file));
  const problem: Problem = {
    code: 'file-incomplete',
    severity: lock ? 'note' : 'warning',
    file,
    place: null,
    found: lock
      ? `what Excel leaves beside a workbook while it is open (${finished})`
      : 'a name that only unfinished copies have: not complete yet',
    expected: lock ? 'a workbook that is closed' : `the finished file, ${finished}`,
    fix: lock
      ? 'Save and close the workbook, then run again.'
      : 'Wait until the copy is finished, then run again. If nothing is copied any more, delete the file.',
  };
  return { file, vendor: null, study, protocol, state: 'incomplete', problems: [problem] };
}

/** Whether a file was found to end before its content does. */
export function isIncomplete(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => code === 'file-incomplete');
}

/**
 * What a study says of a file that is not complete: it waits, which is no error. What else a part of a file looks like says
 * nothing about the whole.
 */
export function waitingProblems(problems: readonly Problem[]): Problem[] {
  return problems
    .filter(({ code }) => code === 'file-incomplete')
    .map((problem) => ({ ...problem, severity: 'warning' }));
}

function nameOf(path: string): string {
  return path.replace(/^.*\//, '');
}
