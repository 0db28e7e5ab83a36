import type { Analysis } from '#domain/analysis';
import { groupId } from '#domain/groupKey';
import type { CurvesPanelData, PanelData } from '#domain/panelData';
import type { Problem } from '#domain/problem';
import type { BarsPanelRequest, Protocol } from '#domain/protocol';
import type { QuantityName, ReplicateValue, Summary } from '#domain/replicateValue';
import { withoutOtherControls } from '#normalize/chosenControls';
import { grubbsSuggestions } from '#normalize/grubbsSuggestions';
import { mixedPanel } from '#normalize/mixedPanel';
import { plateQuality } from '#normalize/quality/plateQuality';
import { qualityProblems } from '#normalize/quality/qualityProblems';
import { selectBars } from '#normalize/selectBars';
import { selectCurves } from '#normalize/selectCurves';
import { summarizeReplicates } from '#normalize/summarize';
import { unnamedErrorBars } from '#normalize/unnamedErrorBars';
import { withCodeFrame } from '#protocol/withCodeFrame';
import { analyzeSets } from './analyzeSets.ts';
import { inProtocol } from './inProtocol.ts';
import { panelAnova } from './panelAnova.ts';
import { panelComparisons } from './panelComparisons.ts';
import { panelCountedOtherwise } from './panelCountedOtherwise.ts';
import { fitProblems } from './fitProblems.ts';
import { fitPanel } from './fitPanel.ts';
import { withGrowthMetrics } from './growthMetrics.ts';
import { outlierProblems } from './outlierProblems.ts';
import type { StudyData } from './readStudy.ts';
import type { StudyReader } from './studyReader.ts';
import type { StudyContext } from './studyContext.ts';
import { withIntervals, type TechnicalIntervals } from './technicalSummaries.ts';

/**
 * Measurements of a study to everything that is written about it: normalised wells, replicate values, fits, comparisons.
 */
export async function analyzeStudy(
  context: StudyContext,
  data: StudyData,
  reader: Pick<StudyReader, 'runner' | 'progress'>,
): Promise<Analysis> {
  const { protocol } = context;
  const sets = analyzeSets(protocol, data);
  const averaged = {
    values: sets.flatMap((set) => set.values),
    absent: sets.flatMap((set) => set.absent),
    order: sets.flatMap((set) => set.order),
  };
  const intervals: TechnicalIntervals = new Map(sets.map((set) => [set.name, set.intervals]));
  const summarize = (values: readonly ReplicateValue[]): Summary | null =>
    withIntervals(summarizeReplicates(values), intervals)[0] ?? null;
  const measurements = sets.flatMap((set) => set.measurements);
  const curveWells = withoutOtherControls(measurements, protocol.plateSets);
  const quality = plateQuality(measurements, protocol.qualityLimits);
  const problems = [...sets.flatMap((set) => set.problems), ...qualityProblems(quality)];
  const fitted = async (panel: CurvesPanelData): Promise<CurvesPanelData> =>
    withGrowthMetrics(await fitPanel(panel, curveWells, reader), sets);
  const panels: PanelData[] = [];
  const comparisons: Analysis['comparisons'][number][] = [];
  const curveFeatures: Analysis['comparisons'][number][] = [];
  const anovas: Analysis['anovas'][number][] = [];
  for (const request of protocol.figure?.panels ?? []) {
    const quantity = sourceQuantity(request.quantity);
    const isAsked = (value: { readonly quantity: QuantityName }) => value.quantity === quantity;
    const [values, absent] = [averaged.values.filter(isAsked), averaged.absent.filter(isAsked)];
    const ofQuantity = { values, absent, order: averaged.order };
    const selected =
      request.kind === 'bars'
        ? selectBars(
            request,
            { ...ofQuantity, ...controlsFor(request, ofQuantity.values, protocol) },
            summarize,
          )
        : selectCurves(request, withoutOtherControls(ofQuantity.values, protocol.plateSets), summarize);
    const panel =
      selected.value.kind === 'bars'
        ? { ...selected.value, outliers: grubbsSuggestions(selected.value, measurements) }
        : await fitted(selected.value);
    const told = [mixedPanel, unnamedErrorBars, fitProblems, outlierProblems];
    problems.push(...told.flatMap((tell) => tell(panel).map((problem) => inProtocol(problem, protocol))));
    const compared = panelComparisons(panel, panelCountedOtherwise(request, sets));
    const analyzed = panelAnova(panel);
    panels.push(panel);
    comparisons.push(...compared.comparisons);
    curveFeatures.push(...compared.curveFeatures);
    anovas.push(...analyzed.anovas);
    // why no plate of the panel could be used is told where that is, and needs no echo here
    if (!request.of.some((set) => measurements.some((well) => well.set === set))) continue;
    problems.push(
      ...[...selected.problems, ...compared.problems, ...analyzed.problems].map((problem) =>
        inProtocol(problem, protocol),
      ),
    );
  }
  const relative = eachOnce(panels.flatMap((panel) => relativeValues(panel)));
  const replicates = [...averaged.values.filter((value) => isTabulated(value, protocol)), ...relative];
  return {
    study: context.study,
    protocol,
    programVersion: context.programVersion,
    inputs: [context.protocolInput, ...data.inputs],
    measurements,
    replicates,
    summaries: withIntervals(summarizeReplicates(replicates), intervals),
    panels,
    fits: panels.flatMap((panel) => (panel.kind === 'curves' ? curveFits(panel) : [])),
    comparisons,
    curveFeatures,
    anovas,
    quality,
    inferences: data.inferences,
    problems: toldOnce([...data.files.flatMap((file) => file.problems), ...data.problems, ...problems]).map(
      (problem) => withCodeFrame(problem, { file: protocol.file, text: context.protocolText }),
    ),
  };
}

