import { placeAt, type Problem } from '#domain/problem';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { lineOf, type OmegaFacts } from './facts.ts';
import type { Reading } from './reading.ts';
import { segmentsOf } from './segment.ts';

/** Lists of one file have the same wells; the last one may have lost some, or all. */
export function lastListShort(readings: readonly Reading[], sheet: Sheet, file: string): Problem[] {
  const lists = readings.filter(({ listed }) => listed);
  const [first] = lists;
  const last = segmentsOf(sheet).at(-1);
  if (first === undefined || last === undefined) return [];
  const text = sheet.rows.slice(last.from).some((_, row) => lineOf(sheet, last.from + row) !== '');
  const wells = lists.find(({ segment }) => segment.from === last.from)?.wells.length ?? 0;
  if (!text || wells >= first.wells.length) return [];
  return [
    {
      code: 'file-damaged',
      severity: 'error',
      file,
      place: placeAt({ sheet: sheet.name, line: sheet.rows.length }),
      found: `${wells} wells in the last list, and ${first.wells.length} in the first`,
      expected: 'the same wells in each list',
      fix: 'The end of the file seems to be missing: copy or export it again.',
    },
  ];
}

/** Each chromatic with a wavelength at the top has its numbers below. */
export function chromaticsMissing(
  readings: readonly Reading[],
  { wavelengths }: OmegaFacts,
  file: string,
): Problem[] {
  const there = new Set(readings.map(({ segment }) => segment.chromatic));
  const missing = [...wavelengths.keys()].filter((chromatic) => !there.has(chromatic));
  if (missing.length === 0 || readings.every(({ listed }) => listed)) return [];
  return [
    {
      code: 'file-damaged',
      severity: 'error',
      file,
      place: null,
      found: `no numbers of chromatic ${missing.join(', ')}, for which a wavelength is listed`,
      expected: 'a matrix for each chromatic',
      fix: 'The end of the file seems to be missing: copy or export it again.',
    },
  ];
}

/** A text that stops in the middle of a line of numbers, or of a line of dashes that is shorter than the others. */
export function stopsWithinLine(
  readings: readonly Reading[],
  sheet: Sheet,
  book: SheetBook,
  file: string,
): Problem[] {
  const last = sheet.rows.length - 1;
  if (book.openEnd !== true) return [];
  const dashes = sheet.rows.map((_, row) => lineOf(sheet, row)).filter((line) => /^-{2,}$/.test(line));
  const cutDashes = /^-+$/.test(lineOf(sheet, last)) && lineOf(sheet, last).length < (dashes[0]?.length ?? 0);
  const inMatrix = readings.some(
    ({ listed, segment, rows }) => !listed && segment.to === last && rows.includes(last),
  );
  if (!cutDashes && !inMatrix) return [];
  return [
    {
      code: 'file-damaged',
      severity: 'error',
      file,
      place: placeAt({ sheet: sheet.name, line: last + 1 }),
      found: 'a last line without a line end',
      expected: 'a file that ends after a whole line',
      fix: 'Copy or export the file again. If it is whole, open it in a text editor and add a line end.',
    },
  ];
}
