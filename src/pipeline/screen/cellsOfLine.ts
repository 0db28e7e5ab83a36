/**
 * The cells of one line of a text table; cells in quotation marks may hold the delimiter, and a quotation mark written twice.
 */
export function cellsOfLine(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] === '"') {
      let text = '';
      let end = at + 1;
      for (; end < line.length; end++) {
        if (line[end] !== '"') text += line.charAt(end);
        else if (line[end + 1] === '"') {
          text += '"';
          end++;
        } else break;
      }
      cells.push(text);
      const next = line.indexOf(delimiter, end);
      if (next < 0) break;
      at = next + 1;
    } else {
      const next = line.indexOf(delimiter, at);
      cells.push(next < 0 ? line.slice(at) : line.slice(at, next));
      if (next < 0) break;
      at = next + 1;
    }
  }
  return cells;
}
