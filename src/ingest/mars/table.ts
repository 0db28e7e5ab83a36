import { wellFromName } from '#plate/wellName';
import { cellAt, isEmptyCell, type Cell, type Sheet } from '#sheet/sheetBook';
import { columnNumber } from '../columnHeader.ts';
import type { GridWell } from '../gridWell.ts';
import { rowOfLetterCell } from '../rowLetter.ts';

/** A column of the table view. */
export interface MarsColumn {
  readonly title: string;
  readonly wells: readonly GridWell[];
}

/** The table view of MARS: a line for each well, or, turned, a column for each. */
export interface MarsTable {
  /** Row of the sheet in which it begins, from 0. */
  readonly top: number;
  readonly columns: readonly MarsColumn[];
  /** Titles that stand above several columns, one for each time or wavelength. */
  readonly series: readonly string[];
}

interface View {
  readonly at: (line: number, place: number) => Cell;
  readonly lines: number;
  readonly places: number;
  readonly wellAt: (line: number, place: number, well: WellPlace) => GridWell | null;
}

/** In which places of a line a well is named: `A01`, or `A` and `1`. */
interface WellPlace {
  readonly row: number;
  readonly column: number | null;
}

const headerLines = 30;

/** The table view on a sheet, or null. */
export function tableOf(sheet: Sheet): MarsTable | null {
  return tableIn(upright(sheet), false) ?? tableIn(turned(sheet), true);
}

function upright(sheet: Sheet): View {
  const places = Math.max(0, ...sheet.rows.map((row) => row.length));
  const at = (line: number, place: number) => cellAt(sheet, line, place);
  return {
    at,
    lines: sheet.rows.length,
    places,
    wellAt: (line, place, well) => wellOf(at, line, well, line, place),
  };
}

function turned(sheet: Sheet): View {
  const lines = Math.max(0, ...sheet.rows.map((row) => row.length));
  const at = (line: number, place: number) => cellAt(sheet, place, line);
  return {
    at,
    lines,
    places: sheet.rows.length,
    wellAt: (line, place, well) => wellOf(at, line, well, place, line),
  };
}

function wellOf(
  at: View['at'],
  line: number,
  well: WellPlace,
  sheetRow: number,
  sheetColumn: number,
): GridWell | null {
  if (well.column === null) {
    const position = wellFromName(at(line, well.row).text);
    return position === null ? null : { ...position, sheetRow, sheetColumn };
  }
  const row = rowOfLetterCell(at(line, well.row), /^[a-f]$/.test(at(line, well.row).text.trim()) ? 25 : null);
  const column = columnNumber(at(line, well.column));
  return row === null || column === null ? null : { row, column: column - 1, sheetRow, sheetColumn };
}

function tableIn(view: View, isTurned: boolean): MarsTable | null {
  const found = headerOf(view, isTurned);
  if (found === null) return null;
  const { header, well, first } = found;
  const next = nextFilled(view, header + 1, well.row);
  const axis = next < view.lines && view.wellAt(next, first, well) === null ? next : null;
  const body = axis === null ? next : nextFilled(view, axis + 1, well.row);
  const lines: number[] = [];
  for (let line = body; line < view.lines; line = nextFilled(view, line + 1, well.row)) {
    if (view.wellAt(line, first, well) === null) break;
    lines.push(line);
  }
  if (lines.length === 0) return null;

  const titled: { place: number; title: string }[] = [];
  for (let place = first; place < view.places; place++) {
    const title = plain(view.at(header, place).text);
    const unused = lines.every((line) => isEmptyCell(view.at(line, place)));
    if (title !== '') titled.push({ place, title });
    else if (!unused) titled.push({ place, title: titled.at(-1)?.title ?? `column ${place + 1}` });
  }
  const count = (title: string) => titled.filter((one) => one.title === title).length;
  const overAxis = (title: string) => axis !== null && count(title) > 1;
  return {
    top: isTurned ? first : header,
    columns: titled
      .filter(({ title }) => !overAxis(title))
      .map(({ place, title }) => ({
        title,
        wells: lines.flatMap((line) => view.wellAt(line, place, well) ?? []),
      })),
    series: [...new Set(titled.map(({ title }) => title).filter(overAxis))],
  };
}

/** Where `Well` (or `Well Row`, `Well Col`) and `Content` stand. */
function headerOf(view: View, isTurned: boolean): { header: number; well: WellPlace; first: number } | null {
  const text = (line: number, place: number) => view.at(line, place).text.trim().toLowerCase();
  for (let line = 0; line < Math.min(view.lines, isTurned ? 2 : headerLines); line++) {
    for (let place = 0; place < Math.min(view.places, isTurned ? headerLines : 1); place++) {
      const split = text(line, place) === 'well row' && text(line, place + 1) === 'well col';
      if (!split && text(line, place) !== 'well') continue;
      const after = place + (split ? 2 : 1);
      const content = text(line, after) === 'content';
      // A lone word could be anything; turned tables always have the line Content.
      if (isTurned && !content) continue;
      const well = { row: place, column: split ? place + 1 : null };
      return { header: line, well, first: after + (content ? 1 : 0) };
    }
  }
  return null;
}

/** The next line that holds anything; some exports have an empty one behind every line. */
function nextFilled({ at, lines, places }: View, from: number, firstPlace: number): number {
  let line = from;
  for (; line < lines; line++) {
    for (let place = firstPlace; place < places; place++) if (!isEmptyCell(at(line, place))) return line;
  }
  return line;
}

/** Titles can hold line ends. */
function plain(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
