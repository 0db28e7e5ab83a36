import type ExcelJS from 'exceljs';
import type { CellStyle, WorkbookCell } from '#domain/workbook';

const grey = 'FF595959';
const line = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;

const styles: Readonly<Record<CellStyle, Partial<ExcelJS.Style>>> = {
  plain: {},
  title: { font: { ...font(16), bold: true } },
  section: { font: { ...font(12), bold: true } },
  header: {
    font: { ...font(11), bold: true },
    fill: filled('FFE7EDF3'),
    border: { bottom: { style: 'thin', color: { argb: 'FF7F7F7F' } }, right: line },
    alignment: { wrapText: true },
  },
  strong: { font: { ...font(11), bold: true } },
  wrapped: { alignment: { wrapText: true, horizontal: 'left', indent: 1 } },
  note: { font: { ...font(11), color: { argb: grey } } },
  input: {
    fill: filled('FFFFF8DC'),
    border: { top: line, left: line, bottom: line, right: line },
  },
  warning: { font: { ...font(11), bold: true, color: { argb: 'FF9C0006' } }, fill: filled('FFFFE3E3') },
};

/** Text keeps a distance from the number to its left. */
const apart: Partial<ExcelJS.Alignment> = { horizontal: 'left', indent: 1 };
/** Beside a text of several lines. */
const onFirstLine: Partial<ExcelJS.Alignment> = { vertical: 'top' };

/**
 * The look of a cell in the words of the file format.
 *
 * @param known - looks that were met before: exceljs knows a style again only by its object, and writes XML to compare others
 */
export function workbookStyle(
  cell: WorkbookCell,
  known: Map<string, Partial<ExcelJS.Style>>,
): Partial<ExcelJS.Style> {
  const { style = 'plain', format = '', align = '', value } = cell;
  const key = [style, format, align, typeof value].join('|');
  const met = known.get(key);
  if (met !== undefined) return met;
  const look = lookOf(cell);
  known.set(key, look);
  return look;
}

function lookOf({ style = 'plain', format, align, value }: WorkbookCell): Partial<ExcelJS.Style> {
  const { alignment, ...look } = styles[style];
  const isText = typeof value === 'string' && (style === 'plain' || style === 'strong' || style === 'header');
  const placed = align === 'right' ? { horizontal: align } : isText ? apart : {};
  return {
    ...look,
    alignment: { ...onFirstLine, ...alignment, ...placed },
    ...(format === undefined ? {} : { numFmt: format }),
  };
}

function font(size: number): Partial<ExcelJS.Font> {
  return { name: 'Calibri', family: 2, size };
}

function filled(argb: string): ExcelJS.Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
