import { Document, isMap } from 'yaml';

/** Lines a step further in. */
export function indented(blanks: number, lines: readonly string[]): string[] {
  return lines.map((text) => `${' '.repeat(blanks)}${text}`);
}

/** No name can hold it. */
const commentMark = '\u0000';

/** A line with a comment behind it. */
export function line(text: string, comment: string): string {
  return `${text}${commentMark}# ${comment}`;
}

/** Comments behind lines stand below each other where they can. */
export function aligned(text: string): string {
  const [code = '', comment] = text.split(commentMark);
  return comment === undefined ? code : `${code.padEnd(44)}  ${comment}`;
}

/** A text as YAML takes it: with quotes where it needs them. */
export function scalar(text: string, inMap = false): string {
  const document = new Document(inMap ? { a: text } : text);
  if (isMap(document.contents)) document.contents.flow = true;
  return document
    .toString({ lineWidth: 0 })
    .trim()
    .replace(/^\{ a: (.*) \}$/s, '$1');
}

/** A pattern is always quoted, as people will have to do it who change it. */
export function quoted(text: string): string {
  return new Document(text).toString({ lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).trim();
}
