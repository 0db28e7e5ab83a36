import { contentFromText } from '#domain/contentFromText';
import { closestName } from '#domain/didYouMean';
import type { Dose } from '#domain/dose';
import { doseFromText } from '#domain/doseText';
import { canonicalName } from '#domain/names';
import type { DoseSeries, LayoutRange } from '#domain/protocol';
import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import { attributeNames, roles, type AttributeName, type WellContent } from '#domain/well';
import { wellRangeFromText } from '#plate/wellRange';
import { z } from 'zod';
import { doseSeriesFromText, seriesGrammar } from './doseSeriesFromText.ts';
import { explained, taking } from './keyMeaning.ts';
import type { SchemaContext } from './schemaContext.ts';
import { keyed, named, refuse, writtenText, type IssueAdvice } from './textSchema.ts';

/** A layout as it stands in the protocol, before it knows its place. */
export type WrittenLayout =
  | { readonly kind: 'file'; readonly path: string; readonly sheet: string | null }
  | { readonly kind: 'ranges'; readonly ranges: readonly Omit<LayoutRange, 'place'>[] };

const layoutExpected = 'the name of a layout file, or ranges of wells: `B2:D9: { resistance: T }`';

/** `layout:` of a plate set: a file beside the protocol, or ranges of wells with what is in them. */
export function layoutSchema(context: SchemaContext) {
  const file = explained(writtenText('the name of a layout file'), {
    title: 'Layout file',
    description:
      'An .xlsx, .xls, .csv or .tsv, relative to the protocol: plates drawn as blocks, or tables with a row for each well, wherever they stand.',
    examples: ['fig2-a.layout.xlsx'],
  });
  const sheet = explained(writtenText('the name of a sheet'), {
    title: 'Sheet of the layout file',
    description: 'For a workbook with a layout on each of several sheets.',
    ifLeftOut: 'all sheets',
    examples: ['single dose'],
  });
  const ranges = named(rangeSchema(context), 'ranges of wells: `B2:D9: { resistance: T }`', keptAsWritten);
  const inFile = (path: string, sheetName: string | null): WrittenLayout => ({
    kind: 'file',
    path,
    sheet: sheetName,
  });
  return taking(
    z.union(
      [
        file.transform((path) => inFile(path, null)),
        keyed({ file, sheet: sheet.optional() }).transform((layout) =>
          inFile(layout.file, layout.sheet ?? null),
        ),
        ranges.transform((written): WrittenLayout => ({
          kind: 'ranges',
          ranges: Object.entries(written).map(([wells, range]) => ({ wells, ...range })),
        })),
      ],
      { error: layoutExpected },
    ),
    layoutExpected,
  );
}

/** The wells of a range are worked out when the size of the plate is known. */
function keptAsWritten(wells: string): TextReading<string> {
  const reading = wellRangeFromText(wells, 32, 48);
  return reading.ok ? understood(wells) : reading;
}

type RangeContent = Pick<LayoutRange, 'content' | 'series'>;
type Sink = Parameters<typeof refuse>[0];

function rangeSchema(context: SchemaContext) {
  return z
    .record(z.string(), writtenText('a text'), {
      error: 'what is in the wells: `{ resistance: T, role: untreated }`',
    })
    .transform((entries, sink): RangeContent => rangeFromEntries(entries, context, sink))
    .meta({
      properties: attributeKeys,
      additionalProperties: {
        type: scalarTypes,
        pattern: looksDosed,
        title: 'Any other key is a treatment with its dose',
        description:
          'One dose, or a series over the range: its first dose stands in the first column (or row).',
        takes: `a dose, or ${seriesGrammar}`,
        ifLeftOut: 'no treatment',
        examples: ['series 10 µg/ml 1:4 along columns', '10, 2.5, 0.6 µg/ml down rows', '1 µg/ml'],
      },
    });
}

const scalarTypes = ['string', 'number', 'boolean'];
/** An attribute of a range in the JSON schema; the reading of it is that of layout files. */
function attributeKey(title: string, takes: string, example: unknown, ifLeftOut = noneHere) {
  const description = 'Ranges may overlap: what they say adds up, and may not contradict.';
  return { type: scalarTypes, title, description, takes, ifLeftOut, examples: [example] };
}

