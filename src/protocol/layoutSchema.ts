import { contentFromText } from '#domain/contentFromText';
import { closestName } from '#domain/didYouMean';
import type { Dose } from '#domain/dose';
import { doseFromText } from '#domain/doseText';
import { canonicalName } from '#domain/names';
import type { DoseSeries, LayoutRange } from '#domain/protocol';
import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import { attributeNames, type WellContent } from '#domain/well';
import { wellRangeFromText } from '#plate/wellRange';
import { z } from 'zod';
import { doseSeriesFromText, seriesGrammar } from './doseSeriesFromText.ts';
import type { SchemaContext } from './schemaContext.ts';
import { keyed, named, refuse, writtenText, type IssueAdvice } from './textSchema.ts';

/** A layout as it stands in the protocol, before it knows its place. */
export type WrittenLayout =
  | { readonly kind: 'file'; readonly path: string; readonly sheet: string | null }
  | { readonly kind: 'ranges'; readonly ranges: readonly Omit<LayoutRange, 'place'>[] };

/** `layout:` of a plate set: a file beside the protocol, or ranges of wells with what is in them. */
export function layoutSchema(context: SchemaContext) {
  const file = writtenText('the name of a layout file').describe(
    'Layout file (.xlsx, .xls, .csv, .tsv), relative to the protocol: plates drawn as blocks, or tables with one row for each well, wherever they stand.',
  );
  const sheet = writtenText('the name of a sheet').describe(
    'Sheet of the layout file; all sheets are searched if left out.',
  );
  const ranges = named(
    rangeSchema(context),
    'ranges of wells: `B2:D9: { resistance: T }`',
    keptAsWritten,
  ).describe(
    'Ranges of wells (B2:D9, rows A-D, columns 2-9, steps A,C,...,G) and what is in them; ranges may overlap, they add up and may not contradict.',
  );
  const inFile = (path: string, sheetName: string | null): WrittenLayout => ({
    kind: 'file',
    path,
    sheet: sheetName,
  });
  return z.union(
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
    { error: 'the name of a layout file, or ranges of wells: `B2:D9: { resistance: T }`' },
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
    .describe(
      `Attributes (${attributeNames.join(', ')}); any other key is a treatment, and its value a dose or ${seriesGrammar}.`,
    );
}

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
