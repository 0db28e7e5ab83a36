import { max } from 'd3-array';
import type { SeenFile, SeenLine } from '#domain/seenFile';
import { isEmptyCell, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { nearestReaders } from './nearestReaders.ts';
import { evidenceOf } from './recognizeVendor.ts';
import { tablesSeen } from './sheet/tablesSeen.ts';
import { vendors } from './vendors.ts';

const sheetsWithLines = 3;
const linesOfSheet = 5;
const cellsOfLine = 8;
const charactersOfLine = 76;

/** What stands in a file, for somebody who has to find out why no plate was read: shape, first lines, tables that are almost plates, whose it could be. */
export function seeFile(book: SheetBook): SeenFile {
  const owners = vendors.flatMap((vendor) => {
    const evidence = evidenceOf(vendor, book);
    const program = `${vendor.about.maker} ${vendor.about.program}`;
    return evidence === null ? [] : [{ vendor: vendor.id, program, evidence }];
  });
  const [owner, ...others] = owners;
  const inferred = (name: string) => book.inferred.find(({ what }) => what === name)?.value ?? null;
  return {
    format: book.format,
    encoding: book.format === 'text' ? (inferred('encoding') ?? 'UTF-8') : null,
    delimiter: inferred('delimiter'),
    sheets: book.sheets.map(({ name, rows }) => ({
      name,
      rows: rows.length,
      columns: max(rows, (row) => row.length) ?? 0,
    })),
    firstLines: book.sheets.slice(0, sheetsWithLines).flatMap(firstLinesOf),
    tables: book.sheets.flatMap(tablesSeen),
    recognized: owner !== undefined && others.length === 0 ? owner : null,
    closest: owner === undefined ? nearestReaders(book) : [],
  };
}

function firstLinesOf({ name, rows }: Sheet): SeenLine[] {
  const filled = rows.flatMap((row, index) => (row.every(isEmptyCell) ? [] : [{ row, line: index + 1 }]));
  return filled.slice(0, linesOfSheet).map(({ row, line }) => {
    const cells = row
      .filter((cell) => !isEmptyCell(cell))
      .map(({ text }) => text.trim().replaceAll(/\s+/g, ' '));
    const more = cells.length > cellsOfLine ? ' | …' : '';
    const text = cells.slice(0, cellsOfLine).join(' | ') + more;
    return {
      sheet: name,
      line,
      text: text.length > charactersOfLine ? `${text.slice(0, charactersOfLine - 1)}…` : text,
    };
  });
}
