import type { AttributeName } from '#domain/well';
import { matchPath } from './filePattern.ts';
import { namePartsOf, type NamePart } from './nameParts.ts';

/** What was taken from file names, and from which words. */
export interface NameGuess {
  readonly attribute: AttributeName;
  /** As the names have them, in their order. */
  readonly values: readonly string[];
  readonly because: string;
}

/** Files that one pattern describes. */
export interface GuessedFiles {
  /** For `files:` of a plate set. */
  readonly pattern: string;
  /** Names of folders that are the same for all of them; empty when they stand directly in the study. */
  readonly folder: string;
  readonly files: readonly string[];
  readonly guesses: readonly NameGuess[];
}

/**
 * Sorts the files of a study into plates of one kind by their names, and guesses which part of a name is the cell line, which the
 * experiment. Files that do not fit a pattern are in none.
 *
 * @param paths - below the folder of the study, with `/`
 */
export function guessFiles(paths: readonly string[]): GuessedFiles[] {
  const named = withResistances(paths.map((path) => ({ path, parts: namePartsOf(stemOf(path)) })));
  const byFolder = groupBy(named, ({ parts }) => folderOf(parts));
  return [...byFolder].map(([folder, files]) => {
    const alike = [...groupBy(files, ({ parts }) => shapeOf(parts)).values()];
    const most = alike.reduce((a, b) =>
      b.length > a.length || (b.length === a.length && partCount(b) < partCount(a)) ? b : a,
    );
    return { folder: folder.replace(/\{[^{}]*\}/g, '').replace(/^\/+|\/+$/g, ''), ...guessPattern(most) };
  });
}

/** Of two equally common shapes the simpler one is meant. */
function partCount(files: readonly NamedFile[]): number {
  return files[0]?.parts.length ?? 0;
}

interface NamedFile {
  readonly path: string;
  readonly parts: readonly NamePart[];
}

function stemOf(path: string): string {
  return path.replace(/\.[^./]*$/, '');
}

/** A lone T or P is a resistance only where other files have another one. */
function withResistances(files: readonly NamedFile[]): NamedFile[] {
  const texts = files.flatMap(({ parts }) => parts.filter(({ kind }) => kind === 'resistance'));
  if (new Set(texts.map(({ text }) => text)).size > 1) return [...files];
  return files.map(({ path, parts }) => ({
    path,
    parts: parts.map((part) => (part.kind === 'resistance' ? { ...part, kind: 'text' } : part)),
  }));
}

function folderOf(parts: readonly NamePart[]): string {
  const last = parts.findLastIndex(({ kind, text }) => kind === 'separator' && text.includes('/'));
  return parts
    .slice(0, last + 1)
    .map(({ kind, prefix, text }) => (kind === 'text' || kind === 'separator' ? text : `{${prefix}${kind}}`))
    .join('');
}

function shapeOf(parts: readonly NamePart[]): string {
  return JSON.stringify(
    parts.map(({ kind, prefix, text }) => (kind === 'separator' ? text : `${prefix}${kind}`)),
  );
}

type Columns = readonly (readonly NamePart[])[];

function guessPattern(files: readonly NamedFile[]): Omit<GuessedFiles, 'folder'> {
  const [first] = files;
  const columns: Columns = (first?.parts ?? []).map((_, index) =>
    files.flatMap(({ parts }) => parts.slice(index, index + 1)),
  );
  const meanings = meaningsOf(columns);
  const paths = files.map(({ path }) => path);
  const endings = endingsOf(paths);
  const lastFolder = columns.findLastIndex(([part]) => part?.kind === 'separator' && part.text.includes('/'));
  const guesses = guessesOf(columns, meanings);
  for (const unknown of ['any', 'literal'] as const) {
    const tokens = columns.map((column, index) =>
      tokenOf(column, meanings[index] ?? null, index < lastFolder ? 'literal' : unknown),
    );
    for (const ending of endings) {
      const pattern = joined(tokens) + ending;
      if (guesses.length > 0 && files.every((file) => capturesRight(pattern, file, meanings)))
        return { pattern, files: paths, guesses };
    }
  }
  return { pattern: `${commonFolder(paths)}*${endings[0] ?? ''}`, files: paths, guesses: [] };
}

/** The folders that all files are in, by name where it is the same; none is deeper than another. */
function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1));
  return first
    .map((name, depth) => (others.every((folders) => folders[depth] === name) ? literal(name) : '*') + '/')
    .join('');
}

