import { stat } from 'node:fs/promises';
import type { Problem } from '#domain/problem';
import { largestFileBytes } from './diskProjectFiles.ts';

/**
 * Why a file that a command was given could not be read.
 *
 * @param file - as the user wrote it
 * @param path - on disk
 * @returns `file-not-found`, or `file-too-large`
 */
export async function fileNotFound(file: string, path: string): Promise<Problem> {
  const problem: Problem = {
    code: 'file-not-found',
    severity: 'error',
    file,
    place: null,
    found: 'no such file',
    expected: 'a file that can be read',
    fix: 'Check the spelling, and the folder that the command runs in.',
  };
  try {
    const about = await stat(path);
    if (about.isDirectory()) return { ...problem, found: 'a folder', fix: 'Name a file in it.' };
    if (about.size > largestFileBytes) {
      return {
        ...problem,
        code: 'file-too-large',
        found: `${Math.round(about.size / 1024 ** 2)} MiB`,
        expected: `a file of at most ${largestFileBytes / 1024 ** 2} MiB`,
        fix: 'Export the plate alone; no plate fills such a file.',
      };
    }
    const fix = 'Close it in other programs, and check who may read it.';
    return { ...problem, found: 'a file that cannot be opened', fix };
  } catch {
    return problem;
  }
}
