import type ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { CellChoices, WorkbookCell, WorkbookSpec, WorksheetSpec } from '#domain/workbook';
import { workbookStyle } from './workbookStyle.ts';
import { workbookText } from './workbookText.ts';

/** The beginning of time for zip archives; a workbook tells nothing about when it was written. */
const timestamp = '1980-01-01T00:00:00';
const pointsPerLine = 15;

/**
 * A workbook as the bytes of an .xlsx file: the same bytes for the same specification, whatever the clock, time zone or language.
 *
 * Text stands in it as text whatever it begins with; only `formula` makes a formula, whose `value` is kept beside it for programs
 * that do not calculate. Programs that do calculate are asked to do so when they open the file.
 *
 * @source exceljs 4.4.0; ECMA-376
 */
export async function writeWorkbook(spec: WorkbookSpec): Promise<Uint8Array> {
  const { default: library } = await import('exceljs'); // half a second that only those who write a workbook should wait
  const book = new library.Workbook();
  // eslint-disable-next-line no-restricted-globals -- a constant in place of the clock that exceljs would read
  const written = new Date(`${timestamp}Z`);
  Object.assign(book, { title: workbookText(spec.title), creator: 'cellassay', lastModifiedBy: 'cellassay' });
  Object.assign(book, { created: written, modified: written });
  book.calcProperties.fullCalcOnLoad = true;
  const looks: Looks = new Map();
  for (const sheet of spec.sheets) addSheet(book, sheet, looks);
  return repacked(new Uint8Array(await book.xlsx.writeBuffer({ zip: { compression: 'STORE' } })));
}

type Looks = Map<string, Partial<ExcelJS.Style>>;

function addSheet(book: ExcelJS.Workbook, spec: WorksheetSpec, looks: Looks): void {
  const { frozen, filterRow } = spec;
  const sheet = book.addWorksheet(spec.name, {
    views: [
      frozen.rows + frozen.columns === 0
        ? { state: 'normal' }
        : { state: 'frozen', xSplit: frozen.columns, ySplit: frozen.rows },
    ],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(frozen.rows > 0 ? { printTitlesRow: `1:${frozen.rows}` } : {}),
    },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  });
  sheet.columns = spec.widths.map((width) => ({ width }));
  for (const [row, cells] of spec.rows.entries()) {
    for (const [column, cell] of cells.entries())
      writeCell(sheet, { row: row + 1, column: column + 1 }, cell, looks);
  }
  for (const [row, lines] of Object.entries(spec.linesOfRow ?? {}))
    sheet.getRow(Number(row)).height = lines * pointsPerLine;
  if (filterRow !== null) {
    const columns = spec.rows[filterRow - 1]?.length ?? 0;
    sheet.autoFilter = {
      from: { row: filterRow, column: 1 },
      to: { row: Math.max(filterRow, spec.rows.length), column: columns },
    };
  }
}

function writeCell(
  sheet: ExcelJS.Worksheet,
  { row, column }: { readonly row: number; readonly column: number },
  spec: WorkbookCell,
  looks: Looks,
): void {
  if (isNothing(spec)) return;
  const cell = sheet.getCell(row, column);
  cell.value = valueOf(spec);
  cell.style = workbookStyle(spec, looks);
  if (spec.comment !== undefined) cell.note = workbookText(spec.comment);
  if (spec.choices !== undefined) cell.dataValidation = validation(spec.choices);
  if (spec.span !== undefined)
    sheet.mergeCells(row, column, row + spec.span.rows - 1, column + spec.span.columns - 1);
}

/** Cells that are empty and look like nothing are not written: a sheet of a thousand wells is mostly such cells. */
function isNothing(spec: WorkbookCell): boolean {
  const { value, formula, style = 'plain', format, span, comment, choices } = spec;
  return value === null && style === 'plain' && [formula, format, span, comment, choices].every(isUndefined);
}

function isUndefined(value: unknown): boolean {
  return value === undefined;
}

function valueOf({ value, formula }: WorkbookCell): ExcelJS.CellValue {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`${value} is no number that a workbook can hold`);
  const plain = typeof value === 'string' ? workbookText(value) : value;
  return formula === undefined ? plain : { formula, ...(plain === null ? {} : { result: plain }) };
}

function validation(choices: CellChoices): ExcelJS.DataValidation {
  const formula = choices.kind === 'cells' ? choices.range : `"${wordList(choices.words)}"`;
  return {
    type: 'list',
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: 'Not in the list',
    error: 'Choose one of the list.',
    formulae: [formula],
  };
}

function wordList(words: readonly string[]): string {
  const list = words.join(',').replaceAll('"', '""');
  if (list.length > 255 || words.some((word) => word.includes(',')))
    throw new Error('a list of words in a cell is short and without commas');
  return list;
}

/** The parts packed again in the order of their names, with one date: exceljs stamps them with the clock. */
function repacked(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(parts), { level: 6, mtime: timestamp });
}
