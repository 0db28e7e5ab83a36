import type { PanelData } from '#domain/panelData';
import type { LegendGroup } from './legendPanel.ts';
import { legendGroups } from './legendPanel.ts';

const errorBarNames = { sd: 'SD', sem: 'SEM', ci95: '95 % CI of the mean' } as const;

/** Means, error bars, points, n and what n is. */
export function legendReplicates(panel: PanelData): string[] {
  const groups = legendGroups(panel).filter((one) => one.values.length > 0);
  if (groups.length === 0) return [];
  const error = errorBarNames[panel.request.errorBars];
  const technical = groups.some((one) => one.values.some(({ basis }) => basis === 'technical'));
  const unit = technical ? 'well' : 'experiment';
  const marks =
    panel.kind === 'bars'
      ? `bars are means, error bars ${error} between ${unit}s, points the single ${unit}s${wellsText(groups, technical)}`
      : `points are means, error bars ${error} between ${unit}s${curveWellsText(groups, technical)}`;
  const alone = groups.some((one) => one.n.includes(1)) ? '; no error bar where n = 1' : '';
  const sentences = [`${marks}${alone}`, nText(groups, technical, panel.kind)];
  if (technical)
    sentences.push('these wells are of one experiment, and their scatter says nothing about another one');
  return sentences;
}

/** `n = 3 experiments in every group`, or group by group where they differ. */
function nText(groups: readonly LegendGroup[], technical: boolean, kind: PanelData['kind']): string {
  const what = (n: string): string =>
    technical ? `n = ${n} wells (technical)` : `n = ${n} experiment${n === '1' ? '' : 's'}`;
  const texts = groups.map((one) => {
    const [least, most] = [Math.min(...one.n), Math.max(...one.n)];
    return { name: one.name, n: least === most ? String(least) : `${least}–${most}` };
  });
  const [first] = texts;
  if (first !== undefined && texts.every((one) => one.n === first.n))
    return kind === 'bars' && texts.length === 1
      ? what(first.n)
      : `${what(first.n)} ${everywhere(kind, first.n)}`;
  return texts.map((one) => `${one.name}: ${what(one.n)}`).join('; ');
}

function everywhere(kind: PanelData['kind'], n: string): string {
  if (kind === 'bars') return 'in every group';
  return n.includes('–') ? 'depending on the dose' : 'at every dose';
}

/** Of how many wells each value is the mean; wells that stand for themselves are no mean. */
function wellsText(groups: readonly LegendGroup[], technical: boolean): string {
  const count = technical ? null : wellCount(groups, 'treated');
  if (count === null) return '';
  return count === '1' ? ', each of one well' : `, each the mean of ${count} wells`;
}

/** A point is a mean of experiments, and only the value of an experiment is a mean of wells. */
function curveWellsText(groups: readonly LegendGroup[], technical: boolean): string {
  const count = technical ? null : wellCount(groups, 'treated');
  if (count === null) return '';
  const zero = wellCount(groups, 'control');
  const atZero = zero === null || zero === count ? '' : ` (${zero} at dose 0)`;
  return `; the value of an experiment is ${count === '1' ? 'that of one well' : `the mean of ${count} wells`}${atZero}`;
}

/** `3`, or `5–6` where they differ; null where there are no such values. */
function wellCount(groups: readonly LegendGroup[], of: 'treated' | 'control'): string | null {
  const counts = groups.flatMap((one) =>
    one.values.filter(({ role }) => (role === 'treated') === (of === 'treated')).map(({ nWells }) => nWells),
  );
  if (counts.length === 0) return null;
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(least) : `${least}–${most}`;
}
