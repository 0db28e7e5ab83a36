/**
 * Whether a path fits a pattern, and what its captures hold.
 *
 * `*` is any text within one folder or file name, `**` any number of folders, `?` one character, `{cell line}` a text that is
 * captured under that name. Capitals matter, except in the extension (`.TXT` is `.txt`).
 *
 * @param pattern - as in the protocol: `a/{cell line}_exp{experiment}.*`
 * @param path - with `/`, relative to the same folder
 * @returns capture -> text (no keys for a pattern without captures), or null if the path does not fit, also when a name that
 *   is captured twice would hold two texts
 */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | null {
  const names: string[] = [];
  const expression = expressionFromPattern(pattern.normalize('NFC'), names);
  // File systems of Apple store é and µ taken apart; the protocol has them in one piece.
  const match = expression.exec(path.normalize('NFC'));
  if (match === null) return null;
  const captures = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const text = (match[index + 1] ?? '').trim();
    if (text === '' || (captures.has(name) && captures.get(name) !== text)) return null;
    captures.set(name, text);
  }
  return Object.fromEntries(captures);
}

function expressionFromPattern(pattern: string, names: string[]): RegExp {
  const extensionAt = /\.[A-Za-z0-9]+$/.exec(pattern)?.index ?? pattern.length;
  let source = '';
  for (const [token, capture] of pattern
    .slice(0, extensionAt)
    .matchAll(/\*\*\/?|\*|\?|\{([^{}]*)\}|[^*?{]+|./gu)) {
    if (token.startsWith('**')) source += token === '**/' ? '(?:[^/]+/)*' : '.*';
    else if (token === '*') source += '[^/]*';
    else if (token === '?') source += '[^/]';
    else if (capture !== undefined) {
      names.push(capture.trim());
      source += '([^/]+?)';
    } else source += literal(token);
  }
  return new RegExp(`^${source}${anyCase(pattern.slice(extensionAt))}$`, 'su');
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function anyCase(extension: string): string {
  return literal(extension).replace(
    /[A-Za-z]/g,
    (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`,
  );
}
