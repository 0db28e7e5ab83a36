import type { Problem, Severity } from '#domain/problem';
import { placeText } from './placeText.ts';
import { visibleText } from './visibleText.ts';

export interface ProblemTextOptions {
  /** Colours for a terminal; false. */
  readonly colour?: boolean;
}

/**
 * A problem as text for a terminal, without a line feed at the end.
 *
 * ```
 * error[protocol-unknown-key] protocols/fig2.yaml:12:5
 *   found:    the key "lables"
 *   expected: a key of a plate set
 *   fix:      did you mean "labels"?
 *
 *     12 |     lables: …
 *        |     ^^^^^^
 * ```
 */
export function problemText(problem: Problem, { colour = false }: ProblemTextOptions = {}): string {
  const paint = colour ? painted : plain;
  const code = paint(colourOf[problem.severity], `${problem.severity}[${problem.code}]`);
  const lines = [
    [code, whereText(problem)].filter((part) => part !== '').join(' '),
    part(paint(dim, 'found:'), '   ', problem.found),
    part(paint(dim, 'expected:'), '', problem.expected),
    part(paint(dim, 'fix:'), '     ', problem.fix),
  ];
  if (problem.frame !== undefined) lines.push('', indented(visibleText(problem.frame), '    '));
  return lines.filter((line) => line !== null).join('\n');
}

const dim = 2;
const colourOf: Readonly<Record<Severity, number>> = { error: 31, warning: 33, note: 36 };

function painted(code: number, text: string): string {
  return `\u001B[${code}m${text}\u001B[0m`;
}

function plain(_code: number, text: string): string {
  return text;
}

/** `file:line:column`, as terminals and editors make it a link, then what a spreadsheet needs. */
function whereText({ file, place }: Problem): string {
  const numbers = [place?.line, place?.line === null ? null : place?.column];
  const address = [file, ...numbers].filter((part) => part !== null && part !== undefined).join(':');
  const cell = place === null ? '' : placeText(place);
  if (address === '') return visibleText(cell);
  return visibleText(cell === '' ? address : `${address} (${cell})`);
}

/** A part with nothing to say is left out. */
function part(label: string, gap: string, text: string): string | null {
  return text === '' ? null : `  ${label}${gap} ${indented(visibleText(text), '            ').trimStart()}`;
}

function indented(text: string, by: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : by + line))
    .join('\n');
}
