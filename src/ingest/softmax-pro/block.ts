import { cellAt, type Sheet } from '#sheet/sheetBook';

/** A section of a SoftMax Pro export: a plate, a group table, notes, cuvettes. */
export interface Block {
  readonly kind: 'plate' | 'other';
  /** Its first and last line, from 0; the line `~End` is not part of it. */
  readonly from: number;
  readonly to: number;
  /** Whether its line `~End` is there. */
  readonly closed: boolean;
}

/** The sections of a sheet. */
export interface Blocks {
  readonly blocks: readonly Block[];
  /** How many sections the lines `##BLOCKS= n` announce; 0 without such a line. */
  readonly announced: number;
  /** The line that SoftMax Pro writes last: `Original Filename: …; Date Last Saved: …`. */
  readonly lastLine: string | null;
}

const announcement = /^##BLOCKS=\s*(\d+)/i;
const otherOpening = /^(?:Note|Group|Cuvette|CuvetteSet|Graph|Image)\s*:/i;

/** Whether a row announces sections. */
export function announcesBlocks(sheet: Sheet, row: number): boolean {
  return announcement.test(cellAt(sheet, row, 0).text.trim());
}

/** Whether a row begins a plate section: `Plate:`, its name and the version of the export. */
export function opensPlate(sheet: Sheet, row: number): boolean {
  if (!/^Plate:$/i.test(cellAt(sheet, row, 0).text.trim())) return false;
  return /^\d+[.,]\d+$/.test(cellAt(sheet, row, 2).text.trim());
}

/** The sections of a sheet from the top down. */
export function blocksOf(sheet: Sheet): Blocks {
  const blocks: Block[] = [];
  let announced = 0;
  let lastLine: string | null = null;
  let open: { readonly kind: Block['kind']; readonly from: number } | null = null;
  const close = (to: number, closed: boolean) => {
    if (open !== null) blocks.push({ ...open, to, closed });
    open = null;
  };
  sheet.rows.forEach((_, row) => {
    const text = cellAt(sheet, row, 0).text.trim();
    announced += Number(announcement.exec(text)?.[1] ?? 0);
    if (/^~End\b/i.test(text)) close(row - 1, true);
    else if (opensPlate(sheet, row)) {
      close(row - 1, false);
      open = { kind: 'plate', from: row };
    } else if (open === null && otherOpening.test(text)) open = { kind: 'other', from: row };
    else if (open === null && /^Original Filename:/i.test(text)) lastLine = text;
  });
  close(sheet.rows.length - 1, false);
  return { blocks, announced, lastLine };
}
