import { cellAt, type Sheet } from '#sheet/sheetBook';
import { isoTime } from '../dateTime.ts';
import { isWavelength } from '../wavelength.ts';
import type { BioRadBlock } from './block.ts';

/** One reading of a plate: what is said about it, and its blocks. */
export interface BioRadSection {
  /** `680`, `550`; null where the file does not say. */
  readonly model: string | null;
  /** A wavelength (Model 680) or the position of the filter (Model 550); null where there is none. */
  readonly measurement: string | null;
  readonly reference: string | null;
  /** One reading of the plate after another. */
  readonly kinetic: boolean;
  readonly facts: Readonly<Record<string, string>>;
  readonly blocks: readonly BioRadBlock[];
}

const header = /\bbio-?rad\s+(model\s+)?(\w+)\s+(?:microplate\s+)?reader\b/i;
const measurementLine = /^mes\.?\s*filter\s*:\s*(\d+)/i;
const referenceLine = /^ref\.?\s*filter\s*:\s*(\d+)/i;
/** Day, month, year, as the manual of the Model 680 gives them. */
const dateLine = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(\d{1,2}:\d{2}:\d{2})$/;
/** Year, month, day in the plates downloaded from its memory. */
const memoryDate = /^(\d{1,2})\/(\d{1,2})\/(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})$/;

/** Whether a line is the first one of a reading, `BIO-RAD Model 680 Microplate READER`. */
export function isHeader(text: string): boolean {
  return header.test(text);
}

/** Whether a line names the filter of the measurement. */
export function namesFilter(text: string): boolean {
  return measurementLine.test(text.trim());
}

/** The readings of a file: each has a header, or stands on a line of its own as the reader's memory sends it. */
export function sectionsOf(sheet: Sheet, blocks: readonly BioRadBlock[]): BioRadSection[] {
  const starts = sheet.rows.flatMap((_, row) => {
    const downloaded = blocks.some(
      (block, index) =>
        block.sheetRow === row &&
        block.sheetColumn > 0 &&
        blocks.findIndex(({ sheetRow }) => sheetRow === row) === index,
    );
    return downloaded || isHeader(textAt(sheet, row)) ? [row] : [];
  });
  const all =
    starts.length === 0 || blocks.some(({ sheetRow }) => sheetRow < (starts[0] ?? 0))
      ? [0, ...starts]
      : starts;
  return [...new Set(all)].map((from, index, rows) => {
    const to = (rows[index + 1] ?? sheet.rows.length) - 1;
    const own = blocks.filter(({ sheetRow }) => sheetRow >= from && sheetRow <= to);
    const [first] = own;
    return first !== undefined && first.sheetRow === from && first.sheetColumn > 0
      ? fromMemory(sheet, from, own)
      : withHeader(sheet, from, first?.sheetRow ?? to + 1, own);
  });
}

/** The wavelength that a filter is named by; a position, 1 to 8, is none. */
export function wavelengthOfFilter(filter: string | null): number | null {
  const value = Number(filter);
  return filter !== null && isWavelength(value) ? value : null;
}

function withHeader(sheet: Sheet, from: number, to: number, blocks: readonly BioRadBlock[]): BioRadSection {
  const texts = Array.from({ length: to - from }, (_, index) => textAt(sheet, from + index));
  const found = (pattern: RegExp) => texts.map((text) => pattern.exec(text)).find((match) => match !== null);
  const name = found(header);
  const date = found(dateLine);
  const reference = found(referenceLine)?.[1] ?? null;
  const [, day = '', month = '', year = '', time = ''] = date ?? [];
  return {
    model: name?.[2] ?? null,
    measurement: found(measurementLine)?.[1] ?? null,
    reference,
    kinetic: blocks.length > 2 || (blocks.length === 2 && reference === null && name !== undefined),
    facts: {
      ...(name === undefined
        ? {}
        : { reader: `Bio-Rad ${name[1] === undefined ? '' : 'Model '}${name[2] ?? ''}` }),
      ...(date === undefined ? {} : { date: isoFrom(year, month, day), time: isoTime(time) }),
    },
    blocks,
  };
}

/** The plate of the reader's memory: everything on one line, with commas. */
function fromMemory(sheet: Sheet, row: number, blocks: readonly BioRadBlock[]): BioRadSection {
  const field = (index: number) => cellAt(sheet, row, index).text.trim();
  const [, year = '', month = '', day = '', time = ''] = memoryDate.exec(field(9)) ?? [];
  const reference = wavelengthOfFilter(field(5)) === null ? null : field(5);
  return {
    model: '680',
    measurement: field(4) === '' ? null : field(4),
    reference,
    kinetic: field(0) === '1' || blocks.length > 2,
    facts: {
      reader: 'Bio-Rad Model 680',
      ...(year === ''
        ? {}
        : { date: isoFrom(`20${year.padStart(2, '0')}`, month, day), time: isoTime(time) }),
      ...(field(1) === '' ? {} : { memory: field(1) }),
      ...(field(2) === '' ? {} : { method: field(2) }),
    },
    blocks,
  };
}

function isoFrom(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function textAt(sheet: Sheet, row: number): string {
  return cellAt(sheet, row, 0).text.trim();
}
