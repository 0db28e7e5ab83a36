import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'dist/shell/cli/main.js');

/** What a command line answered. */
export interface Answer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program as a user would; `npm test` and `npm run check` build it first. */
export function cellassay(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Answer> {
  if (!existsSync(program)) throw new Error('dist/ is missing: run `npm run build` first.');
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd, env: { ...process.env, NO_COLOR: '1', ...env }, maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

/** A project folder of its own with the shipped example in it. */
export function exampleProject(name = 'cellassay-'): string {
  const folder = mkdtempSync(join(tmpdir(), name));
  for (const part of ['plates', 'protocols'])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  return folder;
}

/** An empty project folder. */
export function emptyProject(): string {
  return mkdtempSync(join(tmpdir(), 'cellassay-'));
}

export function removeProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Path -> hash of every file below a folder. */
export function hashesBelow(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [
      path.slice(folder.length + 1),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  );
}

/** The rows of one of our CSV tables as objects. */
export function readTable(path: string): Record<string, string>[] {
  return tableFromText(readFileSync(path, 'utf8'));
}

/** The same of its text. */
export function tableFromText(text: string): Record<string, string>[] {
  const lines = text.trimEnd().split('\n').map(cellsOfLine);
  const [header = [], ...rows] = lines;
  return rows.map((cells) => Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])));
}

function cellsOfLine(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, -1)
    .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}
