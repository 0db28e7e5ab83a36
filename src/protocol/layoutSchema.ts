import { closestName } from '#domain/didYouMean';
import type { Dose } from '#domain/dose';
import { doseFromText } from '#domain/doseText';
import { foldName } from '#domain/names';
import type { DoseSeries, LayoutRange } from '#domain/protocol';
import { understood, type TextReading } from '#domain/textReading';
import { wellRangeFromText } from '#plate/wellRange';
import { z } from 'zod';
import { doseSeriesFromText, seriesGrammar } from './doseSeriesFromText.ts';
import { explained, taking } from './keyMeaning.ts';
import type { SchemaContext } from './schemaContext.ts';
import { keyed, named, refuse, writtenText } from './textSchema.ts';
import { attributeKeys, contentFromEntries, scalarTypes, type DoseReader } from './wellEntries.ts';

/** A layout as it stands in the protocol, before it knows its place. */
export type WrittenLayout =
  | { readonly kind: 'export' }
  | { readonly kind: 'file'; readonly path: string; readonly sheet: string | null }
  | { readonly kind: 'ranges'; readonly ranges: readonly Omit<LayoutRange, 'place'>[] };

const fromExport = 'from export';
const layoutExpected =
  'the name of a layout file, `from export`, or ranges of wells: `B2:D9: { resistance: T }`';

/** `layout:` of a plate set: a file beside the protocol, what the export says, or ranges of wells with what is in them. */
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
        file.transform((path, sink): WrittenLayout =>
          isFromExport(path, sink) ? { kind: 'export' } : inFile(path, null),
        ),
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

/** `from export`, however it is typed; what is almost that is no name of a file. */
function isFromExport(text: string, sink: Sink): boolean {
  if (foldName(text) === foldName(fromExport)) return true;
  if (!/\.\w+$/.test(text) && closestName(text, [fromExport, 'from the export', 'from exports']) !== null)
    refuse(sink, text, layoutExpected, { fix: `did you mean "${fromExport}"?` });
  return false;
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

/** For editors, which would otherwise take a misspelt attribute for a treatment. */
const looksDosed = '^\\s*[+-]?[\\d.[]|^[Ss]eries\\b|\\b([Aa]long|[Dd]own|[Uu]p)\\b';

/** A dose, or a series over the range. */
const rangeDoses: DoseReader<Dose | DoseSeries> = {
  isCertain: isSeries,
  looksLikeDose: (text) => /^[+-]?[\d.]/.test(text.trim()),
  read: (text) => (isSeries(text) ? doseSeriesFromText(text) : doseFromText(text)),
};

function isSeries(text: string): boolean {
  return /^(?:series\b|\[)|\b(?:along|down|up)\b/i.test(text);
}

function rangeFromEntries(
  entries: Readonly<Record<string, string>>,
  context: SchemaContext,
  sink: Sink,
): RangeContent {
  const { content, dosed } = contentFromEntries(entries, context, sink, rangeDoses);
  if (dosed === null) return { content, series: null };
  const { treatment, dose } = dosed;
  return 'start' in dose
    ? { content: { ...content, treatment }, series: dose }
    : { content: { ...content, treatment, dose }, series: null };
}
