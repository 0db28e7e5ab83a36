import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { parseProtocol } from '#protocol/parseProtocol';
import { documentedSchema } from '#protocol/protocolJsonSchema';
import { protocolExample } from '../../scripts/protocolExample.ts';
import { protocolKeys } from '../../scripts/protocolKeys.ts';
import { protocolPage } from '../../scripts/protocolPage.ts';
import { smallProtocol } from '../../scripts/smallProtocol.ts';

const page = readFileSync(
  join(fileURLToPath(new URL('../../', import.meta.url)), 'docs/protocol.md'),
  'utf8',
);

type Map = Record<string, unknown>;

/** What a person gets who adds the example to the protocol: maps are joined, everything else is replaced. */
function joined(protocol: unknown, example: unknown): unknown {
  if (!isMap(protocol) || !isMap(example)) return example;
  const keys = [...new Set([...Object.keys(protocol), ...Object.keys(example)])];
  return Object.fromEntries(
    keys.map((key) => [key, key in example ? joined(protocol[key], example[key]) : protocol[key]]),
  );
}

function isMap(value: unknown): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asTexts(yaml: string): unknown {
  return parse(yaml, { schema: 'failsafe' });
}

/** Plates that an example may name as the start of the treatment. */
const timeZero = { plates: { start: { files: 'start/{cell line}_exp{experiment}.*', layout: 'start.csv' } } };

/** What is wrong with the small protocol once the example stands in it. */
function problemsWith(example: string): unknown[] {
  const text = stringify(joined(joined(asTexts(smallProtocol), timeZero), asTexts(example)), {
    schema: 'failsafe',
  });
  const { value, problems } = parseProtocol({ text, file: 'protocols/p.yaml' });
  return value === null ? [text, ...problems] : [];
}

const keys = protocolKeys(documentedSchema());
const blocks = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml = '']) => ({ yaml }));
const examples = keys.flatMap(({ name, path, schema }) =>
  (schema.examples ?? []).map((value) => ({ name, yaml: protocolExample(path, value) })),
);

describe('docs/protocol.md', () => {
  it('is what npm run docs makes', () => {
    expect(page).toBe(protocolPage());
  });

  it('begins with a whole protocol that can be read', () => {
    expect(blocks[0]?.yaml).toBe(smallProtocol);
    expect(parseProtocol({ text: smallProtocol, file: 'protocols/p.yaml' })).toMatchObject({ problems: [] });
  });

  it.each(blocks)('can be followed: $yaml', ({ yaml }) => {
    expect(problemsWith(yaml)).toEqual([]);
  });

  it.each(examples)('has examples of $name that fit into the protocol: $yaml', ({ yaml }) => {
    expect(problemsWith(yaml)).toEqual([]);
  });

  it('would notice an example that does not fit', () => {
    expect(problemsWith('plates:\n  single dose:\n    time: 48')).toHaveLength(2);
  });

  it('has a heading for every key, in the order of a protocol', () => {
    const top = [...page.matchAll(/^## (.*)$/gm)].map(([, name]) => name);
    const inSchema = Object.keys(documentedSchema().properties ?? {});
    expect(top).toEqual(['How it is written', ...inSchema]);
    const headings = [...page.matchAll(/^###? (.*)$/gm)].map(([, name]) => name).join('\n');
    for (const { path } of keys.filter((key) => key.path.indexOf('normalize') <= 0))
      expect(headings).toMatch(new RegExp(path.at(-1) === 'T-DM1' ? 'any treatment' : String(path.at(-1))));
  });
});
