import { parse } from 'csv-parse/sync';
import type { Inference } from '#domain/inference';
import type { WithProblems } from '#domain/problem';
import type { TableChoices } from '#domain/protocol';
import { joinPairs, judgePairs } from './commaPairs.ts';
import type { DecodedText } from './decodeText.ts';
import { delimiterCharacters, findDelimiter, splitLine, type DelimiterName } from './delimiter.ts';
import { numberConvention, type ConventionEvidence } from './numberConvention.ts';
import { numberFromText, numberShape } from './numberText.ts';
import type { Cell, SheetBook } from './sheetBook.ts';
import { commaIsLost, commaIsTwoThings, commaIsUndecided, twoDelimiters } from './tableProblems.ts';

/**
 * The cells of a text table: delimiter and decimal mark are counted, not taken from the name of the file.
 *
 * @param decoded - the text with its encoding
 * @param table - what the protocol states; null where it states nothing
 * @returns the cells, or null with `ambiguous-table` when the table can be read in two ways
 */
export function readTextTable(
  decoded: DecodedText,
  file: string,
  table: TableChoices,
): WithProblems<SheetBook | null> {
  const text = decoded.text.replace(/\r+\n|\r/g, '\n').replace(/\u001a$/, '');
  const lines = text.split('\n');
  const found = findDelimiter(lines);
  if (table.delimiter === null && found.rival !== null && found.delimiter !== null)
    return { value: null, problems: [twoDelimiters(file, lines, found.delimiter, found.rival)] };
  const delimiter = table.delimiter ?? found.delimiter ?? 'comma';
  let rows = divided(text, delimiter);

  if (delimiter === 'comma' && table.decimal !== 'point') {
    const verdict = judgePairs(rows);
    if (verdict === 'ragged pairs') return { value: null, problems: [commaIsLost(file, rows)] };
    if (verdict === 'could be pairs') {
      if (table.decimal === null) return { value: null, problems: [commaIsTwoThings(file, rows)] };
      rows = rows.map(joinPairs);
    }
  }
  const evidence = numberConvention(rows.flat(), table.decimal);
  if (evidence.undecided.length >= 3 && evidence.undecidedShare >= 0.2)
    return { value: null, problems: [commaIsUndecided(file, evidence.undecided)] };

  const book: SheetBook = {
    format: 'text',
    sheets: [{ name: null, rows: rows.map((row) => row.map((cell) => cellFromText(cell, evidence))) }],
    inferred: [
      ...encodingInference(decoded, file),
      ...(table.delimiter === null ? delimiterInference(found.delimiter, found.numbers, file) : []),
      ...(table.decimal === null ? decimalInference(evidence, file) : []),
    ],
    decimal: evidence.decimal,
    openEnd: text !== '' && !text.endsWith('\n'),
  };
  return { value: book, problems: [] };
}

function cellFromText(raw: string, evidence: ConventionEvidence): Cell {
  // Our own tables put an apostrophe before text that a spreadsheet would take for a formula.
  const text = /^'[=+\-@\t\r]/.test(raw) ? raw.slice(1) : raw;
  return { text, number: numberFromText(text, evidence.convention) };
}

function divided(text: string, delimiter: DelimiterName): string[][] {
  const character = delimiterCharacters[delimiter];
  // ="0123" is how some readers keep a spreadsheet program from touching a number.
  const plain = text.replace(new RegExp(`(^|${character})="([^"\\n]*)"(?=${character}|$)`, 'gm'), '$1"$2"');
  try {
    const rows = parsed(plain, character, '"');
    if (!rows.some((row) => row.some((cell) => swallowedRows(cell, character)))) return rows;
  } catch {
    // A quotation mark that is never closed is a mark in the text, not around it.
  }
  return parsed(plain, character, null);
}

function parsed(text: string, delimiter: string, quote: string | null): string[][] {
  return parse(text, {
    delimiter,
    quote,
    record_delimiter: '\n',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
  });
}

/** A cell in quotation marks may hold line ends, but not rows of numbers: those were caught between two stray marks. */
function swallowedRows(cell: string, delimiter: string): boolean {
  if (!cell.includes('\n')) return false;
  return cell
    .split('\n')
    .some((line) => splitLine(line, delimiter).filter((part) => numberShape(part) !== null).length >= 2);
}

function encodingInference({ encoding, because }: DecodedText, file: string): Inference[] {
  if (encoding === 'UTF-8') return [];
  return [{ what: 'encoding', value: encoding, because, state: null, file }];
}

function delimiterInference(delimiter: DelimiterName | null, numbers: number, file: string): Inference[] {
  if (delimiter === null) return [];
  const because =
    numbers > 0
      ? `dividing the lines at each ${delimiter} gives the most cells that are numbers (${numbers})`
      : `dividing the lines at each ${delimiter} gives the most lines of one length`;
  return [{ what: 'delimiter', value: delimiter, because, state: `delimiter: ${delimiter}`, file }];
}

function decimalInference({ decimal, example }: ConventionEvidence, file: string): Inference[] {
  if (decimal === null || example === null) return [];
  const because = `the file holds numbers like ${example}`;
  return [{ what: 'decimal mark', value: decimal, because, state: `decimal: ${decimal}`, file }];
}
