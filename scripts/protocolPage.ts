import { documentedSchema } from '#protocol/protocolJsonSchema';
import { protocolExample } from './protocolExample.ts';
import { protocolKeys, type ProtocolKey } from './protocolKeys.ts';
import { smallProtocol } from './smallProtocol.ts';

/** docs/protocol.md: what the schema says of its keys, in the order of a protocol. */
export function protocolPage(): string {
  const keys = protocolKeys(documentedSchema()).filter((key) => !isRepetition(key));
  const sections = groupsOf(keys).map(sectionOf);
  return `${[introduction, ...sections].join('\n\n')}\n`;
}

const introduction = `# The protocol

<!-- made by \`npm run docs\` from the schema in src/protocol; changes here are lost -->

A protocol says which files of a study are which plates, what is in their wells, and what is drawn and tested. It is written once
for a kind of study: \`protocols/<study>.yaml\` processes the exports in \`plates/<study>/\`.

\`npx cellassay new <study>\` writes one to fill in, from an export if you give it one. \`npx cellassay check\` says what is wrong in a
protocol, with the line and the likely fix, and writes nothing. A complete one:

\`\`\`yaml
${smallProtocol}\`\`\`

## How it is written

- \`key: value\`, with a blank behind the colon. What belongs below a key is indented by two blanks (no tabs).
- A map fits on one line as \`{ key: value, key: value }\`, a list as \`[a, b]\`.
- \`#\` starts a comment.
- Put quotes around a text that has \`{\`, \`}\`, \`[\`, \`]\`, \`#\`, \`*\` or \`: \` in it, as in \`files: "{cell line}_exp{experiment}.*"\`.
- Numbers have a decimal point and a blank before their unit is welcome: \`0.1 µg/ml\`. \`ug/ml\` is \`µg/ml\`.
- An unknown or misspelt key is an error, never ignored.

Editors that know YAML schemas (Visual Studio Code with the YAML extension of Red Hat, and others) complete keys and explain them where
the protocol begins with this line, which \`cellassay new\` writes:

\`\`\`text
# yaml-language-server: $schema=./cellassay-protocol.schema.json
\`\`\`

Below stands every key, in the order of a protocol. The examples fit into the protocol above.`;

/** Neighbours of which the same is said (attributes, most of all) share a section. */
function groupsOf(keys: readonly ProtocolKey[]): Group[] {
  const groups: Group[] = [];
  for (const key of keys) {
    const last = groups.at(-1);
    if (last !== undefined && sameSaid(last[0], key)) last.push(key);
    else groups.push([key]);
  }
  return groups;
}

type Group = [ProtocolKey, ...ProtocolKey[]];

function sameSaid(a: ProtocolKey, b: ProtocolKey): boolean {
  return (
    parentOf(a) === parentOf(b) &&
    a.schema.description === b.schema.description &&
    a.schema.ifLeftOut === b.schema.ifLeftOut
  );
}

function parentOf({ path }: ProtocolKey): string {
  return JSON.stringify(path.slice(0, -1));
}

/** What is below `normalize` of a plate set is explained below `normalize` at the top. */
function isRepetition({ path }: ProtocolKey): boolean {
  return path.indexOf('normalize') > 0 && path.at(-1) !== 'normalize';
}

function sectionOf(keys: Group): string {
  const [first] = keys;
  for (const { name, needed, schema } of keys) {
    if (needed !== (schema.ifLeftOut === undefined)) throw new Error(`${name}: say what holds without it`);
  }
  const heading = first.path.length === 1 ? '##' : '###';
  if (keys.length === 1) return [`${heading} ${first.name}`, ...aloneText(first)].join('\n\n');
  const names = [first.name, ...keys.slice(1).map(({ path }) => String(path.at(-1)))];
  const rows = keys.map(({ path, schema: { title = '', takes = '', examples = [] } }) => {
    const key = String(path.at(-1));
    return `| \`${key}\` | ${title} | ${takes} | \`${protocolExample([key], examples[0])}\` |`;
  });
  return [
    `${heading} ${names.join(', ')}`,
    first.schema.description ?? '',
    ['| key | | takes | example |', '|---|---|---|---|', ...rows].join('\n'),
    `- **If left out:** ${first.schema.ifLeftOut ?? ''}.`,
    exampleBlock(first.path, first.schema.examples?.[0]),
  ].join('\n\n');
}

function aloneText({ path, schema, orElse, onlyWith }: ProtocolKey): string[] {
  const { title = '', description, takes, ifLeftOut, examples = [], properties } = schema;
  const keys = Object.keys(properties ?? {}).map((key) => `\`${key}\``);
  const or = orElse.length > 0 ? ` (this or ${orElse.map((key) => `\`${key}\``).join(', ')})` : '';
  const facts = [
    ...(onlyWith === null ? [] : [`Only with \`${onlyWith}\`.`]),
    `**Takes** ${takes ?? `a map of ${keys.join(', ')}`}.`,
    ifLeftOut === undefined ? `**Needed**${or}.` : `**If left out:** ${ifLeftOut}.`,
  ];
  const [example, ...others] = examples;
  const alternatives = others.map((value) => `\`${protocolExample(path.slice(-1), value)}\``);
  return [
    `*${title}.*${description === undefined ? '' : ` ${description}`}`,
    facts.map((fact) => `- ${fact}`).join('\n'),
    exampleBlock(path, example),
    ...(alternatives.length === 0 ? [] : [`or ${alternatives.join(', or ')}`]),
  ];
}

function exampleBlock(path: ProtocolKey['path'], value: unknown): string {
  return `\`\`\`yaml\n${protocolExample(path, value)}\n\`\`\``;
}
