import { numberShape } from './numberText.ts';

export type DelimiterName = 'comma' | 'semicolon' | 'tab';

export const delimiterCharacters: Readonly<Record<DelimiterName, string>> = {
  comma: ',',
  semicolon: ';',
  tab: '\t',
};

/** The delimiter that makes the best table of some lines. */
export interface DelimiterFinding {
  /** null: no line is divided by any of them. */
  readonly delimiter: DelimiterName | null;
  /** Another one that makes as good a table. */
  readonly rival: DelimiterName | null;
  /** Numbers found with `delimiter`. */
  readonly numbers: number;
}

const names: readonly DelimiterName[] = ['tab', 'semicolon', 'comma'];
const linesLookedAt = 20_000;

/**
 * The delimiter of a text table, by counting what each would make of the lines: cells that are numbers count for it, cells
 * that still hold a tab or semicolon against it. Header lines with commas in their text therefore do not matter.
 */
export function findDelimiter(lines: readonly string[]): DelimiterFinding {
  const looked = lines.slice(0, linesLookedAt);
  const scores = names
    .map((name) => ({ name, ...scoreOf(looked, name) }))
    .filter((candidate) => candidate.score > 0)
    .sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (best === undefined) return { delimiter: null, rival: null, numbers: 0 };
  const close = second !== undefined && second.numbers > 0 && second.score >= 0.9 * best.score;
  return { delimiter: best.name, rival: close ? second.name : null, numbers: best.numbers };
}

function scoreOf(lines: readonly string[], name: DelimiterName): { score: number; numbers: number } {
  const others = names.filter((other) => other !== name && other !== 'comma');
  const linesOfLength = new Map<number, number>();
  let numbers = 0;
  let against = 0;
  for (const line of lines) {
    const cells = splitLine(line, delimiterCharacters[name]);
    if (cells.length < 2) continue;
    linesOfLength.set(cells.length, (linesOfLength.get(cells.length) ?? 0) + 1);
    for (const cell of cells) {
      if (numberShape(unwrapped(cell)) !== null) numbers += 1;
      else if (others.some((other) => cell.includes(delimiterCharacters[other]))) against += 1;
    }
  }
  const alike = Math.max(0, ...linesOfLength.values());
  return { score: numbers - against + 0.1 * alike, numbers };
}

/** The cells of one line; delimiters between quotes do not divide. */
export function splitLine(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === delimiter && !quoted) {
      cells.push(line.slice(start, i));
      start = i + 1;
    }
  }
  cells.push(line.slice(start));
  return cells;
}

/** `0.5` from `"0.5"` and from `="0.5"`. */
function unwrapped(cell: string): string {
  return /^\s*=?"(.*)"\s*$/.exec(cell)?.[1] ?? cell;
}
