import type { Ec50Sensitivity, SensitivityCell, SensitivityEstimate } from '#domain/sensitivity';
import { printedNumber } from '#domain/printedNumber';

/** `free`, `bottom 0, top 100`: what a cell does with the plateaus. */
export function plateausText({ plateaus, held }: SensitivityCell): string {
  if (plateaus === 'free') return 'free';
  const parts = (['bottom', 'top'] as const).flatMap((name) => {
    const value = held[name];
    return value === undefined ? [] : [`${name} ${printedNumber(value)}`];
  });
  return parts.length === 0 ? 'as the model holds them' : parts.join(', ');
}

/** What is left out of a cell; empty when nothing is. */
export function leftOutText({ leftOut }: SensitivityCell): string {
  return leftOut === null ? '' : `experiment ${leftOut}`;
}

/** `1.93`, `> 10`, or what there is instead of a number. */
export function estimateText({ outcome, ec50, bound }: SensitivityEstimate): string {
  if (ec50 !== null) return printedNumber(ec50, 4);
  if (outcome === 'bound' && bound !== null) return `${bound.relation} ${printedNumber(bound.dose, 4)}`;
  return outcome === 'noResponse' ? 'no response' : 'none';
}

/** What the headline of a table is. */
export const headlineNames: Readonly<Record<Ec50Sensitivity['headlineOf'], string>> = {
  experiments: 'over experiments',
  experiment: 'of the experiment',
  points: 'of all points',
};

/** What is said with a cell: flags of the estimates, whose plateaus are implausible, and that it is the one that was asked for. */
export function cellFlags({
  headline,
  pooled,
  implausible,
  contradicted,
}: SensitivityCell): readonly string[] {
  const ofPooled = pooled.flags.filter((flag) => !flag.startsWith('ic50'));
  const ofHeadline = headline.flags.filter((flag) => !flag.startsWith('ic50'));
  const plateaus = implausible.length > 0 ? ['plateauImplausible'] : [];
  const held = contradicted ? ['plateausContradicted'] : [];
  return [...new Set([...held, ...ofHeadline, ...ofPooled, ...plateaus])];
}
