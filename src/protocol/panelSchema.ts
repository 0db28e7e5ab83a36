import { didYouMean } from '#domain/didYouMean';
import { modelNames, type Interval } from '#domain/fit';
import type { Aliases } from '#domain/names';
import type { BarsPanelRequest, CurvesPanelRequest, Filter, PanelBase } from '#domain/protocol';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';
import { type AttributeName, type GroupAttribute } from '#domain/well';
import { z } from 'zod';
import { anovaKey, anovaRequest } from './anovaSchema.ts';
import { comparisonRequest, type WrittenComparison } from './comparisonRequest.ts';
import { explained } from './keyMeaning.ts';
import { outliersKey } from './outliersSchema.ts';
import { panelKeys } from './panelKeys.ts';
import { filterText, type SchemaContext } from './schemaContext.ts';
import { keyed, oneOf, refuse, textAs, writtenText, yesOrNo } from './textSchema.ts';
import { weightsKey } from './weightsSchema.ts';

/** One entry of `panels:`; its first key says what it draws. */
export function panelSchema(context: SchemaContext) {
  return z.union([barsSchema(context), curvesSchema(context)], {
    error: 'a panel: `{ bars: response, of: … }` or `{ curves: viability, of: … }`',
  });
}

function barsSchema(context: SchemaContext) {
  return keyed({
    bars: explained(oneOf(['response', 'viability', 'blanked absorbance']), {
      title: 'Bars of this quantity',
      description:
        'A bar is the mean over experiments, a point each experiment. Response is 100 − viability. For plates with one dose.',
      examples: ['response'],
    }),
    'relative to': explained(writtenText('the name of a group'), {
      title: 'Response in per cent of a group',
      description:
        '100 × response/response of this group in the same experiment. Only with `bars: response`; the legend says so.',
      ifLeftOut: 'each group stands for itself',
      examples: ['CTR'],
    }).optional(),
    anova: anovaKey,
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
    const quantity = relativeTo === undefined ? panel.bars : 'relative response';
    const anova = anovaRequest(panel.anova, { ...base, quantity }, sink);
    return {
      kind: 'bars',
      quantity,
      relativeTo: relativeTo === undefined ? null : groupName(base.by, relativeTo, context.aliases),
      ...(anova === null ? {} : { anova }),
      ...base,
    };
  });
}

function curvesSchema(context: SchemaContext) {
  return keyed({
    curves: explained(oneOf(['viability', 'blanked absorbance']), {
      title: 'Dose–response curves of this quantity',
      description:
        'Each experiment is fitted, and the headline EC50 is the geometric mean over experiments. For plates with several doses.',
      examples: ['viability'],
    }),
    model: explained(oneOf(modelNames), {
      title: 'Model of the fit',
      description:
        'The four-parameter logistic; 3PL holds the bottom at 0, 2PL also the top at 1 (so for viability add `fix: { top: 100 }`). 5PL is asymmetric, W1 and W2 are Weibull curves, LN is log-normal, BC (Brain–Cousens) has hormesis at low doses.',
      ifLeftOut: '4PL',
      examples: ['3PL'],
    }).optional(),
    fix: explained(
      keyed({
        top: parameter('Upper plateau', 'In the unit of the panel: 100 for viability.', 100),
        bottom: parameter('Lower plateau', 'A bottom of 0 says that the drug kills every cell.', 0),
        'hill slope': parameter('Slope', 'In Prism’s sign: negative when viability falls.', -1),
        EC50: parameter('Relative EC50', 'In the unit of the doses.', 0.5),
        asymmetry: parameter('Asymmetry of a 5PL', 'drc’s f; 1 makes it a 4PL.', 0.5),
      }),
      {
        title: 'Parameters held at a value',
        description: 'Hold a plateau only where you know it.',
        ifLeftOut: 'all parameters of the model are fitted',
        examples: [{ top: 100 }],
      },
    ).optional(),
    bounds: explained(
      keyed({
        top: bound('Upper plateau', 'In the unit of the panel.', '90 to 110'),
        bottom: bound('Lower plateau', 'At least 0 says that nothing falls below the blank.', 'at least 0'),
        'hill slope': bound('Slope', 'In Prism’s sign: negative when viability falls.', '-4 to -0.5'),
        EC50: bound('Relative EC50', 'In the unit of the doses.', '0.001 to 100'),
        asymmetry: bound('Asymmetry of a 5PL', 'drc’s f; 1 makes it a 4PL.', '0.1 to 10'),
      }),
      {
        title: 'Bounds of parameters',
        description:
          'The best curve within them; an optimum that lies on a bound is flagged, and that parameter has no error.',
        ifLeftOut: 'none',
        examples: [{ bottom: '0 to 30' }],
      },
    ).optional(),
    'omit zero': explained(yesOrNo, {
      title: 'Fit without dose 0',
      description:
        'The control of the same cells is dose 0. A normalised control is 100 by construction; true leaves it out of the fit.',
      ifLeftOut: 'false',
      examples: [true],
    }).optional(),
    weights: weightsKey().optional(),
    outliers: outliersKey,
    ...panelKeys(context),
  }).transform((panel, sink): Omit<CurvesPanelRequest, 'name' | 'place'> => {
    if (panel.model === '2PL' && panel.curves === 'viability' && panel.fix?.top === undefined) {
      const expected = 'a top in percent of control: 2PL by itself holds the top at 1';
      refuse(sink, panel.model, expected, { fix: 'add `fix: { top: 100 }`' }, ['model']);
    }
    const both = Object.keys(panel.fix ?? {}).find((name) => Object.hasOwn(panel.bounds ?? {}, name));
    if (both !== undefined) {
      const expected = 'bounds of parameters that `fix` does not hold';
      refuse(sink, both, expected, { fix: 'remove one of the two', onKey: true }, ['bounds', both]);
    }
    return {
      kind: 'curves',
      quantity: panel.curves,
      model: panel.model ?? '4PL',
      fixed: byParameter(panel.fix),
      ...(panel.bounds === undefined ? {} : { bounds: byParameter(panel.bounds) }),
      omitZero: panel['omit zero'] ?? false,
      ...(panel.weights === undefined ? {} : { weighting: panel.weights }),
      ...(panel.outliers === undefined ? {} : { outliers: panel.outliers }),
      ...panelBase(panel, 'paired', context, sink),
    };
  });
}

