import type { ReadMode } from '#domain/read';
import { formatOfSize, plateFormats, type PlateFormat } from '#plate/plateFormat';
import { cellAt, type Sheet } from '#sheet/sheetBook';
import { modeFromText } from '../readMode.ts';

/** What the line `Plate:` says, field by field. */
export interface PlateHeader {
  readonly name: string;
  /** Whether each well is a column (TimeFormat) or stands as on the plate (PlateFormat); null if the line does not say. */
  readonly format: 'time' | 'plate' | null;
  readonly endpoint: boolean;
  readonly readType: string;
  readonly mode: ReadMode;
  readonly modeText: string;
  /** Only the numbers that SoftMax Pro computed were exported. */
  readonly reducedOnly: boolean;
  /** As written, `450`; emission wavelengths for fluorescence. Empty when none is given. */
  readonly wavelengths: readonly string[];
  /** How many wavelengths the tables have side by side or one below the other. */
  readonly wavelengthCount: number;
  readonly size: PlateFormat | null;
  /** The part of the plate that was read, from 0, and how many columns and rows it has; null if the line does not say. */
  readonly area: {
    readonly firstColumn: number;
    readonly columns: number;
    readonly firstRow: number;
    readonly rows: number;
  } | null;
}

/** Fields between `Raw` or `Reduced` and the first row of the part read; light needs more settings than absorbance. */
const fieldsToFirstRow: Readonly<Record<ReadMode, number>> = {
  absorbance: 13,
  fluorescence: 22,
  luminescence: 22,
  kinetic: 13,
  other: 13,
};

/** Reads the fields of a line `Plate:`, which have no names: their place counts from the field `Raw` or `Reduced`. */
export function plateHeader(sheet: Sheet, row: number): PlateHeader {
  const field = (column: number) => cellAt(sheet, row, column).text.trim();
  const whole = (column: number) => (/^\d+$/.test(field(column)) ? Number(field(column)) : null);
  const data = [6, 7].find((column) => /^(?:raw|reduced|both)$/i.test(field(column))) ?? 6;
  const mode = modeFromText(field(5));
  const wavelengths = field(data + 9).match(/\d{3,4}(?:[.,]\d+)?/g) ?? [];
  const [firstColumn, columns, wells] = [10, 11, 12].map((offset) => whole(data + offset));
  const firstRow = whole(data + fieldsToFirstRow[mode]);
  const rows = whole(data + fieldsToFirstRow[mode] + 1);
  return {
    name: field(1),
    format: /^time/i.test(field(3)) ? 'time' : /^plate/i.test(field(3)) ? 'plate' : null,
    endpoint: field(4) === '' || /^endpoint$/i.test(field(4)),
    readType: field(4),
    mode,
    modeText: field(5),
    reducedOnly: /^reduced$/i.test(field(data)),
    wavelengths,
    wavelengthCount: Math.max(1, whole(data + 8) ?? wavelengths.length),
    size: plateFormats.find((format) => format.rows * format.columns === wells) ?? null,
    area:
      isCount(firstColumn) && isCount(columns) && isCount(firstRow) && isCount(rows)
        ? { firstColumn: firstColumn - 1, columns, firstRow: firstRow - 1, rows }
        : null,
  };
}

/** The size of the plate: as stated, otherwise the plate that has the columns and rows that were read. */
export function statedSize({ size, area }: PlateHeader): PlateFormat | null {
  if (size !== null || area === null) return size;
  return area.firstColumn === 0 && area.firstRow === 0 ? formatOfSize(area.rows, area.columns) : null;
}

function isCount(value: number | null | undefined): value is number {
  return value !== null && value !== undefined && value >= 1;
}
