import type { Aliases } from '#domain/names';
import { didYouMean } from '#domain/didYouMean';
import type { BarsPanelRequest, CurvesPanelRequest, Filter, PanelBase } from '#domain/protocol';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { groupAttributes, type AttributeName, type GroupAttribute } from '#domain/well';
import { z } from 'zod';
import { comparisonKeys, comparisonRequest, type WrittenComparison } from './comparisonSchema.ts';
import { filterText, type SchemaContext } from './schemaContext.ts';
import { keyed, oneOf, oneOrMore, refuse, textAs, writtenText, yesOrNo } from './textSchema.ts';

/** One entry of `panels:`; its first key says what it draws. */
export function panelSchema(context: SchemaContext) {
  return z.union([barsSchema(context), curvesSchema(context)], {
    error: 'a panel: `{ bars: response, of: … }` or `{ curves: viability, of: … }`',
  });
}

function barsSchema(context: SchemaContext) {
  return keyed({
    bars: oneOf(['response', 'viability', 'blanked absorbance']).describe(
      'Bars of the mean over experiments of this quantity.',
    ),
    'relative to': writtenText('the name of a group')
      .describe(
        'Divides the response of each experiment by that of this group (100 × response/response of the group).',
      )
      .optional(),
    ...panelKeys(context),
  }).transform((panel, sink): Omit<BarsPanelRequest, 'name' | 'place'> => {
    const relativeTo = panel['relative to'];
    // groups that were divided by one group are not independent: their log ratios are paired by experiment
    const base = panelBase(panel, relativeTo === undefined ? 'student' : 'ratio-paired', context, sink);
    if (relativeTo !== undefined && panel.bars !== 'response') {
      refuse(
        sink,
        relativeTo,
        '`bars: response` with `relative to`',
        { fix: 'remove `relative to`, or draw the response', onKey: true },
        ['relative to'],
      );
    }
    return {
      kind: 'bars',
      quantity: relativeTo === undefined ? panel.bars : 'relative response',
      relativeTo: relativeTo === undefined ? null : groupName(base.by, relativeTo, context.aliases),
      ...base,
    };
  });
}

function curvesSchema(context: SchemaContext) {
  return keyed({
    curves: oneOf(['viability', 'blanked absorbance']).describe('Dose-response curves of this quantity.'),
    model: oneOf(['4PL', '3PL', '2PL']).describe('Logistic model; default 4PL.').optional(),
    fix: keyed({
      top: parameter.optional(),
      bottom: parameter.optional(),
      'hill slope': parameter.optional(),
      EC50: parameter.optional(),
    })
      .describe('Parameters held at a value: `{ top: 100 }`.')
      .optional(),
    'omit zero': yesOrNo.describe('Leaves dose 0 out of the fit; default false.').optional(),
    ...panelKeys(context),
  }).transform((panel, sink): Omit<CurvesPanelRequest, 'name' | 'place'> => {
    if (panel.model === '2PL' && panel.curves === 'viability' && panel.fix?.top === undefined) {
      const expected = 'a top in percent of control: 2PL by itself holds the top at 1';
      refuse(sink, panel.model, expected, { fix: 'add `fix: { top: 100 }`' }, ['model']);
    }
    return {
      kind: 'curves',
      quantity: panel.curves,
      model: panel.model ?? '4PL',
      fixed: Object.fromEntries(
        Object.entries(panel.fix ?? {}).flatMap(([name, value]) =>
          value === undefined
            ? []
            : [[name === 'EC50' ? 'ec50' : name === 'hill slope' ? 'hillSlope' : name, value]],
        ),
      ),
      omitZero: panel['omit zero'] ?? false,
      ...panelBase(panel, 'paired', context, sink),
    };
  });
}

const parameter = textAs('a number', (text): TextReading<number> => {
  const value = numberFromText(text.replace(/\s*%$/, ''));
  return value === null
    ? notUnderstood('a number as `100`', 'write a number with a decimal point')
    : understood(value);
});

const groups = z
  .array(writtenText('the name of a group'), { error: 'a list of groups: `[CTR, T, P, T+P]`' })
  .min(1);