const noneHere = 'as another range, the plate set or the file name says';
const attributeKeys: Readonly<Record<AttributeName, object>> = {
  role: attributeKey(
    'What the wells are there for',
    `one of: ${roles.join(', ')}`,
    'untreated',
    'treated where there is a dose, untreated where the dose is 0',
  ),
  'cell line': attributeKey('Cells', 'a name', 'SkBr3'),
  resistance: attributeKey('What the cells are resistant to', 'a name', 'T+P'),
  pretreatment: attributeKey('What the cells got before', 'a name', 'trastuzumab + pertuzumab'),
  treatment: attributeKey('What the cells got', 'a name', 'T-DM1'),
  dose: attributeKey('How much of it', 'a dose with its unit, as `0.1 µg/ml`', '0.1 µg/ml'),
  time: attributeKey('How long', 'a time with its unit: `48 h`, `2 d` or `90 min`', '48 h'),
  experiment: attributeKey('Which biological replicate', 'a name or number', 2),
};

/** For editors, which would otherwise take a misspelt attribute for a treatment. */
const looksDosed = '^\\s*[+-]?[\\d.[]|^[Ss]eries\\b|\\b([Aa]long|[Dd]own|[Uu]p)\\b';

function rangeFromEntries(
  entries: Readonly<Record<string, string>>,
  { aliases }: SchemaContext,
  sink: Sink,
): RangeContent {
  let content: Partial<WellContent> = {};
  const dosed: { key: string; treatment: string; dose: Dose | DoseSeries }[] = [];
  for (const [key, text] of Object.entries(entries)) {
    const take = <T>(reading: TextReading<T>, advice: Partial<IssueAdvice> = {}): T | null => {
      if (reading.ok) return reading.value;
      refuse(sink, text, reading.expected, { fix: reading.fix, code: 'layout-invalid-value', ...advice }, [
        key,
      ]);
      return null;
    };
    const attribute = attributeNames.find((name) => name === key);
    if (attribute !== undefined) content = { ...content, ...take(contentFromText(attribute, text, aliases)) };
    else {
      const dose = take(...treatmentValue(key, text));
      if (dose !== null) dosed.push({ key, treatment: canonicalName('treatment', key, aliases), dose });
    }
  }
  const [first, second] = dosed;
  if (first === undefined) return { content, series: null };
  if (second !== undefined || content.treatment !== undefined || content.dose !== undefined) {
    const others = [first.key, second?.key ?? (content.treatment === undefined ? 'dose' : 'treatment')];
    refuse(
      sink,
      entries,
      'at most one dosed treatment in a well',
      {
        code: 'layout-conflict',
        fix: `keep one of \`${others.join('` and `')}\`; a combination is one treatment with a name of its own`,
        onKey: true,
      },
      [others[1] ?? first.key],
    );
  }
  return 'start' in first.dose
    ? { content: { ...content, treatment: first.treatment }, series: first.dose }
    : { content: { ...content, treatment: first.treatment, dose: first.dose }, series: null };
}

/** A key that is no attribute is a treatment if its value is a dose or a series; otherwise the key is not known. */
function treatmentValue(key: string, text: string): [TextReading<Dose | DoseSeries>, Partial<IssueAdvice>?] {
  const looksLikeSeries = /^(?:series\b|\[)|\b(?:along|down|up)\b/i.test(text);
  const looksLikeDose = /^[+-]?[\d.]/.test(text.trim());
  const attribute = closestName(key, attributeNames);
  if ((attribute !== null && !looksLikeSeries) || (!looksLikeSeries && !looksLikeDose)) {
    const fix =
      attribute === null ? `a treatment needs a dose: \`${key}: 0.1 µg/ml\`` : `did you mean "${attribute}"?`;
    const expected = `an attribute (${attributeNames.join(', ')}) or a treatment with a dose`;
    return [notUnderstood(expected, fix), { code: 'layout-unknown-attribute', onKey: true }];
  }
  return [looksLikeSeries ? doseSeriesFromText(text) : doseFromText(text)];
}
