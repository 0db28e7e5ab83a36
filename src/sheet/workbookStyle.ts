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
    border: { bottom: { style: 'thin', color: { argb: 'FF7F7F7F' } } },
    alignment: { wrapText: true, vertical: 'top' },
  },
  note: { font: { ...font(11), color: { argb: grey } } },
  input: {
    fill: filled('FFFFF8DC'),
    border: { top: line, left: line, bottom: line, right: line },
  },
  warning: { font: { ...font(11), bold: true, color: { argb: 'FF9C0006' } }, fill: filled('FFFFE3E3') },
};

/** The look of a cell in the words of the file format. */
export function workbookStyle({ style = 'plain', format }: WorkbookCell): Partial<ExcelJS.Style> {
  return format === undefined ? styles[style] : { ...styles[style], numFmt: format };
}

function font(size: number): Partial<ExcelJS.Font> {
  return { name: 'Calibri', family: 2, size };
}

function filled(argb: string): ExcelJS.Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
