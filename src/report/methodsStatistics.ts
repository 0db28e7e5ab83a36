import type { Analysis } from '#domain/analysis';
import type { PanelData } from '#domain/panelData';
import { legendGroups } from './legendPanel.ts';
import { hasSeveralExperiments, saidByPanel, shownPanels } from './methodsBy.ts';
import { anovasOf, anovaUsedText } from './phraseAnova.ts';
import { methodsGrubbs } from './phraseOutliers.ts';
import { errorBarsText, noErrorBar, unitOfN } from './phraseReplicates.ts';
import { correctionText, starsText, testsText, untestedText, wellsCompared } from './phraseTests.ts';
import type { StatedFacts } from './statedFacts.ts';

/** Means and error bars, tests with sidedness, correction and thresholds, and how the study was designed. */
export function methodsStatistics(analysis: Analysis, facts: StatedFacts): string[] {
  const panels = shownPanels(analysis);
  const tested = panels.filter((panel) => comparisonsOf(analysis, panel).some(({ p }) => p !== null));
  return [
    ...(panels.length === 0 ? ['values are given as mean, SD, SEM and 95 % CI (t-interval)'] : []),
    ...saidByPanel(panels, meansText),
    ...saidByPanel(panels, (panel) => (panel.kind === 'bars' ? methodsGrubbs(panel) : '')),
    ...saidByPanel(panels, (panel) => comparedText(analysis, panel)),
    ...saidByPanel(panels, (panel) => analyzedText(analysis, panel)),
    ...saidByPanel(tested, ({ request }) =>
      request.comparisons === null
        ? ''
        : `significance is marked as ${starsText(request.comparisons.stars, request.comparisons.correction)}`,
    ),
    ...saidByPanel(panels, (panel) => notTestedText(analysis, panel)),
    ...(tested.length > 0 ? ['the 95 % CI of a difference or ratio is that of its test'] : []),
    ...(tested.some((panel) => isTechnical(panel)) ? [wellsCompared] : []),
    designText(analysis, facts),
  ];
}

function comparisonsOf({ comparisons }: Analysis, { request }: PanelData): Analysis['comparisons'] {
  return comparisons.filter(({ panel }) => panel === request.name);
}

function meansText(panel: PanelData): string {
  const groups = legendGroups(panel).filter(({ values }) => values.length > 0);
  if (groups.length === 0) return '';
  const counts = groups.flatMap(({ n }) => n);
  if (counts.every((n) => n === 1)) return 'values are those of one experiment, without error bars';
  const alone = counts.includes(1) ? noErrorBar : '';
  return `values are means, ${errorBarsText(panel, unitOfN(groups))}${alone}`;
}

function comparedText(analysis: Analysis, panel: PanelData): string {
  const all = comparisonsOf(analysis, panel);
  if (all.length === 0 || panel.request.comparisons === null) return '';
  const tested = all.filter(({ p }) => p !== null);
  if (tested.length === 0) return '';
  const what = panel.kind === 'curves' ? 'curves' : 'groups';
  return `${what} were compared by ${testsText(tested)}, with ${correctionText(panel.request.comparisons, all, 'the panel')}`;
}

function analyzedText(analysis: Analysis, { request }: PanelData): string {
  const anovas = anovasOf(analysis, request.name);
  const used = anovaUsedText(anovas);
  if (used === '') return '';
  const scatter = anovas.some(({ variances }) => variances !== null)
    ? '; variances were compared by the Brown–Forsythe test'
    : '';
  return `groups were analysed by ${used}, with partial η² and ω² as effect sizes${scatter}`;
}

function notTestedText(analysis: Analysis, panel: PanelData): string {
  const untested = comparisonsOf(analysis, panel).filter(({ p }) => p === null);
  return untested.length === 0 ? '' : untestedText(untested);
}

function isTechnical(panel: PanelData): boolean {
  return unitOfN(legendGroups(panel)) === 'well';
}

/** Nobody chose a number of experiments where there is one. */
function designText(analysis: Analysis, facts: StatedFacts): string {
  const random = facts.said('randomisation', (how) => how);
  const blind = facts.said('blinding', (how) => how);
  const chosen = hasSeveralExperiments(analysis)
    ? `the number of experiments was ${facts.said('sample size', (how) => how)}; `
    : '';
  return `${chosen}groups were ${random}; experimenters were ${blind}`;
}
