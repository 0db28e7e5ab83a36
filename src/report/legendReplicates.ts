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
      : `points are means, error bars ${error} between ${unit}s${wellsText(groups, technical)}`;
  const alone = groups.some((one) => one.n.includes(1)) ? '; no error bar where n = 1' : '';
  const sentences = [`${marks}${alone}`, nText(groups, technical)];
  if (technical)
    sentences.push('these wells are of one experiment, and their scatter says nothing about another one');
  return sentences;
}

/** `n = 3 experiments per group`, or group by group where they differ. */
function nText(groups: readonly LegendGroup[], technical: boolean): string {
  const what = (n: string): string =>
    technical ? `n = ${n} wells (technical)` : `n = ${n} experiment${n === '1' ? '' : 's'}`;
  const texts = groups.map((one) => {
    const [least, most] = [Math.min(...one.n), Math.max(...one.n)];
    return { name: one.name, n: least === most ? String(least) : `${least}–${most}` };
  });
  const [first] = texts;
  if (first !== undefined && texts.every((one) => one.n === first.n))
    return texts.length === 1 ? what(first.n) : `${what(first.n)} in every group`;
  return texts.map((one) => `${one.name}: ${what(one.n)}`).join('; ');
}

/** Of how many wells each value is the mean; wells that stand for themselves are no mean. */
function wellsText(groups: readonly LegendGroup[], technical: boolean): string {
  if (technical) return '';
  const counts = groups.flatMap((one) =>
    one.values.filter(({ role }) => role === 'treated').map(({ nWells }) => nWells),
  );
  if (counts.length === 0) return '';
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (most === 1) return ', each of one well';
  return `, each the mean of ${least === most ? least : `${least}–${most}`} wells`;
}
