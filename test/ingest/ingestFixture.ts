import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WithProblems } from '#domain/problem';
import type { TableChoices } from '#domain/protocol';
import type { Export, Read } from '#domain/read';
import { readExport } from '#ingest/readExport';
import { readSheetBook } from '#sheet/readSheetBook';

const folder = fileURLToPath(new URL('../fixtures/ingest/', import.meta.url));

/** A protocol that states nothing about tables. */
export const nothingStated: TableChoices = { delimiter: null, decimal: null, sheet: null };

/** The fixtures of a vendor: everything in its folder but the note and the script. */
export function fixturesOf(vendor: string): string[] {
  return readdirSync(folder + vendor)
    .filter((name) => !/\.(?:md|mjs)$/.test(name))
    .map((name) => `${vendor}/${name}`);
}

/** The bytes of a fixture, `gen5/rows.txt`. */
export function fixtureBytes(name: string): Uint8Array {
  return readFileSync(folder + name);
}

/** What the two rooms make of some bytes. */
export function readBytes(
  bytes: Uint8Array | string,
  file = 'plates/x/test.csv',
  table: Partial<TableChoices> = {},
): WithProblems<Export | null> {
  const content = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;
  const book = readSheetBook({ bytes: content, file, table: { ...nothingStated, ...table } });
  if (book.value === null) return { value: null, problems: book.problems };
  const read = readExport({ book: book.value, file, sha256: 'none' });
  return { value: read.value, problems: [...book.problems, ...read.problems] };
}

/** What the two rooms make of a fixture. */
export function readFixture(name: string): WithProblems<Export | null> {
  return readBytes(fixtureBytes(name), name);
}

/** Well name -> number, only of wells that have one. */
export function valuesOf(read: Read | undefined): Record<string, number> {
  const pairs = (read?.wells ?? []).flatMap(({ well, reading }) =>
    reading.kind === 'value' ? [[well, reading.value] as const] : [],
  );
  return Object.fromEntries(pairs);
}

/** Well name -> text of the cell, of wells that have no number. */
export function textsOf(read: Read | undefined): Record<string, string> {
  const pairs = (read?.wells ?? []).flatMap(({ well, reading }) =>
    reading.kind === 'value' ? [] : [[well, reading.text] as const],
  );
  return Object.fromEntries(pairs);
}

/** The numbers that name their wells, as the scripts beside the fixtures write them: row 3, column 7 of grid 0 is 0.307. */
export function namedValues(rows: number, columns: number, grid = 0, digits = 1): Record<string, number> {
  const values: Record<string, number> = {};
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const letter = (row < 26 ? '' : 'A') + String.fromCharCode(65 + (row % 26));
      const text = `${grid}.${String(row + 1).padStart(digits, '0')}${String(column + 1).padStart(2, '0')}`;
      values[`${letter}${column + 1}`] = Number(text);
    }
  }
  return values;
}

/** The same without some wells. */
export function without(
  values: Readonly<Record<string, number>>,
  ...wells: readonly string[]
): Record<string, number> {
  return Object.fromEntries(Object.entries(values).filter(([well]) => !wells.includes(well)));
}
