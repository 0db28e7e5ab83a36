import type { Problem, WithProblems } from '#domain/problem';
import type { Export } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';
import type { Damage } from './damage.ts';
import type { FuzzFile } from './fuzzFiles.ts';

/** What the program made of a damaged file. */
export type Outcome =
  /** every well, label and plate is as in the whole file */
  | 'same'
  /** nothing was read, and a problem says why */
  | 'refused'
  /** something differs, and a problem says that the file is not as it should be */
  | 'told'
  /** a text or .xls with other characters that look like a file: it has no checksum, nobody can know */
  | 'changed'
  /** what is there is right, and nothing in it says that there was more */
  | 'shorter'
  /** a part of an export without a word */
  | 'cut in silence'
  /** an .xlsx with another value and without an error */
  | 'changed in silence'
  /** the program made a mistake or its process ended */
  | 'crashed'
  /** not finished in time, or more memory than allowed */
  | 'hung';

export const outcomes = [
  'same',
  'refused',
  'told',
  'changed',
  'shorter',
  'cut in silence',
  'changed in silence',
  'crashed',
  'hung',
] as const satisfies readonly Outcome[];

/** What must never happen. */
export const defects: readonly Outcome[] = ['cut in silence', 'changed in silence', 'crashed', 'hung'];

export type Reading = WithProblems<Export | SheetBook | null>;

/** What became of a file that was read to the end, against the whole file. */
export function outcomeOf(file: FuzzFile, whole: Reading, { kind }: Damage, result: Reading): Outcome {
  if (result.value === null && !result.problems.some(isError)) return 'changed in silence';
  if (result.value === null) return whole.value === null ? 'same' : 'refused';
  if (contentOf(result.value) === contentOf(whole.value)) return 'same';
  const known = new Set(whole.problems.map((problem) => JSON.stringify(problem)));
  const news = result.problems.filter((problem) => !known.has(JSON.stringify(problem)));
  if (file.type === '.xlsx') return news.some(isError) ? 'told' : 'changed in silence';
  if (news.some(({ severity }) => severity !== 'note')) return 'told';
  if (kind !== 'cut' && kind !== 'zero tail') return 'changed';
  return file.type === 'text' && cannotKnow(whole.value, result.value) ? 'shorter' : 'cut in silence';
}

/**
 * A table that names no program ends where it ends; and of a program that writes no last line, whole reads can be missing behind
 * whole reads, and lines about the measurement (its wavelength) behind whole plates.
 */
function cannotKnow(whole: Reading['value'], part: Export | SheetBook): boolean {
  if ('sheets' in part || part.vendor === 'sheet') return true;
  const known = whole === null || 'sheets' in whole ? [] : whole.reads.map(wellsContent);
  return part.reads.every((read) => known.includes(wellsContent(read)));
}

function readContent({ inferred: _, wells, ...read }: Export['reads'][number]): string {
  return JSON.stringify([read, wells.map(({ well, reading, flags }) => [well, reading, flags])]);
}

/** The wells of a read without what stands below them. */
function wellsContent({ wells, rows, columns, kind }: Export['reads'][number]): string {
  return JSON.stringify([
    rows,
    columns,
    kind,
    wells.map(({ well, reading, flags }) => [well, reading, flags]),
  ]);
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}

/** All that results are made from: whose file it is, and every read with its wells, numbers, texts and flags. */
function contentOf(value: Reading['value']): string {
  if (value === null) return '';
  if ('sheets' in value)
    return JSON.stringify(
      value.sheets.map(({ name, rows }) => [
        name,
        rows.map((row) => row.map(({ text, number }) => [text, number])),
      ]),
    );
  return JSON.stringify([value.vendor, value.reads.map(readContent)]);
}
