import type { Analysis } from '#domain/analysis';
import { attributeText } from '#domain/groupKey';
import type { PanelData } from '#domain/panelData';
import type { AttributeName } from '#domain/well';
import { doseInProse, doseRange } from './phraseDoses.ts';
import { listed } from './phraseList.ts';
import { readText } from './phraseRead.ts';
import type { StatedFacts } from './statedFacts.ts';
import type { LegendGroup } from './legendPanel.ts';
import { legendGroups } from './legendPanel.ts';

/** What is shown: quantity, cells, groups, treatment, doses, time, assay and wavelength. */
export function legendWhat(analysis: Analysis, panel: PanelData, facts: StatedFacts): string {
  const { request } = panel;
  const groups = legendGroups(panel);
  const cells = said(groups, 'cell line');
  const shown = [
    `${quantityName(panel)} of ${cells.length === 0 ? facts.of('cell line') : `${listed(cells)} cells`}`,
    groupsText(panel, groups),
    pretreatmentText(request.by, groups),
    treatmentText(panel, groups),
    timeText(request.by, groups, facts),
  ].filter((part) => part !== '');
  return `${shown.join(' ')}; ${assayText(analysis, panel, facts)}`;
}

function quantityName(panel: PanelData): string {
  const { quantity } = panel.request;
  return quantity === 'as given' ? 'values' : quantity;
}

function groupsText(panel: PanelData, groups: readonly LegendGroup[]): string {
  const { by } = panel.request;
  const labels = listed(groups.map((one) => one.label));
  // one group needs no name: nobody said what would tell it from others
  if (by === 'cell line' || said(groups, by).length === 0) return '';
  return `by ${by} (${labels})`;
}

function pretreatmentText(by: AttributeName, groups: readonly LegendGroup[]): string {
  const pretreatments = by === 'pretreatment' ? [] : said(groups, 'pretreatment');
  return pretreatments.length === 0 ? '' : `after pretreatment with ${listed(pretreatments)}`;
}

function treatmentText(panel: PanelData, groups: readonly LegendGroup[]): string {
  const { by } = panel.request;
  const names = said(groups, 'treatment');
  const name = by === 'treatment' || names.length === 0 ? 'treatment' : listed(names);
  const dose = panel.kind === 'curves' ? seriesText(panel) : by === 'dose' ? '' : doseText(groups);
  return panel.kind === 'curves' ? `over doses of ${name} (${dose})` : `after ${name} ${dose}`.trimEnd();
}

/** `8 doses, 0.61 ng/ml–10 µg/ml`; each curve where they differ. */
function seriesText(panel: Extract<PanelData, { kind: 'curves' }>): string {
  const texts = panel.facets.flatMap((facet) =>
    facet.curves.map((curve) => {
      const doses = curve.doses.map(({ dose }) => dose).filter((dose) => dose > 0);
      if (doses.length === 0) return 'none';
      return `${doses.length} doses, ${doseRange(doses, panel.doseUnit)}`;
    }),
  );
  return [...new Set(texts)].join('; ');
}

/** One dose, or one for each facet: `0.1 µg/ml (SkBr3) or 1 µg/ml (BT474)`. */
function doseText(groups: readonly LegendGroup[]): string {
  const byFacet = new Map<string, Set<string>>();
  for (const one of groups) {
    const doses = byFacet.get(one.facet ?? '') ?? new Set<string>();
    for (const { dose } of one.keys) if (dose !== null) doses.add(doseInProse(dose));
    byFacet.set(one.facet ?? '', doses);
  }
  const texts = [...byFacet].map(([facet, doses]) => ({ facet, text: [...doses].join(', ') }));
  const [first] = texts;
  if (first === undefined) return '';
  if (texts.every((one) => one.text === first.text)) return first.text;
  return texts.map((one) => `${one.text} (${one.facet})`).join(' or ');
}

function timeText(by: AttributeName, groups: readonly LegendGroup[], facts: StatedFacts): string {
  if (by === 'time') return '';
  const times = said(groups, 'time');
  return `for ${times.length === 0 ? facts.of('time of treatment') : listed(times)}`;
}

function assayText(analysis: Analysis, panel: PanelData, facts: StatedFacts): string {
  const assay = analysis.protocol.assay ?? facts.of('assay');
  const read = analysis.measurements.filter((well) => panel.request.of.includes(well.set)).map(readText);
  const reads = [...new Set(read)].filter((text) => text !== '');
  return reads.length === 0 ? assay : `${assay}, read at ${listed(reads)}`;
}

/** What the groups say about an attribute, each once. */
function said(groups: readonly LegendGroup[], attribute: AttributeName): string[] {
  const texts = groups.flatMap((one) => one.keys.map((key) => attributeText(key, attribute)));
  return [...new Set(texts)].filter((text) => text !== '');
}
