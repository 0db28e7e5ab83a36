import { expect } from 'vitest';
import * as XLSX from 'xlsx';
import type { Layout } from '#domain/layout';
import type { Problem, WithProblems } from '#domain/problem';
import { layoutForPlate, type PlateToLayOut } from '#layout/layoutForPlate';
import type { SheetBook } from '#sheet/sheetBook';
import { bookOf, workbookBytes } from '../sheet/sheetFixture.ts';
import { fileSet, plateOf } from './plateOf.ts';

type Cells = readonly (readonly (string | number | null)[])[];

/** The cells of a text file. */
export function textBook(text: string): SheetBook {
  return read(text);
}

/** The cells of a workbook with these sheets, cells merged as `A1:C1`. */
export function excelBook(
  sheets: Readonly<Record<string, Cells>>,
  merges: Readonly<Record<string, readonly string[]>> = {},
): SheetBook {
  const made = Object.entries(sheets).map(([name, cells]) => {
    const sheet = XLSX.utils.aoa_to_sheet(cells.map((row) => [...row]));
    sheet['!merges'] = (merges[name] ?? []).map((range) => XLSX.utils.decode_range(range));
    return [name, sheet] as const;
  });
  return read(workbookBytes(Object.fromEntries(made)));
}

function read(content: string | Uint8Array): SheetBook {
  const { value, problems } = bookOf(content);
  expect(problems).toEqual([]);
  if (value === null) throw new Error('the file cannot be read');
  return value;
}

/** The layout that a file gives one plate: 96 wells of experiment 1, unless told otherwise. */
export function layoutOfBook(book: SheetBook, also: Partial<PlateToLayOut> = {}): WithProblems<Layout> {
  return layoutForPlate(plateOf(fileSet(), { book, captures: { experiment: '1' }, ...also }));
}

/** The wells of a layout that has nothing wrong with it. */
export function wellsOfBook(book: SheetBook, also: Partial<PlateToLayOut> = {}): Layout['wells'] {
  const { value, problems } = layoutOfBook(book, also);
  expect(problems).toEqual([]);
  return value.wells;
}

/** The one thing that is wrong with a layout. */
export function onlyProblemOf(book: SheetBook, also: Partial<PlateToLayOut> = {}): Problem {
  const { problems } = layoutOfBook(book, also);
  expect(problems).toHaveLength(1);
  return problems[0]!;
}
