import type { Problem } from '#domain/problem';
import { codeFrame } from './codeFrame.ts';

/** A problem that was found after the protocol had been read, with the lines of the protocol around its place. */
export function withCodeFrame(problem: Problem, protocol: { file: string; text: string }): Problem {
  const { file, place, frame } = problem;
  if (file !== protocol.file || frame !== undefined) return problem;
  if (place?.line == null || place.column === null) return problem;
  const length = wordAt(protocol.text, place.line, place.column).length;
  return { ...problem, frame: codeFrame(protocol.text, place.line, place.column, length) };
}

/** The key or name that starts at a place, with its quotes. */
function wordAt(text: string, line: number, column: number): string {
  const rest = (text.split(/\r\n|\n|\r/)[line - 1] ?? '').slice(column - 1);
  return /^(?:"[^"]*"|'[^']*'|[^,:[\]{}#]*[^\s,:[\]{}#])/.exec(rest)?.[0] ?? '';
}
