import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { jsonSchemaFile, jsonSchemaLine, protocolJsonSchema } from '#protocol/protocolJsonSchema';
import { parseProtocol } from '#protocol/parseProtocol';
import { fig2Protocol } from './fig2Protocol.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shipped = readFileSync(join(root, 'protocols', jsonSchemaFile), 'utf8');
const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(
  JSON.parse(shipped) as object,
);

/** As an editor reads it: numbers and booleans are no texts. */
function editorAccepts(text: string): boolean {
  return validate(parse(text));
}

function parserAccepts(text: string): boolean {
  return parseProtocol({ text, file: 'protocols/p.yaml' }).value !== null;
}

/** Every protocol that stands as a whole in a test, in README, in docs/ or in protocols/. */
function protocolsOfTheHouse(): { file: string; text: string }[] {
  const files = ['README.md', 'docs', 'protocols', 'test', 'scripts'].flatMap((place) =>
    place.endsWith('.md')
      ? [place]
      : readdirSync(join(root, place), { recursive: true, encoding: 'utf8' }).map((file) =>
          join(place, file),
        ),
  );
  return files.flatMap((file) => {
    if (!/\.(?:md|ts|yaml)$/.test(file)) return [];
    const text = readFileSync(join(root, file), 'utf8');
    const blocks = file.endsWith('.yaml')
      ? [text]
      : [...text.matchAll(file.endsWith('.ts') ? /`([^`$]*)`/g : /```yaml\n([\s\S]*?)```/g)].map(
          ([, block = '']) => block.replace(/^ {3}(?=.*$)/gm, block.startsWith('   ') ? '' : '$&'),
        );
    return blocks.filter((block) => /^plates:/m.test(block)).map((block) => ({ file, text: block }));
  });
}

const accepted = protocolsOfTheHouse().filter(({ text }) => parserAccepts(text));

describe('the JSON schema of protocols', () => {
  it('is the one that the code makes; npm run docs writes it', () => {
    expect(shipped).toBe(protocolJsonSchema());
  });

  it('is named by the shipped protocol, relative to it', () => {
    const fig2 = readFileSync(join(root, 'protocols/fig2.yaml'), 'utf8');
    expect(fig2.split('\n')[0]).toBe(jsonSchemaLine);
    expect(jsonSchemaLine.endsWith(`./${jsonSchemaFile}`)).toBe(true);
  });

  it('is found to be tried on the protocols of tests, README, docs and protocols/', () => {
    expect(accepted.length).toBeGreaterThanOrEqual(5);
    for (const file of [
      'README.md',
      'docs/protocol.md',
      'protocols/fig2.yaml',
      'test/protocol/fig2Protocol.ts',
    ])
      expect(accepted.map((one) => one.file)).toContain(file);
  });

  it.each(accepted)('accepts the protocol of $file', ({ text }) => {
    expect(editorAccepts(text), JSON.stringify(validate.errors)).toBe(true);
  });

  it('has a title and a description or words for its values for every key, and an example', () => {
    const { properties } = JSON.parse(shipped) as { properties: Properties };
    const keys = keysOf(properties);
    expect(keys.length).toBeGreaterThan(60);
    for (const [name, key] of keys) {
      expect(key, name).toMatchObject({ title: expect.stringMatching(/\w/) as string });
      expect(key.description, name).toMatch(/\w/);
      expect(key.examples, name).toHaveProperty('0');
    }
  });

  it('knows only standard keywords', () => {
    expect(shipped).not.toMatch(/"(?:takes|ifLeftOut)":/);
  });
});

interface Key {
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
}

type Properties = Record<string, unknown>;

/** Every key of every map of a schema. */
function keysOf(properties: Properties): [string, Key][] {
  return Object.entries(properties).flatMap(([name, key]): [string, Key][] => [
    [name, key as Key],
    ...mapsBelow(key).flatMap(keysOf),
  ]);
}

function mapsBelow(schema: unknown): Properties[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, examples, ...others } = schema as { properties?: Properties; examples?: unknown };
  return [...(properties === undefined ? [] : [properties]), ...Object.values(others).flatMap(mapsBelow)];
}

/** Paths of all maps of a protocol, from the top. */
function mapPaths(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, one]) =>
    mapPaths(one, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return Array.isArray(value) ? below : [path, ...below];
}

/** The protocol with one more key in one of its maps. */
function withKey(path: readonly (string | number)[], key: string, value: unknown): string {
  const protocol = parse(fig2Protocol) as Record<string, unknown>;
  const map = path.reduce<unknown>((at, step) => Reflect.get(at as object, step), protocol);
  Reflect.set(map as object, key, value);
  return stringify(protocol);
}

describe('an unknown key', () => {
  // below these every name is a key, and only the value behind it can be wrong
  const ofNames = ['molar masses', 'dose', 'stars'];
  const closed = mapPaths(parse(fig2Protocol)).filter((path) => !ofNames.includes(String(path.at(-1))));

  it.each(closed.map((path) => ({ path: path.join(' › ') || 'the top', at: path })))(
    'is refused in an editor where cellassay refuses it: $path',
    ({ at }) => {
      const text = withKey(at, 'lables', 'x');
      expect(editorAccepts(text)).toBe(parserAccepts(text));
    },
  );

  it('is refused at the top, in a plate set, in a panel and in a range', () => {
    for (const at of [
      [],
      ['plates', 'dose series'],
      ['figure', 'panels', 'b'],
      ['plates', 'dose series', 'layout', 'A2:A7, H2'],
    ])
      expect(editorAccepts(withKey(at, 'lables', 'x'))).toBe(false);
  });
});

describe('a word of a list', () => {
  it('may be typed in capitals or with a hyphen, as everywhere', () => {
    const quantity = fig2Protocol
      .replace('relative to: control', '')
      .replace('bars: response', 'bars: Blanked-Absorbance');
    for (const text of [quantity, fig2Protocol.replace('correction: holm', 'correction: HOLM')])
      expect([parserAccepts(text), editorAccepts(text)]).toEqual([true, true]);
  });

  it('is refused when it is misspelt', () => {
    const text = fig2Protocol.replace('correction: holm', 'correction: hulm');
    expect([parserAccepts(text), editorAccepts(text)]).toEqual([false, false]);
  });

  it('is refused when a needed key is missing', () => {
    expect(editorAccepts(fig2Protocol.replace('layout: fig2-a.layout.xlsx', ''))).toBe(false);
  });
});
