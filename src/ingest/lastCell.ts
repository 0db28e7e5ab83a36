import { max, min } from 'd3-array';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAddress, isEmptyCell, type SheetBook } from '#sheet/sheetBook';

/**
 * Takes care of a number that may have been cut in two: the last cell of a text file that stops in the middle of a line.
 *
 * When all other numbers of the read have more decimals, the cell has lost some and the well becomes missing; when the decimals vary
 * anyway, or the line is shorter than the others, the file is only suspected.
 *
 * @returns the reads, with `file-damaged` where it applies
 */
export function checkLastCell(
  book: SheetBook,
  reads: readonly Read[],
  file: string,
): WithProblems<readonly Read[]> {
  const rows = book.sheets[0]?.rows ?? [];
  const last = rows.at(-1) ?? [];
  const column = last.findLastIndex((cell) => !isEmptyCell(cell));
  if (book.openEnd !== true || column < 0) return { value: reads, problems: [] };
  const cell = cellAddress(rows.length - 1, column);
  const read = reads.find((candidate) => candidate.wells.some((well) => well.cell === cell));
  const well = read?.wells.find((candidate) => candidate.cell === cell);
  if (read === undefined || well === undefined) return { value: reads, problems: [] };

  const text = last[column]?.text.trim() ?? '';
  const texts = textsOfOthers(book, read, cell);
  const others = texts.map(decimals);
  const own = decimals(text);
  const place = placeAt({ line: rows.length, cell, well: well.well });
  const fewest = min(others) ?? 0;
  const exponent = lacksExponent(text, texts);
  if (others.length > 0 && (own < fewest || exponent)) {
    const cut: Read = {
      ...read,
      wells: read.wells.map((other) =>
        other === well ? { ...well, reading: { kind: 'missing', reason: 'text', text }, flags: [] } : other,
      ),
    };
    const rest = exponent
      ? 'which may lack a digit'
      : `while all other numbers have at least ${fewest} decimals`;
    const found = `${text} as the last characters of the file, ${rest}`;
    return {
      value: reads.map((other) => (other === read ? cut : other)),
      problems: [cutShort(file, place, found, 'error')],
    };
  }
  const longest = max(others) ?? 0;
  const missesWells = isShorterThanOthers(book, read, column);
  if (!missesWells && longest > 0 && own >= longest) return { value: reads, problems: [] };
  const found = missesWells
    ? `a last line that ends at well ${well.well}, before the end of the row`
    : `${text} as the last characters of the file, without a line end`;
  return { value: reads, problems: [cutShort(file, place, found, missesWells ? 'error' : 'warning')] };
}

function textsOfOthers(book: SheetBook, read: Read, cell: string): string[] {
  const texts = new Map(
    (book.sheets[0]?.rows ?? []).flatMap((row, rowIndex) =>
      row.map((content, columnIndex) => [cellAddress(rowIndex, columnIndex), content.text.trim()] as const),
    ),
  );
  return read.wells
    .filter((well) => well.cell !== cell && well.reading.kind === 'value')
    .map((well) => texts.get(well.cell) ?? '');
}

function decimals(text: string): number {
  return /[.,](\d+)/.exec(text)?.[1]?.length ?? 0;
}

/** Whether a number like `7.48E-0` has lost digits of its exponent: where all others have one, it must be as long as the shortest of theirs. */
function lacksExponent(text: string, others: readonly string[]): boolean {
  const digits = exponentDigits(text);
  const usual = others.flatMap((other) => exponentDigits(other) ?? []);
  if (usual.length === 0) return digits !== null;
  return digits === null ? usual.length === others.length : digits < Math.min(...usual);
}

/** 2 of `7.48E-02`, 0 of `7.48E`; null where there is no exponent. */
function exponentDigits(text: string): number | null {
  return /[eE][+-]?(\d*)$/.exec(text)?.[1]?.length ?? null;
}

/** Whether the other rows of the read go on beyond the last cell. */
function isShorterThanOthers(book: SheetBook, read: Read, column: number): boolean {
  const lastLine = (book.sheets[0]?.rows ?? []).length;
  const rowOf = (cell: string) => Number(/\d+$/.exec(cell)?.[0]);
  const others = read.wells.filter((well) => rowOf(well.cell) !== lastLine);
  const columnOf = (cell: string) => cell.replace(/\d+$/, '');
  const own = columnOf(cellAddress(0, column));
  const beyond = (letters: string) =>
    letters.length > own.length || (letters.length === own.length && letters > own);
  return others.some((well) => beyond(columnOf(well.cell)));
}

function cutShort(
  file: string,
  place: ReturnType<typeof placeAt>,
  found: string,
  severity: 'error' | 'warning',
): Problem {
  return {
    code: 'file-damaged',
    severity,
    file,
    place,
    found,
    expected: 'a file that ends after a whole line',
    fix: 'Compare the last well with the software of the reader. If it differs, copy or export the file again.',
  };
}
