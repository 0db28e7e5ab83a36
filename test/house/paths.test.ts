import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sharedFolder } from '../support/sharedFolder.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const generated = new Set(['node_modules', 'dist', 'coverage', 'output', '.git', '.cellassay']);

/** Text files of the repository, with `/`. */
function textFiles(folder = ''): { readonly file: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}${entry.name}`;
    if (folder === '' && generated.has(entry.name)) return [];
    if (entry.isDirectory()) return textFiles(`${file}/`);
    const text = entry.isFile() ? readFileSync(join(root, file), 'utf8') : '';
    return text.includes('\0') ? [] : [{ file, text }];
  });
}

/** Exports name the paths of the instrument's computer, and so do the fixtures and examples in their shape. */
const hasInstrumentPaths = /^(plates|example|test\/(fixtures|golden|ingest|example))\//;

/** A folder as it would stand in a text; null for one that is no name of its own (`/app`). */
function folderPattern(folder: string): RegExp | null {
  const path = folder.replace(/[\\/]+$/, '');
  if (path.split(/[\\/]/).filter((part) => part !== '').length < 2) return null;
  return new RegExp(`${path.split(sep).map(escaped).join('[\\\\/]+')}(?![\\w-])`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const ofThisMachine = [root, sharedFolder].map(folderPattern).filter((pattern) => pattern !== null);
const ofAnyMachine = [/(?<![\w.])\/(?:home|Users)\/[a-z][\w-]*\//, /[A-Z]:[\\/]+Users[\\/]+\w/];

function linesWith(patterns: readonly RegExp[], leaveOut: (file: string) => boolean): string[] {
  return textFiles()
    .filter(({ file }) => !leaveOut(file))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .flatMap((line, i) =>
          patterns.some((pattern) => pattern.test(line)) ? [`${file}:${i + 1} ${line}`] : [],
        ),
    );
}

describe('the repository', () => {
  it('names no folder of the machine it was written on', () => {
    expect(linesWith(ofThisMachine, () => false)).toEqual([]);
  });

  it("names no folder of anybody's home", () => {
    const ownFile = 'test/house/paths.test.ts';
    expect(linesWith(ofAnyMachine, (file) => file === ownFile || hasInstrumentPaths.test(file))).toEqual([]);
  });

  it('would notice such a folder', () => {
    for (const line of ['see /home/anna/data/x.csv', '"/Users/anna/x"', 'C:\\Users\\anna', 'C:/Users/anna']) {
      expect(ofAnyMachine.some((pattern) => pattern.test(line))).toBe(true);
    }
    expect(folderPattern(join(sep, 'home', 'anna'))?.test(`"${join(sep, 'home', 'anna', 'x')}"`)).toBe(true);
    expect(folderPattern(join(sep, 'home', 'anna'))?.test(join(sep, 'home', 'annabel'))).toBe(false);
  });
});