/** Any ending, so that other readers can be added; the one that all have, where a name has dots of its own (04.11.2024). */
function endingsOf(paths: readonly string[]): string[] {
  const endings = new Set(paths.map((path) => /\.[^./]*$/.exec(path)?.[0] ?? ''));
  const [only = ''] = endings;
  if (endings.has('')) return [''];
  return endings.size === 1 ? ['.*', literal(only)] : ['.*'];
}

/** Any text, a separator, any text: any text. */
function joined(tokens: readonly string[]): string {
  return tokens.join('').replace(/\*(?:[\s_.,;-]+\*)+/g, '*');
}

type Meaning = { readonly attribute: AttributeName; readonly because: string } | null;

/** What each part of the names is. */
function meaningsOf(columns: Columns): Meaning[] {
  const meanings = columns.map(([part]): Meaning => {
    switch (part?.kind) {
      case 'cell line':
        return { attribute: 'cell line', because: 'a known cell line in the file name' };
      case 'resistance':
      case 'time':
      case 'experiment':
        return { attribute: part.kind, because: becauseOf(part) };
      default:
        return null;
    }
  });
  const add = (attribute: AttributeName, candidates: readonly number[], because: string): void => {
    const [only, second] = candidates;
    const known = meanings.some((meaning) => meaning?.attribute === attribute);
    if (only !== undefined && second === undefined && !known) meanings[only] = { attribute, because };
  };
  const left = (test: (column: readonly NamePart[]) => boolean): number[] =>
    columns.flatMap((column, index) => (meanings[index] === null && test(column) ? [index] : []));
  add(
    'experiment',
    left((column) => isAll(column, 'date', /./) && (column.length === 1 || varies(column))),
    'the date in the file name',
  );
  add(
    'experiment',
    left((column) => isAll(column, 'text', /^\d{1,2}$/) && (column.length === 1 || varies(column))),
    'the number in the file name',
  );
  const words = left(
    (column) => isAll(column, 'text', cellName) && !column.some(({ text }) => noCellName.test(text)),
  );
  const varying = words.filter((index) => varies(columns[index] ?? []));
  add(
    'cell line',
    varying.length > 0 ? varying : words,
    'no other word of the file name could be one; it is none that cellassay knows',
  );
  add(
    'experiment',
    left((column) => column[0]?.kind === 'text' && varies(column)),
    'the only other part in which the file names differ',
  );
  return meanings;
}

const cellName = /^\p{L}[\p{L}\p{N}+.]+$/u;
function becauseOf({ kind, prefix }: NamePart): string {
  const word = prefix.replace(/[\s_=-]+$/, '');
  return word === ''
    ? `looks like a ${kind} in the file name`
    : `the number behind \`${word}\` in the file name`;
}

/** Words that name something else, also with a number behind them. */
const noCellName =
  /^(?:plate|assay|scan|read|reading|data|raw|export|results?|test|pilot|study|abs|absorbance|od|nm|cv|mtt|mts|xtt|srb|gen\d*|tecan|biotek|final|copy|new)\d*$|^(?:exp|rep|run|n)\d/i;

function isAll(column: readonly NamePart[], kind: NamePart['kind'], pattern: RegExp): boolean {
  return column.every((part) => part.kind === kind && pattern.test(part.text));
}

function varies(column: readonly NamePart[]): boolean {
  return new Set(column.map(({ text }) => text)).size > 1;
}

function tokenOf(column: readonly NamePart[], meaning: Meaning, unknown: 'any' | 'literal'): string {
  const [part] = column;
  if (part === undefined) return '';
  if (meaning !== null) return `${literal(part.prefix)}{${meaning.attribute}}`;
  if (part.kind === 'separator' || (part.kind === 'text' && column.length > 1 && !varies(column)))
    return literal(part.text);
  // one file says nothing of the others: what is not understood may differ
  return unknown === 'literal' && !varies(column) ? literal(part.prefix + part.text) : '*';
}

/** A pattern cannot name the characters that it uses itself. */
function literal(text: string): string {
  return text.replace(/[*?{}]/g, '?');
}

function capturesRight(pattern: string, { path, parts }: NamedFile, meanings: readonly Meaning[]): boolean {
  if (pattern.includes('}{')) return false;
  const captures = matchPath(pattern, path);
  return (
    captures !== null &&
    parts.every((part, index) => {
      const attribute = meanings[index]?.attribute;
      return attribute === undefined || captures[attribute] === part.text.normalize('NFC').trim();
    })
  );
}

function guessesOf(columns: Columns, meanings: readonly Meaning[]): NameGuess[] {
  return meanings.flatMap((meaning, index) =>
    meaning === null
      ? []
      : [{ ...meaning, values: [...new Set((columns[index] ?? []).map(({ text }) => text))] }],
  );
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
