import type { Dose } from '#domain/dose';
import { doseFromText } from '#domain/doseText';
import { hoursFromText } from '#domain/durationText';
import { canonicalName } from '#domain/names';
import type { Normalization, PlateSet } from '#domain/protocol';
import type { AttributeName, WellContent } from '#domain/well';
import { z } from 'zod';
import { exportNamesSchema, type WrittenExportName } from './exportNamesSchema.ts';
import { fileKeys } from './fileKeys.ts';
import { explained, taking } from './keyMeaning.ts';
import { layoutSchema, type WrittenLayout } from './layoutSchema.ts';
import { normalizationSchema } from './normalizationSchema.ts';
import type { SchemaContext } from './schemaContext.ts';
import { setNameSchema } from './setNameSchema.ts';
import { keyed, named, refuse, textAs, writtenText } from './textSchema.ts';

/** A plate set as it stands in the protocol, before it knows its name, its place and the defaults of the top level. */
export type WrittenPlateSet = Omit<PlateSet, 'name' | 'place' | 'layout' | 'normalization' | 'timeZero'> & {
  readonly timeZero?: string;
  readonly layout:
    | Exclude<WrittenLayout, { readonly kind: 'export' }>
    | { readonly kind: 'export'; readonly names: readonly WrittenExportName[] };
  readonly normalization: { readonly [K in keyof Normalization]?: Normalization[K] | undefined };
};

/** One entry of `plates:`. */
export function plateSetSchema(context: SchemaContext) {
  return keyed({
    ...fileKeys,
    layout: explained(layoutSchema(context), {
      title: 'What is in the wells',
      description:
        'A file beside the protocol, what the export itself says (`from export`: Well IDs, groups, names of samples), or ranges of wells. Every well that is used needs a role and an experiment, a treated one a treatment and a dose; cell line and resistance make the groups.',
      examples: [
        'fig2-a.layout.xlsx',
        'from export',
        { 'A1:A3': { role: 'blank' }, B2: { role: 'untreated' } },
      ],
    }),
    names: explained(exportNamesSchema(context), {
      title: 'What the names in the export mean',
      description:
        'With `layout: from export`. Capitals, blanks and hyphens do not matter; `*` is any text, and what stands in `{…}` is taken from the name. Where samples have groups, `Group 1/Un0001` is one of them and `Group 1/*` all. Lines that mean the same wells add up, and may not contradict. `BLK`, `Blank 2`, `untreated`, `vehicle` and `empty` mean themselves; any other name needs a line. Names hold for the wells of the plate, turned or not.',
      ifLeftOut: 'only names that mean themselves',
      examples: [
        { BLK: { role: 'blank' }, 'SPL*': { resistance: 'T', 'T-DM1': 'from export in µg/ml' } },
        { '{resistance} {dose in µg/ml}': { treatment: 'T-DM1' } },
      ],
    }).optional(),
    ...contentKeys(context),
    'time zero': explained(setNameSchema(context), {
      title: 'Plates from the start of the treatment',
      description:
        'The plate set whose plates were stained when the treatment was added: untreated wells of the same cell line, resistance, pretreatment and experiment, and blanks of their own. Needed for `curves: growth rate`.',
      ifLeftOut: 'growth rates are not known',
      examples: ['start'],
    }).optional(),
    normalize: explained(normalizationSchema, {
      title: 'Normalisation of the set',
      description: 'The same keys as `normalize` at the top; only what differs.',
      ifLeftOut: 'as `normalize` at the top says',
      examples: [{ blank: 'none' }],
    }).optional(),
  }).transform((set, issues): WrittenPlateSet => {
    if (set.names !== undefined && set.layout.kind !== 'export') {
      const fix = 'write `layout: from export`, or take `names` out';
      const expected = 'names only with `layout: from export`';
      refuse(issues, set.names, expected, { fix, onKey: true }, ['names']);
    }
    if (set.read?.minus && set.reference !== undefined) {
      const expected = 'one reference: in `read`, or as `reference`';
      refuse(issues, set.reference, expected, { fix: 'take one of them out' }, ['reference']);
    }
    const reference = set.reference ?? set.read?.minus ?? undefined;
    return {
      files: set.files,
      read: set.read?.choice ?? null,
      table: { delimiter: set.delimiter ?? null, decimal: set.decimal ?? null, sheet: set.sheet ?? null },
      layout: withNames(set.layout, set.names ?? []),
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
      ...(reference === undefined ? {} : { reference }),
      ...(set['reader limit'] === undefined ? {} : { readerLimit: set['reader limit'] }),
      ...(set.plate === undefined ? {} : { plateSize: set.plate }),
      ...(set['time zero'] === undefined ? {} : { timeZero: set['time zero'] }),
      ...(set.turned === undefined ? {} : { turned: set.turned }),
    };
  });
}

function withNames(layout: WrittenLayout, names: readonly WrittenExportName[]): WrittenPlateSet['layout'] {
  return layout.kind === 'export' ? { kind: 'export', names } : layout;
}

/** What holds for all wells. */
function contentKeys(context: SchemaContext) {
  const name = (attribute: AttributeName, example: unknown, wells = 'all wells with cells') =>
    explained(
      taking(
        writtenText('a name').transform((text) => canonicalName(attribute, text, context.aliases)),
        `${/^[aeiou]/.test(attribute) ? 'an' : 'a'} ${attribute}`,
      ),
      {
        title: `${attribute.charAt(0).toUpperCase()}${attribute.slice(1)} of the set`,
        description: `Holds for ${wells} of the set. What differs from well to well stands in the layout, what differs from file to file in the name of the file.`,
        ifLeftOut: 'as the layout or the file name says',
        examples: [example],
      },
    ).optional();
  return {
    time: explained(textAs('a time with its unit: `48 h`, `2 d` or `90 min`', hoursFromText), {
      title: 'Time of treatment',
      description: 'From adding the treatment to staining. Times never share a control.',
      ifLeftOut: 'as the layout or the file name says',
      examples: ['48 h'],
    }).optional(),
    'cell line': name('cell line', 'SkBr3'),
    resistance: name('resistance', 'T+P'),
    pretreatment: name('pretreatment', 'trastuzumab + pertuzumab'),
    treatment: name('treatment', 'T-DM1', 'all treated wells'),
    experiment: name('experiment', 1, 'all wells'),
    dose: explained(doseSchema(context), {
      title: 'Dose of the set',
      description: 'Holds for all treated wells of the set, or for those of each cell line.',
      ifLeftOut: 'as the layout or the file name says',
      examples: ['0.1 µg/ml', { SkBr3: '0.1 µg/ml', BT474: '1 µg/ml' }],
    }).optional(),
  };
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
  const dose = textAs('a dose with its unit, as `0.1 µg/ml` or `50 nM`', doseFromText);
  return taking(
    z.union(
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
      { error: dosesExpected },
    ),
    dosesExpected,
  );
}

const dosesExpected =
  'a dose as `0.1 µg/ml`, or a dose for each cell line: `{ SkBr3: 0.1 µg/ml, BT474: 1 µg/ml }`';
