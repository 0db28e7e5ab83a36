import { z } from 'zod';
import type { KeyMeaning } from './keyMeaning.ts';
import { protocolSchema } from './protocolSchema.ts';

/** A JSON schema as far as protocols need it, with what is known of a key beside what its values look like. */
export interface DocumentedSchema extends Partial<KeyMeaning> {
  /** What it takes, in words. */
  readonly takes?: string;
  readonly properties?: Readonly<Record<string, DocumentedSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: DocumentedSchema | boolean;
  readonly items?: DocumentedSchema | readonly DocumentedSchema[];
  readonly anyOf?: readonly DocumentedSchema[];
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
}

/** Where protocols find it: beside themselves. It is no protocol, because those end in .yaml. */
export const jsonSchemaFile = 'cellassay-protocol.schema.json';

/** The line with which a protocol tells an editor its schema. */
export const jsonSchemaLine = `# yaml-language-server: $schema=./${jsonSchemaFile}`;

/** The protocol language as it is written (not as it is read), key by key, with meaning and examples. */
export function documentedSchema(): DocumentedSchema {
  const schema = z.toJSONSchema(protocolSchema({ aliases: {}, setNames: null }), {
    io: 'input',
    // what editors understand best
    target: 'draft-07',
    override: ({ zodSchema, jsonSchema }) => {
      // zod leaves examples out where a value is transformed; ours are values as they are written
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (examples !== undefined) jsonSchema.examples = examples as unknown[];
    },
  });
  return JSON.parse(JSON.stringify(schema)) as DocumentedSchema;
}

/**
 * The JSON schema of protocols, for completion and checking in editors, as the text of a file.
 *
 * It accepts every protocol that can be read, and refuses unknown and missing keys; what a dose, a time or a pattern must look
 * like is known only to `cellassay check`.
 */
export function protocolJsonSchema(): string {
  const about = {
    title: 'A protocol of cellassay',
    description:
      'Which files of a study are which plates, what is in their wells, and what is drawn and tested. `cellassay check` says more than an editor can.',
    $comment: 'Made by cellassay from its own reading of protocols; changes to this file are lost.',
  };
  const { $schema, ...schema } = forEditors(documentedSchema()) as Record<string, unknown>;
  return `${JSON.stringify({ $schema, ...about, ...schema }, null, 2)}\n`;
}

/** Only standard keywords: what a key takes and what holds without it become part of its description. */
function forEditors(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(forEditors);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { takes, ifLeftOut, ...keywords } = schema as Record<string, unknown>;
  const plain: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(keywords)) {
    if (keyword === 'examples') plain[keyword] = value;
    else if (keyword === 'anyOf' && isScalar(value))
      Object.assign(plain, { type: ['string', 'number', 'boolean'], minLength: 1 });
    else if (keyword === 'properties')
      plain[keyword] = Object.fromEntries(
        Object.entries(value as object).map(([name, one]) => [name, forEditors(one)]),
      );
    else plain[keyword] = forEditors(value);
  }
  const description = [
    ...(typeof plain.description === 'string' ? [plain.description] : []),
    ...(typeof takes === 'string' && 'description' in plain ? [`Takes ${takes}.`] : []),
    ...(typeof ifLeftOut === 'string' ? [`If left out: ${ifLeftOut}.`] : []),
  ];
  return description.length === 0 ? plain : { ...plain, description: description.join(' ') };
}

/** Text, number or boolean: what any scalar of a protocol may be. */
function isScalar(options: unknown): boolean {
  return JSON.stringify(options) === '[{"type":"string","minLength":1},{"type":"number"},{"type":"boolean"}]';
}
