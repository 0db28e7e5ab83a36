import type { PanelData } from '#domain/panelData';
import type { LegendGroup } from './legendPanel.ts';
import { spanned } from './phraseList.ts';

const errorBarNames = { sd: 'SD', sem: 'SEM' } as const;

/** What has to be said wherever wells stand in for n. */
export const wellsAsN = 'these wells are of one experiment, and their scatter says nothing about another one';

/** Added where some values are alone. */
export const noErrorBar = '; no error bar where n = 1';

/** What the values of a panel count. */
export function unitOfN(groups: readonly LegendGroup[]): 'well' | 'experiment' {
  return groups.some((one) => one.values.some(({ basis }) => basis === 'technical')) ? 'well' : 'experiment';
}

/** `error bars SD between experiments`. */
export function errorBarsText({ request }: PanelData, unit: 'well' | 'experiment'): string {
  if (request.errorBars !== 'ci95') return `error bars ${errorBarNames[request.errorBars]} between ${unit}s`;
  const isRatio = request.quantity === 'viability' || request.quantity === 'response';
  const how = unit === 'well' && isRatio ? "by Fieller's method" : `from a t-interval over ${unit}s`;
  return `error bars 95 % CI of the mean ${how}`;
}

/** `n = 3 experiments in every group`, or group by group where they differ. */
export function nText(groups: readonly LegendGroup[], kind: PanelData['kind']): string {
  const technical = unitOfN(groups) === 'well';
  const what = (n: string): string =>
    technical ? `n = ${n} wells (technical)` : `n = ${n} experiment${n === '1' ? '' : 's'}`;
  const texts = groups.map((one) => ({ name: one.name, n: one.n.length === 0 ? '0' : spanned(one.n) }));
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