function panelKeys(context: SchemaContext) {
  const set = textAs('the name of a plate set', (text): TextReading<string> => {
    const { setNames } = context;
    if (setNames === null || setNames.includes(text)) return understood(text);
    return notUnderstood(
      `one of the plate sets: ${setNames.join(', ')}`,
      didYouMean(text, setNames, 'use one of them'),
    );
  });
  const filters = Object.fromEntries(
    groupAttributes.map((attribute) => {
      const value = textAs('a value of the attribute', (text) =>
        filterText(attribute, text, context.aliases),
      );
      return [attribute, oneOrMore(value, 'a value, or a list of them').optional()];
    }),
  );
  return {
    of: oneOrMore(set, 'the name of a plate set, or a list of them').describe('Plate sets that are drawn.'),
    by: oneOf(groupAttributes).describe('What makes the groups; default resistance.').optional(),
    facet: oneOf([...groupAttributes, 'none'])
      .describe('What makes the facets; default cell line.')
      .optional(),
    order: groups
      .describe(
        'Order of the groups; as first met in the layout if left out. Groups that are not listed are not drawn.',
      )
      .optional(),
    'facet order': groups
      .describe('Order of the facets; facets that are not listed are not drawn.')
      .optional(),
    where: keyed(filters).describe('Only these: attribute -> value or list of values.').optional(),
    'error bars': oneOf(['sd', 'sem', 'ci95']).describe('Default sd.').optional(),
    'y label': writtenText('a text').optional(),
    title: writtenText('a text').optional(),
    ...comparisonKeys,
  };
}

interface WrittenBase extends WrittenComparison {
  readonly of: readonly string[];
  readonly by?: GroupAttribute | undefined;
  readonly facet?: GroupAttribute | 'none' | undefined;
  readonly order?: readonly string[] | undefined;
  readonly 'facet order'?: readonly string[] | undefined;
  readonly where?: Readonly<Record<string, unknown>> | undefined;
  readonly 'error bars'?: PanelBase['errorBars'] | undefined;
  readonly 'y label'?: string | undefined;
  readonly title?: string | undefined;
}

function panelBase(
  panel: WrittenBase,
  defaultTest: 'student' | 'paired' | 'ratio-paired',
  { aliases }: SchemaContext,
  sink: Parameters<typeof refuse>[0],
): Omit<PanelBase, 'name' | 'place'> & { readonly yLabel: string | null } {
  const by = panel.by ?? 'resistance';
  const facet = panel.facet ?? 'cell line';
  const canonical = (group: string) => groupName(by, group, aliases);
  const order = panel.order?.map(canonical) ?? null;
  const facetOrder = panel['facet order'] ?? null;
  const comparisons = comparisonRequest(panel, defaultTest, canonical, sink);
  if (facet === by) {
    refuse(sink, facet, 'a facet that is not what makes the groups', { fix: 'write `facet: none`' }, [
      panel.facet === undefined ? 'by' : 'facet',
    ]);
  }
  const undrawn = panel.compare?.flat().find((group) => order !== null && !order.includes(canonical(group)));
  if (undrawn !== undefined) {
    const fix = didYouMean(undrawn, order ?? [], `add "${canonical(undrawn)}" to \`order\``);
    refuse(sink, undrawn, 'groups that `order` lists', { fix, entry: undrawn }, ['compare']);
  }
  return {
    title: panel.title ?? null,
    of: panel.of,
    by,
    order,
    facet: facet === 'none' ? null : facet,
    facetOrder:
      facet === 'none' ? null : (facetOrder?.map((name) => groupName(facet, name, aliases)) ?? null),
    where: whereOf(panel.where),
    comparisons,
    errorBars: panel['error bars'] ?? 'sd',
    yLabel: panel['y label'] ?? null,
  };
}

/** A group as tables and filters name it; a text that is no dose or time stays, and is then reported as a group that is not there. */
function groupName(by: AttributeName, group: string, aliases: Aliases): string {
  const reading = filterText(by, group, aliases);
  return reading.ok ? reading.value : group;
}

/** The schema has checked keys and values; what is undefined was not written. */
function whereOf(where: Readonly<Record<string, unknown>> | undefined): Filter {
  return Object.fromEntries(
    Object.entries(where ?? {}).filter((entry): entry is [string, string[]] => Array.isArray(entry[1])),
  );
}
