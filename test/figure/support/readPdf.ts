import { inflateSync } from 'node:zlib';

/** One string that a PDF shows: where its baseline starts, y downwards from the upper edge of the page. */
export interface ShownText {
  readonly font: string;
  readonly sizePt: number;
  /** Direction of the baseline. */
  readonly along: readonly [x: number, y: number];
  /** Direction in which the letters stand up. */
  readonly up: readonly [x: number, y: number];
  readonly x: number;
  readonly y: number;
  readonly widthPt: number;
  /** By ToUnicode. */
  readonly text: string;
  /** What is copied: by ActualText where it is given. */
  readonly copied: string;
}

export interface PdfFont {
  readonly name: string;
  readonly unicode: ReadonlyMap<string, string>;
  readonly widths: readonly number[];
  readonly file: Uint8Array;
}

/** What the tests look at in a PDF of one page, read from its bytes without a library. */
export interface ReadPdf {
  readonly source: string;
  readonly objects: ReadonlyMap<number, string>;
  readonly mediaBox: readonly number[];
  readonly info: Readonly<Record<string, string>>;
  readonly content: string;
  readonly fonts: ReadonlyMap<string, PdfFont>;
  readonly texts: readonly ShownText[];
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  const source = Buffer.from(bytes).toString('latin1');
  const objects = objectsOf(source);
  const find = (pattern: RegExp): string => {
    const found = [...objects.values()].find((object) => pattern.test(object));
    if (found === undefined) throw new Error(`The PDF has no ${pattern.source}.`);
    return found;
  };
  const at = (from: string, key: string): string => objects.get(reference(from, key))!;
  const page = find(/\/Type \/Page\b(?!s)/);
  const fonts = new Map<string, PdfFont>();
  for (const [, name, id] of at(page, 'Resources').matchAll(/\/(F\d+) (\d+) 0 R/g))
    fonts.set(name!, fontOf(objects.get(Number(id))!, objects));
  const content = stream(at(page, 'Contents')).toString('latin1');
  const info = objects.get(reference(source.slice(source.lastIndexOf('trailer')), 'Info'))!;
  return {
    source,
    objects,
    mediaBox: numbers(/\/MediaBox \[([^\]]*)\]/.exec(page)![1]!),
    info: Object.fromEntries(
      [...info.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, key, id]): [string, string] => [
        key!,
        pdfString(objects.get(Number(id))!.trim()),
      ]),
    ),
    content,
    fonts,
    texts: shownTexts(content, fonts),
  };
}

/** Objects as the table of cross references has them: an offset that is wrong by one byte is noticed. */
function objectsOf(source: string): ReadonlyMap<number, string> {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(source)![1]);
  const offsets = [...source.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
  return new Map(
    offsets.map((offset, i) => {
      const head = `${i + 1} 0 obj\n`;
      if (!source.startsWith(head, offset)) throw new Error(`Object ${i + 1} is not at ${offset}.`);
      return [i + 1, source.slice(offset + head.length, source.indexOf('\nendobj\n', offset))];
    }),
  );
}

function stream(object: string): Buffer {
  const start = object.indexOf('stream\n') + 'stream\n'.length;
  const bytes = Buffer.from(object.slice(start, start + Number(/\/Length (\d+)/.exec(object)![1])), 'latin1');
  return object.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
}

function fontOf(font: string, objects: ReadonlyMap<number, string>): PdfFont {
  const descendant = objects.get(Number(/\/DescendantFonts \[(\d+) 0 R\]/.exec(font)![1]))!;
  const descriptor = objects.get(reference(descendant, 'FontDescriptor'))!;
  const map = stream(objects.get(reference(font, 'ToUnicode'))!).toString('latin1');
  const unicode = new Map<string, string>();
  for (const [, first, , targets] of map.matchAll(/^<(\w+)> <(\w+)> \[(.*)\]$/gm))
    [...targets!.matchAll(/<([\w ]*)>/g)].forEach(([, target], i) => {
      const code = (parseInt(first!, 16) + i).toString(16).padStart(4, '0');
      const units = target!.match(/\w{4}/g) ?? [];
      unicode.set(code, String.fromCharCode(...units.map((unit) => parseInt(unit, 16))));
    });
  return {
    name: /\/BaseFont \/(\S+)/.exec(font)![1]!,
    unicode,
    widths: numbers(/\/W \[0 \[([^\]]*)\]\]/.exec(descendant)![1]!),
    file: stream(objects.get(reference(descriptor, 'FontFile[23]'))!),
  };
}

/** Follows the operators that place text; the page is turned upside down once, at its beginning. */
function shownTexts(content: string, fonts: ReadonlyMap<string, PdfFont>): readonly ShownText[] {
  const shown: ShownText[] = [];
  let [font, sizePt, matrix, actual] = ['', 0, [1, 0, 0, 1, 0, 0], null as string | null];
  const operators =
    /\/(F\d+) ([\d.]+) Tf|((?:[-\d.]+ ){6})Tm|\/Span <<\s*\/ActualText (\((?:\\[\s\S]|[^\\)])*\))\s*>> BDC|(EMC)|\[([^\]]*)\] TJ/g;
  for (const [, name, size, tm, span, end, items] of content.matchAll(operators)) {
    if (name !== undefined) [font, sizePt] = [name, Number(size)];
    if (tm !== undefined) matrix = numbers(tm);
    if (span !== undefined) actual = pdfString(span);
    if (end !== undefined) actual = null;
    if (items === undefined) continue;
    const { unicode, widths } = fonts.get(font)!;
    const codes = [...items.matchAll(/<(\w+)>/g)].flatMap((match) => match[1]!.match(/\w{4}/g) ?? []);
    const back = numbers(items.replace(/<\w+>/g, ' ')).reduce((sum, v) => sum + v, 0);
    const text = codes.map((code) => unicode.get(code) ?? '?').join('');
    const thousandths = codes.reduce((sum, code) => sum + widths[parseInt(code, 16)]!, 0) - back;
    const [a, b, c, d, x, y] = matrix as [number, number, number, number, number, number];
    const widthPt = (thousandths * sizePt) / 1000;
    shown.push({ font, sizePt, along: [a, b], up: [c, d], x, y, widthPt, text, copied: actual ?? text });
  }
  return shown;
}

function reference(object: string, key: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(object)![1]);
}

function numbers(text: string): number[] {
  return text.trim() === '' ? [] : text.trim().split(/\s+/).map(Number);
}

/** A string in parentheses: UTF-16 if it says so by its first two bytes. */
function pdfString(text: string): string {
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const raw = text
    .slice(1, -1)
    .replace(/\\([\s\S])/g, (_, character: string) => escapes[character] ?? character);
  if (!raw.startsWith('\xFE\xFF')) return raw;
  return Buffer.from(raw.slice(2), 'latin1').swap16().toString('utf16le');
}