/** What was written for parameters, by their names in a fit. */
function byParameter<Value>(
  written: Readonly<Record<string, Value | undefined>> = {},
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(written).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name === 'EC50' ? 'ec50' : name === 'hill slope' ? 'hillSlope' : name, value] as const],
    ),
  );
}

/** Bounds of a parameter: `0 to 30`, `at least 0`, `at most 30`. */
function bound(title: string, description: string, example: string) {
  const range = textAs('bounds', (text): TextReading<Interval> => {
    const said = text.replaceAll('%', '').trim();
    const one = /^at (least|most)\s+(.+)$/i.exec(said);
    const ends = (one === null ? said.split(/\s+to\s+/i) : [one[2] ?? '']).map(numberFromText);
    const [low = null, high = null] = ends;
    const isBoth = one === null && ends.length === 2 && low !== null && high !== null && low < high;
    if (isBoth) return understood([low, high]);
    if (one !== null && low !== null)
      return understood(one[1]?.toLowerCase() === 'least' ? [low, null] : [null, low]);
    return notUnderstood('bounds as `0 to 30`, `at least 0` or `at most 30`', 'write the lower one first');
  });
  return explained(range, { title, description, ifLeftOut: 'not bounded', examples: [example] }).optional();
}

/** A parameter of a fit that can be held. */
function parameter(title: string, description: string, example: number) {
  const number = textAs('a number', (text): TextReading<number> => {
    const value = numberFromText(text.replace(/\s*%$/, ''));
    return value === null
      ? notUnderstood('a number as `100`', 'write a number with a decimal point')
      : understood(value);
  });
  return explained(number, { title, description, ifLeftOut: 'fitted', examples: [example] }).optional();
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
  if (defaultTest === 'paired') refuseForCurves(panel, sink);
  if (facet === by) {
    refuse(sink, facet, 'a facet that is not what makes the groups', { fix: 'write `facet: none`' }, [
      panel.facet === undefined ? 'by' : 'facet',
    ]);
  }
  const named = [...(panel.compare?.flat() ?? []), ...(panel.control === undefined ? [] : [panel.control])];
  const undrawn = named.find((group) => order !== null && !order.includes(canonical(group)));
  if (undrawn !== undefined) {
    const fix = didYouMean(undrawn, order ?? [], `add "${canonical(undrawn)}" to \`order\``);
    refuse(sink, undrawn, 'groups that `order` lists', { fix, entry: undrawn }, [
      panel.compare?.flat().includes(undrawn) === true ? 'compare' : 'control',
    ]);
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
    errorBarsNamed: panel['error bars'] !== undefined,
    yLabel: panel['y label'] ?? null,
  };
}

/** The log EC50s of two curves are compared by their experiments, and by nothing else. */
function refuseForCurves(panel: WrittenBase, sink: Parameters<typeof refuse>[0]): void {
  const { compare, test, control } = panel;
  if (compare !== undefined && test !== undefined && test !== 'paired' && test !== 'ratio-paired') {
    const fix = 'remove this line; the EC50s of curves are compared experiment by experiment';
    refuse(sink, test, 'paired, for curves', { fix }, ['test']);
  }
  if (control !== undefined) {
    const fix = 'write the pairs: `compare: [[T, CTR], [P, CTR]]`';
    refuse(sink, control, '`compare` for curves', { fix, onKey: true }, ['control']);
  }
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
