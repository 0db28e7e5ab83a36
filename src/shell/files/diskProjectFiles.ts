import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPassing } from '#pipeline/passingName';
import type { FileContents, ProjectFiles } from '#pipeline/projectFiles';
import { isHalfWritten } from '#pipeline/waitingFile';

/** More than any plate export; a file beyond it is not read into memory. */
export const largestFileBytes = 256 * 1024 * 1024;

/** Reads one file of the project; null when it is not there, not a file, too large or not readable. */
export async function readContents(path: string): Promise<FileContents | null> {
  try {
    const about = await stat(path);
    if (!about.isFile() || about.size > largestFileBytes) return null;
    const bytes = new Uint8Array(await readFile(path));
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch {
    return null;
  }
}

/** The project folder on disk. Nothing below plates/ is ever written, renamed or locked. */
export function diskProjectFiles(project: string): ProjectFiles {
  return {
    studies: () => foldersOf(join(project, 'plates')),
    filesOfStudy: (study) => filesBelow(join(project, 'plates', study), `plates/${study}`),
    protocols: async () => {
      const names = await filesBelow(join(project, 'protocols'), 'protocols');
      return names.filter((name) => /^protocols\/[^/]+\.ya?ml$/.test(name));
    },
    read: (path) => readContents(join(project, path)),
  };
}

async function foldersOf(folder: string): Promise<string[]> {
  const entries = await entriesOf(folder);
  return entries
    .filter((entry) => entry.isDirectory() && !isPassing(entry.name) && !isHalfWritten(entry.name))
    .map((entry) => entry.name)
    .sort(byCodePoint);
}

/** Symbolic links are not followed: a study ends where its folder ends. */
async function filesBelow(folder: string, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await entriesOf(folder)) {
    if (isPassing(entry.name)) continue;
    const inside = `${name}/${entry.name}`;
    if (entry.isDirectory() && isHalfWritten(entry.name)) continue;
    if (entry.isDirectory()) found.push(...(await filesBelow(join(folder, entry.name), inside)));
    else if (entry.isFile()) found.push(inside);
  }
  return found.sort(byCodePoint);
}

async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The same order on every machine, whatever its locale. */
function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
