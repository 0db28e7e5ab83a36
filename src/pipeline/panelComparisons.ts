import { adjustFamily } from '#compare/adjustFamily';
import { compareFacets, type CompareFacetsInput } from '#compare/compareFacets';
import { comparisonEffects } from '#compare/comparisonEffects';
import { comparisonWarnings } from '#compare/comparisonWarnings';
import { starAlternatives } from '#compare/starAlternatives';
import { uncommonStars } from '#compare/uncommonStars';
import type { Comparison, ComparisonRequest, PanelComparison } from '#domain/comparison';
import { noEffects } from '#domain/effects';
import type { Fit } from '#domain/fit';
import type { BarsPanelData, CurvesPanelData, PanelCurve, PanelData } from '#domain/panelData';
import type { Problem } from '#domain/problem';
import type { CountedOtherwise } from '#domain/replicateValue';
import { compareLogEc50 } from '#doseresponse/compareLogEc50';
import { compareOverExperiments, type CurveFeature } from '#doseresponse/compareOverExperiments';
import { comparedGroups } from './comparedGroups.ts';

/** The comparisons of one panel: one family for the correction. */
export interface ComparedPanel {
  readonly comparisons: readonly PanelComparison[];
  /** Curves by bottom and by mean response. */
  readonly curveFeatures: readonly PanelComparison[];
  readonly problems: readonly Problem[];
}

/**
 * Tests what the protocol compares in a panel: bars by their replicate values, curves by the log EC50 of their experiments.
 *
 * @param otherwise - the groups with n counted the other way, for what the stars would be then
 */
export function panelComparisons(
  panel: PanelData,
  otherwise: CountedOtherwise<BarsPanelData> | null,
): ComparedPanel {
  const request = panel.request.comparisons;
  if (request === null) return { comparisons: [], curveFeatures: [], problems: [] };
  const compared =
    panel.kind === 'bars' ? compareBars(panel, request, otherwise) : compareCurves(panel, request);
  const where = { file: null, place: panel.request.place, facet: null };
  const problems = [
    ...compared.problems,
    ...comparisonWarnings(compared.comparisons, where),
    ...uncommonStars(compared.comparisons, request.stars, where),
  ];
  return { ...compared, problems };
}

function compareBars(
  panel: BarsPanelData,
  request: ComparisonRequest,
  otherwise: CountedOtherwise<BarsPanelData> | null,
): ComparedPanel {
  const facets = comparedFacets(panel);
  const labels = new Set(facets.flatMap(({ groups }) => groups.map(({ label }) => label)));
  // a label that no facet has was reported when the panel was selected
  const pairs = request.pairs.filter((pair) => pair.every((label) => labels.has(label)));
  const control = request.control ?? null;
  if (pairs.length < Math.min(1, request.pairs.length) || (control !== null && !labels.has(control)))
    return { comparisons: [], curveFeatures: [], problems: [] };
  const asked = { ...request, pairs };
  const compared = compareFacets({
    facets,
    request: asked,
    where: { file: null, place: panel.request.place },
  });
  const otherN = otherwise === null ? null : comparedFacets(otherwise.countedOtherwise);
  const comparisons = starAlternatives({ comparisons: compared.comparisons, facets, otherN, request: asked });
  const { name, quantity } = panel.request;
  return {
    comparisons: comparisons.map((comparison) => ({ ...comparison, panel: name, quantity })),
    curveFeatures: [],
    problems: compared.problems,
  };
}

function comparedFacets(panel: BarsPanelData): CompareFacetsInput['facets'] {
  return panel.facets.map((facet) => ({ facet: facet.title ?? '', groups: comparedGroups(facet) }));
}

