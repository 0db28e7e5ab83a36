import type { Sheet } from '#sheet/sheetBook';
import { keyFromText } from '../keyLine.ts';
import { labelledGrids, type PlateGrid } from '../plateGrid.ts';

/** A matrix of an export with what Kaleido writes above it. */
export interface KaleidoResult {
  /** The name of the measurement or the analysis: `ABS mono 1`. */
  readonly name: string;
  /** Whether it stands below `Analysis Result`. */
  readonly analysis: boolean;
  /** Barcode, repeat, loop, wavelength …, by their names in small letters; empty ones are not there. */
  readonly facts: Readonly<Record<string, string>>;
  readonly grid: PlateGrid;
}

/** A title below which no matrix stands. */
export interface EmptyResult {
  readonly name: string;
  readonly row: number;
}

const linesAboveGrid = 4;

/** The title of results in a row: `Results for ABS mono 1` of version 2, `Result for Absorbance 1` of version 3; null for none. */
export function resultNameAt(sheet: Sheet, row: number): string | null {
  const texts = (sheet.rows[row] ?? []).map(({ text }) => text.trim()).filter((text) => text !== '');
  return /^results? for\s+(.+)$/i.exec(texts.join(', '))?.[1] ?? null;
}

/** The matrices of a sheet, and the titles that have none; the plate map below them is not one of them. */
export function resultsOf(sheet: Sheet): {
  readonly results: readonly KaleidoResult[];
  readonly empty: readonly EmptyResult[];
} {
  const end = firstRow(sheet, /^(?:measurement basic information|measurement information|platemap)$/);
  const analysis = firstRow(sheet, /^analysis result\b/);
  const titles = sheet.rows.flatMap((_, row) => {
    const name = resultNameAt(sheet, row);
    return name === null || row >= end ? [] : [{ name, row }];
  });
  const grids = labelledGrids(sheet);
  const results: KaleidoResult[] = [];
  const empty: EmptyResult[] = [];
  titles.forEach(({ name, row }, index) => {
    const next = Math.min(titles[index + 1]?.row ?? end, end);
    const own = grids.filter(({ top }) => top > row && top < next);
    if (own.length === 0) empty.push({ name, row });
    for (const grid of own)
      results.push({ name, analysis: row > analysis, facts: factsAbove(sheet, grid.top, row), grid });
  });
  return { results, empty };
}

function firstRow(sheet: Sheet, words: RegExp): number {
  const row = sheet.rows.findIndex((cells) => words.test(keyFromText(cells[0]?.text ?? '')));
  return row < 0 ? sheet.rows.length : row;
}

/** `Barcode: P1, PlateRepeat: 1` on one line, or names and values on two. */
function factsAbove(sheet: Sheet, top: number, title: number): Record<string, string> {
  for (let row = top - 1; row > Math.max(title, top - 1 - linesAboveGrid); row--) {
    const cells = sheet.rows[row] ?? [];
    const packed = cells.map(({ text }) => /^([^:]+):\s*(.*)$/.exec(text.trim()));
    if (/^barcode\s*:/i.test(cells[0]?.text.trim() ?? ''))
      return record(packed.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
    if (keyFromText(cells[0]?.text ?? '') === 'barcode') {
      const values = sheet.rows[row + 1] ?? [];
      return record(cells.map(({ text }, column) => [text, values[column]?.text ?? '']));
    }
  }
  return {};
}

function record(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(
    pairs
      .map(([name, value]) => [keyFromText(name).replace(/\s+/g, ' '), value.trim()] as const)
      .filter(([name, value]) => name !== '' && value !== ''),
  );
}
