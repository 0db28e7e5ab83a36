import type { Analysis } from '#domain/analysis';
import { textFromDose } from '#domain/doseText';
import { attributeText } from '#domain/groupKey';
import type { PanelData } from '#domain/panelData';
import { printedNumber } from '#domain/printedNumber';
import type { AttributeName } from '#domain/well';
import { legendList, legendUnknown } from './legendList.ts';
import type { LegendGroup } from './legendPanel.ts';
import { legendGroups } from './legendPanel.ts';

/** What is shown: quantity, cells, groups, treatment, doses, time, assay and wavelength. */
export function legendWhat(analysis: Analysis, panel: PanelData): string {
  const { request } = panel;
  const groups = legendGroups(panel);
  const cells = said(groups, 'cell line');
  const shown = [
    `${quantityName(panel)} of ${cells.length === 0 ? legendUnknown('cell line') : `${legendList(cells)} cells`}`,
    groupsText(panel, groups),
    pretreatmentText(request.by, groups),
    treatmentText(panel, groups),
    timeText(request.by, groups),
  ].filter((part) => part !== '');
  return `${shown.join(' ')}; ${assayText(analysis, panel)}`;
}

function quantityName(panel: PanelData): string {
  const { quantity } = panel.request;
  return quantity === 'as given' ? 'values' : quantity;
}

function groupsText(panel: PanelData, groups: readonly LegendGroup[]): string {
  const { by } = panel.request;
  const labels = legendList(groups.map((one) => one.label));
  // one group needs no name: nobody said what would tell it from others
  if (by === 'cell line' || said(groups, by).length === 0) return '';
  return `by ${by} (${labels})`;
}

function pretreatmentText(by: AttributeName, groups: readonly LegendGroup[]): string {
  const pretreatments = by === 'pretreatment' ? [] : said(groups, 'pretreatment');
  return pretreatments.length === 0 ? '' : `after pretreatment with ${legendList(pretreatments)}`;
}

function treatmentText(panel: PanelData, groups: readonly LegendGroup[]): string {
  const { by } = panel.request;
  const names = said(groups, 'treatment');
  const name =
    by === 'treatment' ? 'treatment' : names.length === 0 ? legendUnknown('treatment') : legendList(names);
  const dose = panel.kind === 'curves' ? seriesText(panel) : by === 'dose' ? '' : doseText(groups);
  return panel.kind === 'curves' ? `over doses of ${name} (${dose})` : `after ${name} ${dose}`.trimEnd();
}

/** `8 doses, 0.000610–10.0 µg/ml`; each curve where they differ. */
function seriesText(panel: Extract<PanelData, { kind: 'curves' }>): string {
  const texts = panel.facets.flatMap((facet) =>
    facet.curves.map((curve) => {
      const doses = curve.doses.map(({ dose }) => dose).filter((dose) => dose > 0);
      if (doses.length === 0) return 'none';
      const [low, high] = [Math.min(...doses), Math.max(...doses)];
      return `${doses.length} doses, ${short(low)}–${short(high)} ${panel.doseUnit}`;
    }),
  );
  return [...new Set(texts)].join('; ');
}

function short(dose: number): string {
  const exact = String(Number(dose.toPrecision(9)));
  return exact.length <= 7 ? exact : printedNumber(dose, 3);
}

/** One dose, or one for each facet: `0.1 µg/ml (SkBr3) or 1 µg/ml (BT474)`. */
function doseText(groups: readonly LegendGroup[]): string {
  const byFacet = new Map<string, Set<string>>();
  for (const one of groups) {
    const doses = byFacet.get(one.facet ?? '') ?? new Set<string>();
    for (const { dose } of one.keys) doses.add(dose === null ? legendUnknown('dose') : textFromDose(dose));
    byFacet.set(one.facet ?? '', doses);
  }
  const texts = [...byFacet].map(([facet, doses]) => ({ facet, text: [...doses].join(', ') }));
  const [first] = texts;
  if (first === undefined) return legendUnknown('dose');
  if (texts.every((one) => one.text === first.text)) return first.text;
  return texts.map((one) => `${one.text} (${one.facet})`).join(' or ');
}

function timeText(by: AttributeName, groups: readonly LegendGroup[]): string {
  if (by === 'time') return '';
  const times = said(groups, 'time');
  return `for ${times.length === 0 ? legendUnknown('time of treatment') : legendList(times)}`;
}

function assayText(analysis: Analysis, panel: PanelData): string {
  const assay = analysis.protocol.assay ?? legendUnknown('assay');
  const read = analysis.measurements
    .filter((well) => panel.request.of.includes(well.set))
    .map((well) => (well.wavelengthNm === null ? well.readLabel : `${well.wavelengthNm} nm`));
  const reads = [...new Set(read)].filter((text) => text !== '');
  return reads.length === 0 ? assay : `${assay}, read at ${legendList(reads)}`;
}

/** What the groups say about an attribute, each once. */
function said(groups: readonly LegendGroup[], attribute: AttributeName): string[] {
  const texts = groups.flatMap((one) => one.keys.map((key) => attributeText(key, attribute)));
  return [...new Set(texts)].filter((text) => text !== '');
}
