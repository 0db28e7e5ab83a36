import { placeAt, type Place, type Problem, type WithProblems } from '#domain/problem';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLError,
} from 'yaml';
import { codeFrame } from './codeFrame.ts';

/** Keys and indices from the top of the document. */
export type YamlPath = readonly PropertyKey[];

/** A place with the lines around it. */
export interface Spot {
  readonly place: Place;
  readonly frame: string;
}

/** A YAML text as plain values — every scalar is the text that was written — and where each of them stands. */
export interface YamlSource {
  readonly file: string;
  readonly data: unknown;
  /** Of a value, or of its key; for a path that is not there, of the nearest one above it. */
  readonly spotOf: (path: YamlPath, what: 'key' | 'value') => Spot;
}

/** More uses of anchors than any protocol needs; a small file that unfolds to gigabytes has more. */
const maxAliasCount = 100;

/**
 * Reads YAML 1.2 without guessing types: `T`, `no`, `01` and `1e3` stay the texts they are.
 *
 * @returns null with `file-empty` or `protocol-syntax`, as many as there are; keys given twice are refused but the rest can be read
 */
export function yamlSourceFromText(text: string, file: string): WithProblems<YamlSource | null> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    stringKeys: true,
    prettyErrors: false,
    lineCounter,
  });
  const spotAt = (start: number, end: number): Spot => {
    const { line, col } = lineCounter.linePos(start);
    return { place: placeAt({ line, column: col }), frame: codeFrame(text, line, col, end - start) };
  };
  const syntax = (start: number, end: number, found: string, expected: string, fix: string): Problem => ({
    code: 'protocol-syntax',
    severity: 'error',
    file,
    ...spotAt(start, end),
    found,
    expected,
    fix,
  });
  const problems = [...document.errors, ...document.warnings].map((error) =>
    syntax(error.pos[0], error.pos[1], error.message, ...adviceFor(error)),
  );
  for (const refused of refusedNodes(document)) {
    problems.push(syntax(refused.start, refused.end, refused.found, refused.expected, refused.fix));
  }
  const fatal = problems.length > document.errors.filter((error) => error.code === 'DUPLICATE_KEY').length;
  // what follows a slip in the syntax is mostly its echo
  if (fatal) return { value: null, problems: problems.slice(0, 1) };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === '')) {
    return { value: null, problems: [...problems, emptyFile(file)] };
  }
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const found = `aliases that unfold too far (${error.message})`;
    const fix = 'write the values out instead of repeating them by anchors';
    return {
      value: null,
      problems: [...problems, syntax(0, 1, found, `at most ${maxAliasCount} uses of anchors`, fix)],
    };
  }
  const spotOf: YamlSource['spotOf'] = (path, what) => {
    const [start, end] = rangeOf(document, path, what);
    return spotAt(start, end);
  };
  return { value: { file, data, spotOf }, problems };
}

function emptyFile(file: string): Problem {
  return {
    code: 'file-empty',
    severity: 'error',
    file,
    place: null,
    found: 'a file without content',
    expected: 'a protocol in YAML',
    fix: 'start from protocols/fig2.yaml',
  };
}

interface RefusedNode {
  readonly start: number;
  readonly end: number;
  readonly found: string;
  readonly expected: string;
  readonly fix: string;
}

/** Aliases to nothing or to what they stand in, and the one key that JavaScript objects treat in a way of their own. */
function refusedNodes(document: Document): RefusedNode[] {
  const refused: RefusedNode[] = [];
  visit(document, {
    Alias(_, alias) {
      const [start, end] = rangeOfNode(alias);
      const target = alias.resolve(document);
      const [targetStart, targetEnd] = target ? rangeOfNode(target) : [0, 0];
      const inside = target !== undefined && targetStart <= start && end <= targetEnd;
      if (target !== undefined && !inside) return;
      refused.push({
        start,
        end,
        found: `*${alias.source}`,
        expected: inside ? 'an anchor that does not contain its own use' : 'an anchor that was set before',
        fix: 'put quotes around a text that starts with *',
      });
    },
    Pair(_, pair) {
      if (!isScalar(pair.key) || pair.key.value !== '__proto__') return;
      const [start, end] = rangeOfNode(pair.key);
      refused.push({ start, end, found: 'key "__proto__"', expected: 'another key', fix: 'rename it' });
    },
  });
  return refused;
}

function adviceFor(error: YAMLError): [expected: string, fix: string] {
  const brackets: [string, string] = [
    'YAML: `key: value`, lists as `[a, b]`',
    'look for a missing bracket or colon; put quotes around a text with { } [ ] * & # or ": " in it',
  ];
  if (error.message.startsWith('Flow')) return brackets;
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return ['each key once', 'remove one of the two, or join their values'];
    case 'TAB_AS_INDENT':
      return ['blanks at the start of the line', 'replace the tab by two blanks'];
    case 'MULTIPLE_DOCS':
      return ['one document', 'put the second protocol into a file of its own'];
    case 'BAD_INDENT':
    case 'BAD_COLLECTION_TYPE':
      return [
        'keys of one map, one below the other',
        'give them the same number of blanks at the start of the line',
      ];
    default:
      return brackets;
  }
}

function rangeOf(document: Document, path: YamlPath, what: 'key' | 'value'): [number, number] {
  let node: unknown = document.contents;
  let range = rangeOfNode(node);
  for (const [depth, step] of path.entries()) {
    const container = isAlias(node) ? node.resolve(document) : node;
    if (isMap(container)) {
      const pair = container.items.find((item) => isScalar(item.key) && item.key.value === String(step));
      if (pair === undefined) return range;
      node = pair.value;
      const wantsKey = what === 'key' || depth < path.length - 1 || isEmptyValue(pair);
      range = rangeOfNode(wantsKey ? pair.key : pair.value);
    } else if (isSeq(container)) {
      node = container.items[Number(step)];
      if (node === undefined) return range;
      range = rangeOfNode(node);
    } else return range;
  }
  return range;
}

/** `key:` with nothing behind it: the key is the better place to point at. */
function isEmptyValue(pair: Pair): boolean {
  const [start, end] = rangeOfNode(pair.value);
  return start === end;
}

function rangeOfNode(node: unknown): [number, number] {
  const range = (node as Node | null | undefined)?.range;
  return range ? [range[0], range[1]] : [0, 0];
}
