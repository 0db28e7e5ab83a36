const linesAround = 2;

/**
 * The lines of a text around a place, numbered, with carets under the place.
 *
 * @param text - the whole file
 * @param line - from 1
 * @param column - from 1
 * @param length - characters to underline; at least one caret is drawn, and none beyond the end of the line
 */
export function codeFrame(text: string, line: number, column: number, length: number): string {
  const lines = text.split(/\r\n|\n|\r/);
  const first = Math.max(1, line - linesAround);
  const last = Math.min(lines.length, line + linesAround);
  const width = String(last).length;
  const framed: string[] = [];
  for (let number = first; number <= last; number++) {
    const content = lines[number - 1] ?? '';
    framed.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${content}`.trimEnd());
    if (number !== line) continue;
    // A tab keeps its place above the caret only when it is a tab there too.
    const before = content.slice(0, column - 1).replace(/[^\t]/g, ' ');
    const carets = '^'.repeat(Math.max(1, Math.min(length, content.length - column + 1)));
    framed.push(`  ${' '.repeat(width)} | ${before}${carets}`);
  }
  return framed.join('\n');
}
