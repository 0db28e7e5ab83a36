import type { WorkBook } from 'xlsx';
import type { Inference } from '#domain/inference';
import type { WithProblems } from '#domain/problem';
import type { TableChoices } from '#domain/protocol';
import { damaged } from './fileProblems.ts';
import { numberConvention, type ConventionEvidence } from './numberConvention.ts';
import { numberFromText } from './numberText.ts';
import type { SheetBook } from './sheetBook.ts';
import { sheetsOfWorkbook, textCellsOf } from './workbook.ts';

/**
 * The cells of a workbook that was read; numbers stored as text become numbers where the decimal mark is clear.
 *
 * @returns null with `file-damaged` when a sheet is named but cannot be read
 */
export function readExcelBook(
  workbook: WorkBook,
  format: 'xlsx' | 'xls',
  file: string,
  table: TableChoices,
): WithProblems<SheetBook | null> {
  const evidence = numberConvention(textCellsOf(workbook), table.decimal);
  const read = sheetsOfWorkbook(workbook, (text) => numberFromText(text, evidence.convention));
  if (!read.ok) return { value: null, problems: [damaged(file, read.detail)] };
  return {
    value: {
      format,
      sheets: read.sheets,
      inferred: read.textNumbers === 0 ? [] : textNumberInferences(read.textNumbers, evidence, table, file),
      decimal: evidence.decimal,
    },
    problems: [],
  };
}

function textNumberInferences(
  count: number,
  { decimal, example }: ConventionEvidence,
  table: TableChoices,
  file: string,
): Inference[] {
  const numbers: Inference = {
    what: 'numbers stored as text',
    value: `${count} ${count === 1 ? 'cell' : 'cells'} read as numbers`,
    because: 'the cells are formatted as text but hold nothing else than a number',
    state: null,
    file,
  };
  if (decimal === null || example === null || table.decimal !== null) return [numbers];
  return [
    numbers,
    {
      what: 'decimal mark',
      value: decimal,
      because: `cells with text hold numbers like ${example}`,
      state: `decimal: ${decimal}`,
      file,
    },
  ];
}
