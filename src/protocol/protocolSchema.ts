import { canonicalName } from '#domain/names';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { aliasesSchema } from './aliasesSchema.ts';
import { exclusionSchema } from './exclusionSchema.ts';
import { factsSchema } from './factsSchema.ts';
import { figureSchema } from './figureSchema.ts';
import { normalizationSchema } from './normalizationSchema.ts';
import { plateSetSchema } from './plateSetSchema.ts';
import { qualityKey } from './qualitySchema.ts';
import type { SchemaContext } from './schemaContext.ts';
import { explained, taking } from './keyMeaning.ts';
import { keyed, named, oneOrMore, textAs, writtenText } from './textSchema.ts';
import { z } from 'zod';

/**
 * The whole protocol language. Its values come out as the domain has them; places are added by `parseProtocol`.
 *
 * @param context - `{ aliases: {}, setNames: null }` for documentation and for the JSON schema of editors
 */
export function protocolSchema(context: SchemaContext) {
  return keyed({
    title: explained(writtenText('a title'), {
      title: 'Title of the study',
      description: 'Names the study in what is written about it.',
      ifLeftOut: 'no title',
      examples: ['T-DM1 efficacy in resistant HER2+ cells'],
    }).optional(),
    assay: explained(writtenText('the name of the assay'), {
      title: 'What was measured',
      description: 'As the methods text names it.',
      ifLeftOut: 'the assay is not named',
      examples: ['crystal violet'],
    }).optional(),
    studies: explained(oneOrMore(writtenText('a pattern'), 'a pattern of study names, or a list of them'), {
      title: 'Further studies',
      description:
        'Patterns of folder names below plates/ that this protocol processes beside the study of its own name; `*` is any text.',
      ifLeftOut: 'only the study of its own name',
      examples: ['fig2-repeat-*', ['pilot', 'repeat-*']],
    }).optional(),
    aliases: explained(aliasesSchema, {
      title: 'Other spellings',
      description:
        'Attribute, then the name that is printed, then other spellings of it in layouts and file names. Capitals, blanks, hyphens and µ/u never matter, and SKBR3, BT-474, T + P are known without it.',
      ifLeftOut: 'only the spellings that everybody uses',
      examples: [{ 'cell line': { SkBr3: ['SKBR3-P40', 'clone 3'] } }],
    }).optional(),
    'molar masses': explained(molarMassesSchema(context), {
      title: 'Molar masses of treatments',
      description: 'Needed only where doses of one treatment are written in mass and in molar units.',
      ifLeftOut: 'mass and molar units are not converted into each other',
      examples: [{ 'T-DM1': '148 kDa' }],
    }).optional(),
    normalize: explained(normalizationSchema, {
      title: 'How absorbance becomes per cent of control',
      description:
        'Viability is 100 × (A − B)/(C − B): B the blank, C the control of the same cell line, resistance, pretreatment and time. Holds for all plate sets; a plate set can differ by a `normalize` of its own.',
      ifLeftOut: 'blank and control wells of the same plate',
      examples: [{ control: 'vehicle', within: 'experiment' }],
    }).optional(),
    plates: explained(
      named(plateSetSchema(context), 'plate sets: a name, and below it `files`, `layout` …'),
      {
        title: 'The plates',
        description:
          'Plates of one kind are a plate set, under a name of your own: which files they are, how they are read, what is in their wells.',
        examples: [
          { 'single dose': { files: 'a/{cell line}_exp{experiment}.*', layout: 'fig2-a.layout.xlsx' } },
        ],
      },
    ),
    exclude: explained(
      taking(z.array(exclusionSchema(context), { error: exclusionsExpected }), exclusionsExpected),
      {
        title: 'What is left out',
        description:
          'Wells, plates or experiments that are left out of every mean. They stay in the tables, with the reason.',
        ifLeftOut: 'nothing',
        examples: [[{ files: 'a/SkBr3_exp2.*', wells: 'D4', reason: 'scratched while washing' }]],
      },
    ).optional(),
    quality: qualityKey.optional(),
    facts: explained(factsSchema, {
      title: 'What only a person knows',
      description:
        'For the methods text, as written: those that it knows by name, and any others under names of your own.',
      ifLeftOut: 'the methods text asks for them, as `[state: seeding density]`',
      examples: [{ 'seeding density': '5000 cells per well', 'own antibody': 'lot 12' }],
    }).optional(),
    figure: explained(figureSchema(context), {
      title: 'The figure',
      description: 'Its width and its panels; the tests and fits are those that the panels ask for.',
      ifLeftOut: 'no figure, no tests and no fits, only tables of wells and means',
      examples: [{ width: '174 mm', panels: { a: { bars: 'response', of: 'single dose' } } }],
    }).optional(),
  });
}

const exclusionsExpected = 'a list: each entry starts with a hyphen';

/** What the schema makes of a protocol. */
export type WrittenProtocol = z.output<ReturnType<typeof protocolSchema>>;

function molarMassesSchema({ aliases }: SchemaContext) {
  return named(
    textAs(molarMassExpected, molarMassFromText),
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

const molarMassExpected = 'a molar mass as `148 kDa` or `148000 g/mol`';

/** g/mol */
function molarMassFromText(text: string): TextReading<number> {
  const match = /^([\d.eE+-]+)\s*(kDa|Da|kg\/mol|g\/mol)$/.exec(text.trim());
  const value = numberFromText(match?.[1] ?? '');
  if (value === null || value <= 0)
    return notUnderstood(molarMassExpected, 'write number and unit: `148 kDa`');
  return understood(match?.[2]?.startsWith('k') ? value * 1000 : value);
}
