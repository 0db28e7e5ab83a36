import type { Cell, Sheet } from '#sheet/sheetBook';

/** Text of an element, with its cell. */
export interface XmlText {
  readonly cell: Cell;
  /** From 0. */
  readonly row: number;
  readonly column: number;
}

/** An element of an XML file whose tags and texts stand in cells. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly texts: readonly XmlText[];
}

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  readonly texts: XmlText[];
}

const tag = /^<(\/?)([A-Za-z][\w.:-]*)([^]*?)(\/?)>$/;

/** The root element of a sheet of tags; null if its first cell is no tag. */
export function rootOf(sheet: Sheet): XmlElement | null {
  if (!tag.test(sheet.rows.find((row) => row.length > 0)?.[0]?.text ?? '')) return null;
  const stack: OpenElement[] = [];
  let root: OpenElement | null = null;
  for (const [row, cells] of sheet.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const match = tag.exec(cell.text);
      const above = stack.at(-1);
      if (match === null) above?.texts.push({ cell, row, column });
      else if (match[1] === '/') stack.pop();
      else {
        const element: OpenElement = {
          name: match[2] ?? '',
          attributes: attributesOf(match[3] ?? ''),
          children: [],
          texts: [],
        };
        above?.children.push(element);
        root ??= element;
        if (match[4] !== '/') stack.push(element);
      }
    }
  }
  return root;
}

/** All elements of a name below an element, in their order. */
export function elementsCalled(name: string, element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsCalled(name, child),
  ]);
}

/** The child of a name; null for none. */
export function childCalled(name: string, element: XmlElement | null): XmlElement | null {
  return element?.children.find((child) => child.name === name) ?? null;
}

/** The first text of an element, without blanks around it; null for none. */
export function textOf(element: XmlElement | null): string | null {
  return element?.texts[0]?.cell.text.trim() ?? null;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([A-Za-z][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(pairs.map(([, name = '', one, other]) => [name, plain(one ?? other ?? '')]));
}

function plain(text: string): string {
  return text
    .replace(/&#x?[\dA-Fa-f]+;/g, (entity) => {
      const code = /^&#x/i.test(entity) ? parseInt(entity.slice(3), 16) : Number(entity.slice(2, -1));
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    })
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
