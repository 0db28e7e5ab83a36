import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputFile } from '#domain/outputFile';
import type { Problem } from '#domain/problem';

/**
 * Puts the results of a study in place as a whole: they are written aside and swapped in by renaming, so that a reader sees
 * the old folder or the new one, and nothing of an older run is left in it.
 *
 * @returns `output-not-writable` when the system refuses; the old results then stay
 */
export async function writeStudy(
  project: string,
  study: string,
  files: readonly OutputFile[],
): Promise<Problem[]> {
  const staging = join(project, '.cellassay', 'staging', study);
  const previous = join(project, '.cellassay', 'previous', study);
  const target = join(project, 'output', study);
  try {
    await rm(staging, { recursive: true, force: true });
    for (const file of files) {
      const path = join(staging, file.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, file.contents);
    }
    await rm(previous, { recursive: true, force: true });
    await mkdir(dirname(previous), { recursive: true });
    await mkdir(dirname(target), { recursive: true });
    await moveAside(target, previous);
    await moveIn(staging, target, previous);
    await rm(previous, { recursive: true, force: true });
    return [];
  } catch (error) {
    return [notWritable(study, error)];
  }
}

async function moveAside(target: string, previous: string): Promise<void> {
  try {
    await rename(target, previous);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

async function moveIn(staging: string, target: string, previous: string): Promise<void> {
  try {
    await rename(staging, target);
  } catch (error) {
    await rename(previous, target).catch(() => undefined);
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function notWritable(study: string, error: unknown): Problem {
  return {
    code: 'output-not-writable',
    severity: 'error',
    file: `output/${study}`,
    place: null,
    found: `the results could not be written (${codeOf(error) || String(error)})`,
    expected: 'a folder that can be written, with no file of it open in another program',
    fix: 'Close workbooks and pictures of this study, check the free space and the rights of the folder, and run again.',
  };
}
