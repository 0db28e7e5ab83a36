import { closestName } from '#domain/didYouMean';
import type { Dose } from '#domain/dose';
import { doseFromText } from '#domain/doseText';
import { hoursFromText } from '#domain/durationText';
import { canonicalName } from '#domain/names';
import type { Normalization, PlateSet, ReadChoice } from '#domain/protocol';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { groupAttributes, type AttributeName, type WellContent } from '#domain/well';
import { z } from 'zod';
import { layoutSchema, type WrittenLayout } from './layoutSchema.ts';
import { normalizationSchema } from './normalizationSchema.ts';
import type { SchemaContext } from './schemaContext.ts';
import { keyed, named, oneOf, oneOrMore, textAs, writtenText } from './textSchema.ts';

/** A plate set as it stands in the protocol, before it knows its name, its place and the defaults of the top level. */
export type WrittenPlateSet = Omit<PlateSet, 'name' | 'place' | 'layout' | 'normalization'> & {
  readonly layout: WrittenLayout;
  readonly normalization: { readonly [K in keyof Normalization]?: Normalization[K] | undefined };
};

/** The role of a well never stands in the name of a file. */
const captured = [...groupAttributes, 'experiment'] as const;

/** One entry of `plates:`. */
export function plateSetSchema(context: SchemaContext) {
  const name = (attribute: AttributeName) =>
    writtenText('a name').transform((text) => canonicalName(attribute, text, context.aliases));
  return keyed({
    files: textAs('a pattern of files below plates/<study>/', filePatternFromText).describe(
      'Which files these are: a pattern below plates/<study>/ with *, **, ? and captures such as {cell line}.',
    ),
    read: readChoiceSchema
      .describe('Which read of an export is meant; can be left out if there is only one.')
      .optional(),
    delimiter: oneOf(['comma', 'semicolon', 'tab'])
      .describe('Of text files, where it is not clear.')
      .optional(),
    decimal: oneOf(['point', 'comma'])
      .describe('Decimal mark of text files, where it is not clear.')
      .optional(),
    sheet: writtenText('the name of a sheet')
      .describe('Sheet of workbooks, where several hold plates.')
      .optional(),
    layout: layoutSchema(context),
    time: textAs('a time', hoursFromText).describe('Time of treatment: `48 h`, `2 d`.').optional(),
    'cell line': name('cell line').describe('Of all wells of the set.').optional(),
    resistance: name('resistance').describe('Of all wells of the set.').optional(),
    pretreatment: name('pretreatment').describe('Of all wells of the set.').optional(),
    treatment: name('treatment').describe('Of all treated wells of the set.').optional(),
    experiment: name('experiment').describe('Of all wells of the set.').optional(),
    dose: doseSchema(context).describe('Of all treated wells of the set; or cell line -> dose.').optional(),
    turned: oneOrMore(writtenText('a pattern of files'), 'a pattern of files, or a list of them')
      .describe(
        'Exports whose plate (every plate in them) stood turned by 180° in the reader: patterns below plates/<study>/. The wells are turned back: A1 of the export is the last well of the plate. Layout and exclusions name the wells of the plate.',
      )
      .optional(),
    normalize: normalizationSchema.describe('Where it differs from `normalize` at the top.').optional(),
  }).transform((set): WrittenPlateSet => ({
    files: set.files,
    read: set.read ?? null,
    table: { delimiter: set.delimiter ?? null, decimal: set.decimal ?? null, sheet: set.sheet ?? null },
    layout: set.layout,
    content: contentOf({
      cellLine: set['cell line'],
      resistance: set.resistance,
      pretreatment: set.pretreatment,
      treatment: set.treatment,
      experiment: set.experiment,
      timeH: set.time,
      dose: set.dose?.one,
    }),
    doseByCellLine: set.dose?.byCellLine ?? {},
    normalization: set.normalize ?? {},
    ...(set.turned === undefined ? {} : { turned: set.turned.map(withSlashes) }),
  }));
}

/** Only what was given: an attribute that is undefined would otherwise overwrite one that is known. */
function contentOf(given: { [K in keyof WellContent]?: WellContent[K] | undefined }): Partial<WellContent> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

interface SetDose {
  readonly one?: Dose;
  readonly byCellLine?: Readonly<Record<string, Dose>>;
}

function doseSchema({ aliases }: SchemaContext) {
  const dose = textAs('a dose', doseFromText);
  return z.union(
    [
      dose.transform((one): SetDose => ({ one })),
      named(dose, 'cell line -> dose').transform((doses): SetDose => ({
        byCellLine: Object.fromEntries(
          Object.entries(doses).map(([cellLine, one]) => [
            canonicalName('cell line', cellLine, aliases),
            one,
          ]),
        ),
      })),
    ],
    { error: 'a dose as `0.1 µg/ml`, or a dose for each cell line: `{ SkBr3: 0.1 µg/ml, BT474: 1 µg/ml }`' },
  );
}

const readChoiceSchema = z.union(
  [
    textAs('a wavelength or a label', (text): TextReading<ReadChoice> => {
      const wavelength = wavelengthFromText(text);
      return understood(
        wavelength.ok
          ? { wavelengthNm: wavelength.value, label: null }
          : { wavelengthNm: null, label: text.trim() },
      );
    }),
    keyed({
      wavelength: textAs('a wavelength as `590 nm`', wavelengthFromText).optional(),
      label: writtenText('the label of a read').optional(),
    }).transform((choice): ReadChoice => ({
      wavelengthNm: choice.wavelength ?? null,
      label: choice.label ?? null,
    })),
  ],
  { error: 'a wavelength as `590 nm`, a label, or `{ wavelength: 590 nm, label: … }`' },
);

function wavelengthFromText(text: string): TextReading<number> {
  const nm = numberFromText(text.trim().replace(/\s*nm$/i, ''));
  return nm !== null && nm >= 180 && nm <= 1100
    ? understood(nm)
    : notUnderstood('a wavelength between 180 and 1100 nm', 'write it as `590 nm`');
}

function filePatternFromText(text: string): TextReading<string> {
  const expected = `a pattern below plates/<study>/; captures: ${captured.map((one) => `{${one}}`).join(', ')}`;
  for (const [, capture = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
    if (captured.some((one) => one === capture)) continue;
    const closest = closestName(capture, captured);
    return notUnderstood(
      expected,
      closest === null ? `use * instead of {${capture}}` : `did you mean {${closest}}?`,
    );
  }
  if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))) return notUnderstood(expected, 'close each { with a }');
  if (/\}\{/.test(text))
    return notUnderstood(expected, 'put something between two captures: `{cell line}_{experiment}`');
  if (/^([/\\]|[A-Za-z]:)|(^|[/\\])\.\.([/\\]|$)/.test(text))
    return notUnderstood(expected, 'leave out what stands before the folder of the study');
  return understood(withSlashes(text));
}

function withSlashes(pattern: string): string {
  return pattern.replace(/\\/g, '/').replace(/^\.\//, '');
}
