import { canonicalName } from '#domain/names';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { aliasesSchema } from './aliasesSchema.ts';
import { exclusionSchema } from './exclusionSchema.ts';
import { factsSchema } from './factsSchema.ts';
import { figureSchema } from './figureSchema.ts';
import { normalizationSchema } from './normalizationSchema.ts';
import { plateSetSchema } from './plateSetSchema.ts';
import type { SchemaContext } from './schemaContext.ts';
import { keyed, named, oneOrMore, textAs, writtenText } from './textSchema.ts';
import { z } from 'zod';

/**
 * The whole protocol language. Its values come out as the domain has them; places are added by `parseProtocol`.
 *
 * @param context - `{ aliases: {}, setNames: null }` for documentation and for the JSON schema of editors
 */
export function protocolSchema(context: SchemaContext) {
  return keyed({
    title: writtenText('a title').describe('Of the study, for the report.').optional(),
    assay: writtenText('the name of the assay')
      .describe('As in the methods text: crystal violet.')
      .optional(),
    studies: oneOrMore(writtenText('a pattern'), 'a pattern of study names, or a list of them')
      .describe(
        'Studies this protocol claims beside the one of its own name: patterns of folder names below plates/.',
      )
      .optional(),
    aliases: aliasesSchema.describe('Other spellings: attribute -> printed name -> spellings.').optional(),
    'molar masses': molarMassesSchema(context)
      .describe('Treatment -> molar mass (`148 kDa`), for doses in mass and in molar units.')
      .optional(),
    normalize: normalizationSchema
      .describe('How absorbance becomes per cent of control, for all plate sets.')
      .optional(),
    plates: named(plateSetSchema(context), 'plate sets: a name, and below it `files`, `layout` …').describe(
      'Plate sets: plates of one kind, by a name of your own.',
    ),
    exclude: z
      .array(exclusionSchema(context), { error: 'a list: each entry starts with a hyphen' })
      .describe('Wells, plates or experiments that are left out of every mean, each with its reason.')
      .optional(),
    facts: factsSchema
      .describe('What only a person knows, for the methods text; known facts by their name, and own ones.')
      .optional(),
    figure: figureSchema(context).describe('Width and panels of the figure.').optional(),
  });
}

/** What the schema makes of a protocol. */
export type WrittenProtocol = z.output<ReturnType<typeof protocolSchema>>;

function molarMassesSchema({ aliases }: SchemaContext) {
  return named(
    textAs('a molar mass as `148 kDa`', molarMassFromText),
    'treatment -> molar mass: `T-DM1: 148 kDa`',
  ).transform((masses): Readonly<Record<string, number>> =>
    Object.fromEntries(
      Object.entries(masses).map(([treatment, mass]) => [
        canonicalName('treatment', treatment, aliases),
        mass,
      ]),
    ),
  );
}

/** g/mol */
function molarMassFromText(text: string): TextReading<number> {
  const expected = 'a molar mass as `148 kDa` or `148000 g/mol`';
  const match = /^([\d.eE+-]+)\s*(kDa|Da|kg\/mol|g\/mol)$/.exec(text.trim());
  const value = numberFromText(match?.[1] ?? '');
  if (value === null || value <= 0) return notUnderstood(expected, 'write number and unit: `148 kDa`');
  return understood(match?.[2]?.startsWith('k') ? value * 1000 : value);
}