function compareCurves(panel: CurvesPanelData, request: ComparisonRequest): ComparedPanel {
  const problems: Problem[] = [];
  const comparisons = panel.facets.flatMap(({ title, curves }) =>
    request.pairs.flatMap(([labelA, labelB]) => {
      const a = curves.find((curve) => curve.label === labelA);
      const b = curves.find((curve) => curve.label === labelB);
      // a label that no facet has was reported when the panel was selected
      if (a === undefined || b === undefined) return [];
      const { comparison, problem } = compareTwoCurves(a, b, panel, request, title);
      if (problem !== null) problems.push(problem);
      return [{ ...comparison, facet: title ?? '', panel: panel.request.name, quantity: 'log EC50' }];
    }),
  );
  const family = adjustFamily(comparisons, request.correction, request.stars);
  return {
    comparisons: starAlternatives({ comparisons: family, facets: [], otherN: null, request }),
    // what stands for the curves is the EC50: its family does not grow by what is looked at beside it
    curveFeatures: (['bottom', 'mean response'] as const).flatMap((feature) =>
      adjustFamily(featuresOf(panel, request, feature), request.correction, request.stars),
    ),
    problems,
  };
}

/** Every pair of curves by one feature. */
function featuresOf(
  panel: CurvesPanelData,
  request: ComparisonRequest,
  feature: CurveFeature,
): PanelComparison[] {
  return panel.facets.flatMap(({ title, curves }) =>
    request.pairs.flatMap(([labelA, labelB]): PanelComparison[] => {
      const [a, b] = [labelA, labelB].map((label) => curves.find((curve) => curve.label === label));
      if (a === undefined || b === undefined) return [];
      const compared = compareOverExperiments(feature, experimentFits(a), experimentFits(b));
      if (compared === null) return [];
      const { values, n, feature: quantity, reason: _, ...numbers } = compared;
      const tested: PanelComparison = {
        ...numbers,
        panel: panel.request.name,
        facet: title ?? '',
        quantity,
        a: labelA,
        b: labelB,
        test: 'paired',
        statisticName: 't',
        method: 't',
        pAdjusted: null,
        correction: request.correction,
        stars: '',
        convention: request.stars.name,
        nA: n,
        nB: n,
        sdA: null,
        sdB: null,
        scale: 'difference',
        basis: 'biological',
        effects: noEffects('not tested'),
        alternatives: [],
      };
      return [{ ...tested, effects: comparisonEffects(tested, values) }];
    }),
  );
}

function compareTwoCurves(
  a: PanelCurve,
  b: PanelCurve,
  panel: CurvesPanelData,
  request: ComparisonRequest,
  facet: string | null,
): { comparison: Comparison; problem: Problem | null } {
  const compared = compareLogEc50(experimentFits(a), experimentFits(b));
  const tested: Comparison = {
    a: a.label,
    b: b.label,
    test: 'ratio-paired',
    statistic: compared.statistic,
    statisticName: 't',
    method: 't',
    df: compared.df,
    p: compared.p,
    log10p: compared.log10p,
    pAdjusted: null,
    correction: request.correction,
    stars: '',
    convention: request.stars.name,
    nA: compared.n,
    nB: compared.n,
    meanA: compared.ec50A,
    meanB: compared.ec50B,
    sdA: null,
    sdB: null,
    difference: compared.ratio,
    confidence95: compared.confidence95,
    scale: 'ratio',
    basis: 'biological',
    flags: compared.flags,
    effects: noEffects('not tested'),
    alternatives: [],
  };
  const comparison = { ...tested, effects: comparisonEffects(tested, { a: [], b: [] }) };
  const problem = compared.p === null ? impossible(comparison, panel, facet, compared.reason) : null;
  return { comparison, problem };
}

function experimentFits(curve: PanelCurve): { experiment: string; fit: Fit }[] {
  return curve.fits.flatMap(({ experiment, fit }) =>
    fit === null || experiment === 'pooled' ? [] : [{ experiment, fit }],
  );
}

function impossible(
  comparison: Comparison,
  panel: CurvesPanelData,
  facet: string | null,
  reason: string,
): Problem {
  return {
    code: 'comparison-impossible',
    severity: 'warning',
    file: null,
    place: panel.request.place,
    found: `${[facet, comparison.a].filter(Boolean).join(' ')} against ${comparison.b} in panel ${panel.request.name}: ${reason}`,
    expected: 'an EC50 of both curves in every experiment, and at least two experiments',
    fix: 'Look at the fits of the single experiments (tables/fits.csv, after a run): more doses, or a wider range, may be needed.',
  };
}
