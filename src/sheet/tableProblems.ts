import { placeAt, type Problem } from '#domain/problem';
import { joinPairs } from './commaPairs.ts';
import { delimiterCharacters, type DelimiterName } from './delimiter.ts';

/** Lines that can be divided in two ways. */
export function twoDelimiters(
  file: string,
  lines: readonly string[],
  first: DelimiterName,
  second: DelimiterName,
): Problem {
  const [a, b] = [delimiterCharacters[first], delimiterCharacters[second]];
  const line = lines.findIndex((text) => text.includes(a) && text.includes(b));
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: placeAt({ line: line < 0 ? null : line + 1 }),
    found: `lines that can be divided at each ${first} or at each ${second} just as well${line < 0 ? '' : `: ${(lines[line] ?? '').slice(0, 60)}`}`,
    expected: 'one way to divide the lines into cells',
    fix: `Say it in the plate set of the protocol (on the command line with --delimiter or --decimal): \`delimiter: ${first}\` or \`delimiter: ${second}\`.`,
  };
}

/** `0,123,0,456`: four cells or two numbers. */
export function commaIsTwoThings(file: string, rows: readonly (readonly string[])[]): Problem {
  const line = rows.findIndex(
    (row) => row.join() !== joinPairs(row).join() || joinPairs(row).length < row.length,
  );
  const row = rows[line] ?? [];
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: placeAt({ line: line + 1 }),
    found: `a comma that could divide cells or mark decimals: ${row.join(',').slice(0, 60)} is either the cells ${listed(row)} or the cells ${listed(joinPairs(row))}`,
    expected: 'cells and decimals with different marks',
    fix: 'Say it in the plate set of the protocol (on the command line with --delimiter or --decimal): `decimal: comma` if the pairs are numbers with decimals, `decimal: point` if every number is a cell. Or export the file again with semicolons or tabs.',
  };
}

/** Decimal commas between cells that are divided by commas, and numbers without decimals among them. */
export function commaIsLost(file: string, rows: readonly (readonly string[])[]): Problem {
  const line = rows.findIndex((row) => joinPairs(row).length < row.length);
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: placeAt({ line: line + 1 }),
    found: `more numbers in a line than the header has columns: ${(rows[line] ?? []).join(',').slice(0, 60)}`,
    expected: 'one number per column, with decimals behind a point or cells divided by semicolons or tabs',
    fix: 'The commas seem to mark decimals as well as cells, and some numbers have no decimals. Export the file again with semicolons or tabs, or as a workbook. If every number is a cell, say `decimal: point` in the plate set of the protocol.',
  };
}

/** `1,234`: with decimals or with thousands. */
export function commaIsUndecided(file: string, undecided: readonly string[]): Problem {
  const [example = '1,234'] = undecided;
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: null,
    found: `numbers like ${undecided.slice(0, 3).join(' and ')}: ${example} could be ${example.replace(',', '.')} or ${example.replaceAll(',', '')}, and no number of the file decides it`,
    expected: 'a decimal mark that is clear',
    fix: `Say it in the plate set of the protocol (on the command line with --delimiter or --decimal): \`decimal: comma\` for ${example.replace(',', '.')}, \`decimal: point\` for ${example.replaceAll(',', '')}.`,
  };
}

function listed(row: readonly string[]): string {
  return row.slice(0, 4).join(' | ') + (row.length > 4 ? ' …' : '');
}
