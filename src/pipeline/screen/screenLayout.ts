import { placeAt, type Problem } from '#domain/problem';
import { delimiterCharacters, findDelimiter, type DelimiterName } from '#sheet/delimiter';
import { cellsOfLine } from './cellsOfLine.ts';

/** How the rows of a screen are to be read. */
export type ScreenLayout = {
  readonly delimiter: string;
  readonly decimal: 'point' | 'comma';
  /** Column of the name of the curve. */
  readonly curve: number;
} & (
  | {
      /** A row for each well. */
      readonly form: 'long';
      readonly dose: number;
      readonly response: number;
      readonly weight: number | null;
    }
  | {
      /** A row for each curve; a column for each dose, replicates repeat it. */
      readonly form: 'wide';
      readonly doses: readonly { readonly column: number; readonly dose: number }[];
    }
);

/** What was stated of a table, null where nothing was. */
export interface ScreenChoices {
  readonly delimiter: DelimiterName | null;
  readonly decimal: 'point' | 'comma' | null;
}

/**
 * The layout of a screen from its header row: `curve,dose,response[,weight]`, or `curve` and a column for each dose whose header is the dose.
 *
 * @param lines - the first ones of the file, header first
 * @returns problems `column-missing`, `ambiguous-table`
 */
export function screenLayout(
  lines: readonly string[],
  file: string,
  choices: ScreenChoices,
): ScreenLayout | Problem {
  const found = findDelimiter(lines);
  const delimiter = delimiterCharacters[choices.delimiter ?? found.delimiter ?? 'comma'];
  const decimal = choices.decimal ?? 'point';
  const header = cellsOfLine(lines[0] ?? '', delimiter).map((cell) => cell.trim());
  const names = header.map((cell) => cell.replace(/\s*[([].*$/, '').toLowerCase());
  const twice = ['curve', 'dose', 'response', 'weight'].find(
    (name) => names.indexOf(name) !== names.lastIndexOf(name),
  );
  if (twice !== undefined) return columnTwice(file, twice);
  const curve = names.indexOf('curve');
  if (curve < 0) return columnMissing(file, header, 'curve');
  if (names.includes('experiment')) return experimentColumn(file);
  const [dose, response, weight] = ['dose', 'response', 'weight'].map((name) => names.indexOf(name));
  if (dose !== undefined && dose >= 0) {
    if (response === undefined || response < 0) return columnMissing(file, header, 'response');
    const weightColumn = weight === undefined || weight < 0 ? null : weight;
    return { form: 'long', delimiter, decimal, curve, dose, response, weight: weightColumn };
  }
  const doses = header.flatMap((cell, column) => {
    const value = Number(decimal === 'comma' ? cell.replace(',', '.') : cell);
    return column !== curve && cell !== '' && Number.isFinite(value) && value >= 0
      ? [{ column, dose: value }]
      : [];
  });
  if (doses.length < 2) return columnMissing(file, header, 'dose, response');
  return { form: 'wide', delimiter, decimal, curve, doses };
}

function columnMissing(file: string, header: readonly string[], needed: string): Problem {
  return {
    code: 'column-missing',
    severity: 'error',
    file,
    place: placeAt({ line: 1 }),
    found: `a table with the columns ${header.filter(Boolean).slice(0, 8).join(', ') || '(none)'}`,
    expected: `a first row with ${needed}: curve,dose,response or curve and a column for each dose`,
    fix: 'Name the columns in the first row: a screen has nothing above it.',
  };
}

function columnTwice(file: string, name: string): Problem {
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: placeAt({ line: 1 }),
    found: `two columns ${name}`,
    expected: `one column ${name}`,
    fix: 'Rename the column that is not meant.',
  };
}

/** Experiments are combined only by `fit` without `--screen`: to pool them in silence would raise n. */
function experimentColumn(file: string): Problem {
  return {
    code: 'ambiguous-table',
    severity: 'error',
    file,
    place: placeAt({ line: 1 }),
    found: 'a column experiment',
    expected: 'curves of one experiment each',
    fix: 'Make the experiment a part of the name of the curve, or fit the table without --screen.',
  };
}
