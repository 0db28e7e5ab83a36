import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutputFile } from '#domain/outputFile';
import type { Problem } from '#domain/problem';

/** What became of files that must be new. */
export type NewFiles =
  { readonly ok: true } | { readonly ok: false; readonly path: string; readonly problem: Problem | null };

/**
 * Writes files that must not be there yet, all or none of them.
 *
 * @returns the path that was there already (problem null), or `output-not-writable`
 */
export async function writeNewFiles(project: string, files: readonly OutputFile[]): Promise<NewFiles> {
  const written: string[] = [];
  for (const { path, contents } of files) {
    const target = join(project, path);
    try {
      await mkdir(dirname(target), { recursive: true });
      // 'wx' refuses a file that came into being since it was looked for
      await writeFile(target, contents, { flag: 'wx' });
      written.push(target);
    } catch (error) {
      for (const own of written) await rm(own, { force: true });
      const code = codeOf(error);
      return { ok: false, path, problem: code === 'EEXIST' ? null : notWritable(path, code) };
    }
  }
  return { ok: true };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function notWritable(file: string, code: string): Problem {
  return {
    code: 'output-not-writable',
    severity: 'error',
    file,
    place: null,
    found: `the file could not be written (${code}); nothing was kept`,
    expected: 'a project folder that can be written',
    fix: 'Check the free space and the rights of the folder, or name the project folder with -C.',
  };
}
