/** More does not fit into a cell. */
const longestText = 32_767;

/**
 * A text as the file format wants it: what looks like the escape of a character (`_x0041_`) is escaped itself, and so is what XML
 * cannot hold or changes (control characters, carriage returns). Programs show the text as it was; only what is longer than a cell
 * can be is cut, with `…` at its end.
 *
 * @source ECMA-376 part 1, 22.9.2.19 (ST_Xstring)
 */
export function workbookText(text: string): string {
  const kept = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return kept
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]/g, escapeOf)
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

function escapeOf(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
