import { didYouMean } from '#domain/didYouMean';
import { modelNames } from '#domain/fit';
import type { Aliases } from '#domain/names';
import type { BarsPanelRequest, CurvesPanelRequest, Filter, PanelBase } from '#domain/protocol';
import { type AttributeName, type GroupAttribute } from '#domain/well';
import { z } from 'zod';
import { anovaKey, anovaRequest } from './anovaSchema.ts';
import { comparisonRequest, type WrittenComparison } from './comparisonRequest.ts';
import { explained } from './keyMeaning.ts';
import { growthPlateaus, refuseForGrowth } from './growthCurves.ts';
import { outliersKey } from './outliersSchema.ts';
import { panelKeys } from './panelKeys.ts';
import { byParameter, parameterKeys } from './parameterKeys.ts';
import { filterText, type SchemaContext } from './schemaContext.ts';
import { keyed, oneOf, refuse, writtenText, yesOrNo } from './textSchema.ts';
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
    curves: explained(oneOf(['viability', 'growth rate', 'blanked absorbance']), {
      title: 'Dose–response curves of this quantity',
      description:
        'Each experiment is fitted, and the headline EC50 is the geometric mean over experiments. For plates with several doses. Growth rates (GR values: 1 as the control, 0 cytostasis, −1 death) need `time zero` in the plate set; unless `fix` or `bounds` say otherwise their top is held at 1 and their bottom lies between −1 and 1.',
      examples: ['viability'],
    }),
    model: explained(oneOf(modelNames), {
      title: 'Model of the fit',
      description:
        'The four-parameter logistic; 3PL holds the bottom at 0, 2PL also the top at 1 (so for viability add `fix: { top: 100 }`). 5PL is asymmetric, W1 and W2 are Weibull curves, LN is log-normal, BC (Brain–Cousens) has hormesis at low doses.',
      ifLeftOut: '4PL',
      examples: ['3PL'],
    }).optional(),
    ...parameterKeys(),
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
    const fixed = byParameter(panel.fix);
    const bounds = panel.bounds === undefined ? undefined : byParameter(panel.bounds);
    const isGrowth = panel.curves === 'growth rate';
    if (isGrowth) refuseForGrowth(panel, sink);
    return {
      kind: 'curves',
      quantity: panel.curves,
      model: panel.model ?? '4PL',
      ...(isGrowth ? growthPlateaus(fixed, bounds) : { fixed, ...(bounds === undefined ? {} : { bounds }) }),
      omitZero: panel['omit zero'] ?? false,
      ...(panel.weights === undefined ? {} : { weighting: panel.weights }),
      ...(panel.outliers === undefined ? {} : { outliers: panel.outliers }),
      ...panelBase(panel, 'paired', context, sink),
    };
  });
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