/** The values of control wells, where an analysis of variance has a treatment for a factor. */
function controlsFor(
  { anova, by, facet }: BarsPanelRequest,
  values: readonly ReplicateValue[],
  { plateSets }: Protocol,
): { readonly controls?: readonly ReplicateValue[] } {
  const needsControls =
    anova?.kind === 'two-way' && anova.factors.some((name) => name !== by && name !== facet);
  return needsControls ? { controls: withoutOtherControls(values, plateSets) } : {};
}

function sourceQuantity(quantity: ReplicateValue['quantity']): ReplicateValue['quantity'] {
  return quantity === 'relative response' ? 'response' : quantity;
}

/** Blanked absorbances are tabulated only where a panel asks for them. */
function isTabulated(value: ReplicateValue, protocol: Protocol): boolean {
  const asked = protocol.figure?.panels.some((panel) => panel.quantity === value.quantity) ?? false;
  return value.quantity !== 'blanked absorbance' || asked;
}

function relativeValues(panel: PanelData): ReplicateValue[] {
  if (panel.kind !== 'bars' || panel.request.relativeTo === null) return [];
  return panel.facets.flatMap((facet) => facet.groups.flatMap((group) => group.values));
}

/** Two panels that divide by the same group hold the same values; in the tables they count once. */
function eachOnce(values: readonly ReplicateValue[]): ReplicateValue[] {
  const met = new Map<string, ReplicateValue>();
  for (const value of values) {
    const id = JSON.stringify([value.set, groupId(value.group), value.experiment, value.normaliser]);
    if (!met.has(id)) met.set(id, value);
  }
  return [...met.values()];
}

function curveFits(panel: Extract<PanelData, { kind: 'curves' }>): Analysis['fits'][number][] {
  return panel.facets.flatMap((facet) => facet.curves.flatMap((curve) => curve.fits));
}

/** What is wrong with a layout is found again with every file that uses it. */
function toldOnce(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
