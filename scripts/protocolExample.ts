import { Document, isCollection, isMap, isSeq } from 'yaml';
import type { KeyPath } from './protocolKeys.ts';

/** What cannot be left out beside the key of an example. */
const companions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  exclude: { reason: 'contaminated' },
  'exclude reason': { wells: 'C5' },
  'layout sheet': { file: 'fig2.layout.xlsx' },
};

/**
 * An example of a key as it stands in a protocol, from the top of the file down to it.
 *
 * @param value - as the JSON schema takes it
 * @returns YAML, without a line feed at the end
 */
export function protocolExample(path: KeyPath, value: unknown): string {
  const document = new Document(nested(path, value));
  const node = document.getIn(path, true);
  if (isCollection(node) && !(isSeq(node) && node.items.some(isMap))) node.flow = true;
  return document
    .toString({ lineWidth: 0, flowCollectionPadding: true })
    .replaceAll('[ ', '[')
    .replaceAll(' ]', ']')
    .trimEnd();
}

function nested(path: KeyPath, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  // names go with a layout of the export only
  if (first === 'names') return { layout: 'from export', names: nested(rest, value) };
  if (first === 0) return [besideCompanions('exclude', rest, value)];
  return { [first]: first === 'layout' ? besideCompanions(first, rest, value) : nested(rest, value) };
}

function besideCompanions(above: string, path: KeyPath, value: unknown): unknown {
  const beside = companions[`${above} ${String(path[0])}`] ?? companions[above] ?? {};
  const map = nested(path, value);
  return path.length === 0 ? map : { ...(map as object), ...beside };
}
