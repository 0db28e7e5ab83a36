import type { Cell, Sheet, SheetBook } from '#sheet/sheetBook';

/** Cells of a drawing: one line a row, cells between bars, blanks around them left away. */
export function sheetOf(drawing: string, name: string | null = null): Sheet {
  const lines = drawing.replace(/^\n|\n\s*$/g, '').split('\n');
  return { name, rows: lines.map((line) => line.split('|').map((text) => cellOf(text.trim()))) };
}

function cellOf(text: string): Cell {
  return { text, number: /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null };
}

export function bookOf(...sheets: (Sheet | string)[]): SheetBook {
  const made = sheets.map((sheet) => (typeof sheet === 'string' ? sheetOf(sheet) : sheet));
  return { format: made.some(({ name }) => name !== null) ? 'xlsx' : 'text', sheets: made, inferred: [] };
}
