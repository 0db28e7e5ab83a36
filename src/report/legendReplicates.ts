import type { PanelData } from '#domain/panelData';
import type { LegendGroup } from './legendPanel.ts';
import { legendGroups } from './legendPanel.ts';
import { spanned } from './phraseList.ts';
import { errorBarsText, noErrorBar, nText, unitOfN, wellsAsN } from './phraseReplicates.ts';

/** Means, error bars, points, n and what n is. */
export function legendReplicates(panel: PanelData): string[] {
  const groups = legendGroups(panel).filter((one) => one.values.length > 0);
  if (groups.length === 0) return [];
  const unit = unitOfN(groups);
  const technical = unit === 'well';
  const error = errorBarsText(panel, unit);
  const marks =
    panel.kind === 'bars'
      ? `bars are means, ${error}, points the single ${unit}s${wellsText(groups, technical)}`
      : `points are means, ${error}${curveWellsText(groups, technical)}`;
  const alone = groups.some((one) => one.n.includes(1)) ? noErrorBar : '';
  const sentences = [`${marks}${alone}`, nText(groups, panel.kind)];
  if (technical) sentences.push(wellsAsN);
  return sentences;
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
  return spanned(counts);
}
