import type { Analysis } from '#domain/analysis';
import type { PanelAnova } from '#domain/anova';
import { anovaNames, fText, typeText, varianceText } from './anovaText.ts';
import { legendFlag } from './legendFlags.ts';
import { listed } from './phraseList.ts';

/** Of which panel, by name. */
export function anovasOf({ anovas }: Analysis, panel: string): readonly PanelAnova[] {
  return anovas.filter((one) => one.panel === panel);
}

/** `two-way ANOVA (resistance, T-DM1 and resistance × T-DM1)`; empty where none has a p. */
export function anovaUsedText(anovas: readonly PanelAnova[]): string {
  const tested = anovas.filter(({ p }) => p !== null);
  const names = tested.map((one) => anovaNames[one.anova] + typeText(one));
  return tested.length === 0 ? '' : `${listed(names)} (${listed(tested.map(({ effect }) => effect))})`;
}

/** Each F with its p, effect sizes, what must be said with it, and what it means. */
export function anovaResultsText(anovas: readonly PanelAnova[]): string {
  return anovas.map(resultText).join('; ');
}

function resultText(one: PanelAnova): string {
  const name = [one.facet, one.effect].filter((part) => part !== '').join(', ');
  if (one.p === null) return `${name}: not tested, because these values allow no such analysis`;
  const said = one.flags.includes('unequalVariances')
    ? [`${legendFlag('unequalVariances')} (${varianceText(one)})`]
    : [];
  // what a main effect means, the interaction says
  const meaning = one.anova !== 'two-way' || one.isInteraction ? [one.meaning] : [];
  return [`${name}: ${fText(one)}`, ...said, ...meaning].join(', ');
}
