import type { WithProblems } from '#domain/problem';
import type { TableChoices } from '#domain/protocol';
import type { DecodedText } from './decodeText.ts';
import { damaged, incomplete } from './fileProblems.ts';
import { numberConvention } from './numberConvention.ts';
import { numberFromText } from './numberText.ts';
import type { SheetBook } from './sheetBook.ts';

/** Roots of the XML files that plate readers write; any other XML file is refused as no table. */
const roots: readonly string[] = ['Experiment'];

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const tokens = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<(?:"[^"]*"|'[^']*'|[^'"<>])*>|[^<]+|</g;

interface Token {
  readonly text: string;
  /** Line of the file, from 0. */
  readonly line: number;
  readonly tag: boolean;
}

/** Whether a text is the XML of a plate reader. */
export function isReaderXml(text: string): boolean {
  const root = /^(?:\s|<\?[^]*?\?>|<!--[^]*?-->)*<([A-Za-z][\w.-]*)[\s>]/.exec(text.slice(0, 2000))?.[1];
  return root !== undefined && roots.includes(root);
}

/**
 * An XML file as cells, so that a reader can say where a number stands: each line of the file is a row, each tag and each text on it a
 * cell. Tags keep their brackets.
 *
 * @returns null with `file-incomplete` when the file ends inside of a tag, `file-damaged` when its tags do not fit each other
 */
export function readXmlTable(
  decoded: DecodedText,
  file: string,
  table: TableChoices,
): WithProblems<SheetBook | null> {
  const found = tokensOf(decoded.text.replace(/\r\n?/g, '\n'));
  const fault = faultOf(found);
  if (fault !== null)
    return {
      value: null,
      problems: [fault.atEnd ? incomplete(file, fault.what) : damaged(file, fault.what)],
    };
  const evidence = numberConvention(
    found.filter(({ tag }) => !tag).map(({ text }) => text),
    table.decimal,
  );
  const rows: SheetBook['sheets'][number]['rows'][number][] = [];
  for (const { text, line, tag } of found) {
    while (rows.length <= line) rows.push([]);
    const number = tag ? null : numberFromText(text, evidence.convention);
    rows[line] = [...(rows[line] ?? []), { text, number }];
  }
  return {
    value: {
      format: 'text',
      sheets: [{ name: null, rows }],
      inferred:
        decoded.encoding === 'UTF-8'
          ? []
          : [{ what: 'encoding', value: decoded.encoding, because: decoded.because, state: null, file }],
      decimal: evidence.decimal,
      openEnd: false,
    },
    problems: [],
  };
}

function tokensOf(text: string): Token[] {
  const found: Token[] = [];
  let line = 0;
  for (const match of text.matchAll(tokens)) {
    const whole = match[0];
    const tag = whole.startsWith('<') && match[1] === undefined;
    const comment = /^<[!?]/.test(whole) && match[1] === undefined;
    const content = tag ? whole : (match[1] ?? decodedEntities(whole));
    if (!comment && content.trim() !== '') {
      const before = /^\s*/.exec(content)?.[0] ?? '';
      found.push({ text: content.trim(), line: line + lineEnds(before), tag });
    }
    line += lineEnds(whole);
  }
  return found;
}

/** What is wrong with the nesting of tags, as a sentence needs it, and whether the end of the file is to blame; null for nothing. */
function faultOf(found: readonly Token[]): { readonly what: string; readonly atEnd: boolean } | null {
  const open: string[] = [];
  let roots = 0;
  for (const [index, { text, line, tag }] of found.entries()) {
    const fault = (what: string) => ({ what: `${what} in line ${line + 1}`, atEnd: false });
    if (!tag) {
      if (open.length === 0) return fault('text outside of all tags');
      if (text.includes('\u0000')) return fault('bytes of value 0');
      continue;
    }
    const name = /^<\/?([A-Za-z][\w.:-]*)[^]*>$/.exec(text)?.[1];
    // What is left of a tag that was cut stands as `<` and, where it goes on, as text.
    if (name === undefined) return { ...fault('a tag that is not whole'), atEnd: index >= found.length - 2 };
    if (!text.startsWith('</')) {
      if (open.length === 0) roots += 1;
      if (!text.endsWith('/>')) open.push(name);
    } else if (open.pop() !== name) return fault(`</${name}> without its beginning`);
  }
  const last = open.at(-1);
  if (last !== undefined) return { what: `an XML file that ends inside of <${last}>`, atEnd: true };
  return roots === 1 ? null : { what: `${roots} XML documents in one file`, atEnd: false };
}

function decodedEntities(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function lineEnds(text: string): number {
  return text.split('\n').length - 1;
}
