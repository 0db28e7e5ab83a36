import type { DocumentedSchema } from '#protocol/protocolJsonSchema';

/** Keys from the top of a protocol; 0 is the first entry of a list. */
export type KeyPath = readonly (string | 0)[];

/** A key of the protocol language as the page explains it. */
export interface ProtocolKey {
  /** Where a person chooses a name, the one that the small protocol has (or could have). */
  readonly path: KeyPath;
  /** How the page names it: `plates › read › label`. */
  readonly name: string;
  readonly schema: DocumentedSchema;
  readonly needed: boolean;
  /** For the key that tells two kinds apart (`bars`): the others (`curves`). */
  readonly orElse: readonly string[];
  /** For a key of one kind only (`relative to`): the key that tells the kind (`bars`). */
  readonly onlyWith: string | null;
}

/** Names that a person chooses, in the examples. */
const chosenNames: Readonly<Record<string, string>> = {
  plates: 'single dose',
  panels: 'a',
  layout: 'F2:F9',
};

/** Every key below a schema, in the order in which they are defined, each followed by those below it. */
export function protocolKeys(schema: DocumentedSchema, above: KeyPath = [], name = ''): ProtocolKey[] {
  const met = new Set<string>();
  const kinds = kindsOf(schema);
  const own: ProtocolKey[] = [];
  const common: ProtocolKey[] = [];
  for (const kind of kinds) {
    const base = [...pathOf(above, kind), ...(schema.items === undefined ? [] : ([0] as const))];
    for (const [key, value] of Object.entries(kind.properties ?? {})) {
      if (met.has(key)) continue;
      met.add(key);
      const entry = {
        ...aboutKey(key, kind, kinds),
        path: [...base, key],
        name: `${name}${key}`,
        schema: value,
      };
      const below = protocolKeys(value, entry.path, `${entry.name} › `);
      // what belongs to one kind stands together, what all kinds have behind it
      (kinds.length > 1 && isCommon(key, kinds) ? common : own).push(entry, ...below);
    }
    own.push(...belowChosenName(kind, base, name));
  }
  return [...own, ...common];
}

function isCommon(key: string, kinds: readonly DocumentedSchema[]): boolean {
  return kinds.every((kind) => kind.properties?.[key] !== undefined);
}

/** The maps among the values that a key takes. */
function kindsOf({ anyOf, items, ...schema }: DocumentedSchema): readonly DocumentedSchema[] {
  const options = anyOf ?? (items !== undefined && 'type' in items ? [items] : [schema]);
  return options.filter(
    (one) => one.properties !== undefined || typeof one.additionalProperties === 'object',
  );
}

function aboutKey(
  key: string,
  kind: DocumentedSchema,
  kinds: readonly DocumentedSchema[],
): Pick<ProtocolKey, 'needed' | 'orElse' | 'onlyWith'> {
  const needed = kind.required?.includes(key) === true;
  const others = kinds.filter((other) => other !== kind);
  const tellTales = others.map((other) => other.required?.[0]);
  const tellTale = kind.required?.[0];
  if (isCommon(key, kinds) || tellTale === undefined || tellTales.includes(undefined))
    return { needed, orElse: [], onlyWith: null };
  return key === tellTale
    ? { needed, orElse: tellTales.filter((one) => one !== undefined), onlyWith: null }
    : { needed, orElse: [], onlyWith: tellTale };
}

/** What stands below a name that a person chooses; a map of texts (`facts`) has nothing more to explain. */
function belowChosenName(
  { additionalProperties }: DocumentedSchema,
  above: KeyPath,
  name: string,
): ProtocolKey[] {
  if (typeof additionalProperties !== 'object') return [];
  const chosen = chosenNames[String(above.at(-1))];
  if (chosen !== undefined) return protocolKeys(additionalProperties, [...above, chosen], name);
  if (additionalProperties.title === undefined) return [];
  const about = { needed: false, orElse: [], onlyWith: null };
  return [
    { ...about, path: [...above, 'T-DM1'], name: `${name}any treatment`, schema: additionalProperties },
  ];
}

/** In the small protocol ranges stand in its second plate set, and its second panel draws curves. */
function pathOf(above: KeyPath, kind: DocumentedSchema): KeyPath {
  const from = kind.properties?.curves === undefined ? 'single dose' : 'a';
  const to = kind.properties?.curves === undefined ? 'dose series' : 'b';
  const moved = kind.properties?.curves !== undefined || above.includes('F2:F9');
  return moved ? above.map((key) => (key === from ? to : key)) : above;
}
