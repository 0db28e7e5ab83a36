/** `95.1 ± 0.7 %`: a share with one standard error. */
export function share(count: number, total: number): string {
  const p = count / total;
  const error = Math.sqrt((p * (1 - p)) / total);
  return `${(100 * p).toFixed(1)} ± ${(100 * error).toFixed(1)} %`;
}

/** A table of fixed-width text, which is also valid Markdown. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}
