import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { TableChoices } from '#domain/protocol';
import { hasItsEnd } from './compoundEnd.ts';
import { decodeText } from './decodeText.ts';
import { fileKind, textKind } from './fileKind.ts';
import { damaged, empty, encrypted, incomplete, otherType, tooLarge } from './fileProblems.ts';
import { readExcelBook } from './excelBook.ts';
import { isEmptyCell, type SheetBook } from './sheetBook.ts';
import { readTextTable } from './textTable.ts';
import { workbookFromCompound, workbookFromZip } from './workbook.ts';
import { isReaderXml, readXmlTable } from './xmlTable.ts';
import { zipEntries } from './zipEntries.ts';

/**
 * The cells of a file, whatever it was written as: Excel workbooks (.xlsx, .xls), text tables and the XML of
 * plate readers, told apart by their content.
 *
 * @param input.file - path for problems, with `/`
 * @param input.table - what the protocol states about delimiter, decimal mark and sheet
 * @returns null with `file-incomplete`, `file-empty`, `file-type-mismatch`, `file-damaged`, `file-encrypted`, `file-too-large`,
 *   `ambiguous-table` or `sheet-not-found`
 */
export function readSheetBook(input: {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly table: TableChoices;
}): WithProblems<SheetBook | null> {
  const read = readBytes(input);
  if (read.value === null) return read;
  if (read.value.sheets.every((sheet) => sheet.rows.every((row) => row.every(isEmptyCell))))
    return refused(empty(input.file, 'no cell with content'));
  const chosen = chosenSheet(read.value, input.file, input.table.sheet);
  return { value: chosen.value, problems: [...read.problems, ...chosen.problems] };
}

function readBytes({
  bytes,
  file,
  table,
}: Parameters<typeof readSheetBook>[0]): WithProblems<SheetBook | null> {
  if (bytes.length === 0) return refused(incomplete(file, 'a file of 0 bytes'));
  const kind = fileKind(bytes);
  switch (kind.kind) {
    case 'zip':
      return readZip(bytes, file, table);
    case 'cfb':
      return readCompound(bytes, file, table);
    case 'zeros':
      return refused(incomplete(file, 'nothing but bytes of value 0'));
    case 'other':
      return refused(otherType(file, kind.name));
    case 'text':
      return readText(bytes, file, table);
  }
}

function readText(bytes: Uint8Array, file: string, table: TableChoices): WithProblems<SheetBook | null> {
  const decoded = decodeText(bytes);
  if (decoded.cut) return refused(incomplete(file, 'a text that stops in the middle of a character'));
  const written = decoded.text.replace(/\u0000+$/, '');
  const kind = textKind(written);
  if (kind === 'no text at all')
    return refused(otherType(file, 'neither a table of text nor an Excel workbook'));
  if (written !== decoded.text) return refused(incomplete(file, 'a text that ends in bytes of value 0'));
  if (kind === 'an XML file' && isReaderXml(decoded.text)) return readXmlTable(decoded, file, table);
  return kind === 'table' ? readTextTable(decoded, file, table) : refused(otherType(file, kind));
}

function readZip(bytes: Uint8Array, file: string, table: TableChoices): WithProblems<SheetBook | null> {
  const contents = zipEntries(bytes);
  if (!contents.ok) {
    const { reason, detail } = contents;
    if (reason === 'too large') return refused(tooLarge(file, detail));
    if (reason === 'encrypted') return refused(encrypted(file));
    const told = `an archive of which ${detail}`;
    return refused(reason === 'incomplete' ? incomplete(file, told) : damaged(file, told));
  }
  const other = otherPackage(contents.entries);
  if (other !== null) return refused(otherType(file, other));
  const book = workbookFromZip(contents.entries);
  return typeof book === 'string'
    ? refused(damaged(file, `a workbook that cannot be followed (${book})`))
    : readExcelBook(book, 'xlsx', file, table);
}

function readCompound(bytes: Uint8Array, file: string, table: TableChoices): WithProblems<SheetBook | null> {
  const book = workbookFromCompound(bytes);
  const faulty = typeof book === 'string' || ('ok' in book && book.reason !== 'encrypted');
  if (faulty && !hasItsEnd(bytes)) return refused(incomplete(file, 'a workbook of which the end is missing'));
  if (typeof book === 'string') return refused(damaged(file, `a workbook that cannot be followed (${book})`));
  if (!('ok' in book)) return readExcelBook(book, 'xls', file, table);
  if (book.reason === 'encrypted') return refused(encrypted(file));
  return refused(book.reason === 'other' ? otherType(file, book.detail) : damaged(file, book.detail));
}

/** What an archive without a workbook is; null for a workbook. */
function otherPackage(entries: ReadonlyMap<string, Uint8Array>): string | null {
  const names = [...entries.keys()];
  if (names.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name))) return null;
  if (names.some((name) => name.startsWith('word/'))) return 'a Word document';
  if (names.some((name) => name.startsWith('ppt/'))) return 'a PowerPoint presentation';
  if (names.includes('Index/Document.iwa') || names.includes('Index.zip')) return 'an Apple Numbers document';
  const mime = entries.get('mimetype');
  if (mime !== undefined && new TextDecoder().decode(mime).includes('opendocument'))
    return 'an OpenDocument file';
  return names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('xl/'))
    ? null
    : 'a zip archive';
}

function chosenSheet(book: SheetBook, file: string, name: string | null): WithProblems<SheetBook | null> {
  if (name === null || book.format === 'text') return { value: book, problems: [] };
  const plain = (text: string) => text.trim().toLowerCase();
  const sheet =
    book.sheets.find((candidate) => candidate.name === name) ??
    book.sheets.find((candidate) => plain(candidate.name ?? '') === plain(name));
  if (sheet !== undefined) return { value: { ...book, sheets: [sheet] }, problems: [] };
  return refused({
    code: 'sheet-not-found',
    severity: 'error',
    file,
    place: placeAt({ sheet: name }),
    found: `the sheets ${book.sheets.map((candidate) => `"${candidate.name ?? ''}"`).join(', ')}`,
    expected: `a sheet called "${name}"`,
    fix: 'Correct the name after `sheet:` in the protocol, or rename the sheet in the workbook.',
  });
}

function refused(problem: Problem): WithProblems<null> {
  return { value: null, problems: [problem] };
}
