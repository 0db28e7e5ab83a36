import type { AnovaEffect, AnovaName } from '#domain/anova';
import { printedNumber, printedP } from '#domain/printedNumber';
import { dfText } from './dfText.ts';

/** The analyses in words. */
export const anovaNames: Readonly<Record<AnovaName, string>> = {
  'one-way': 'one-way ANOVA',
  welch: "Welch's ANOVA",
  block: 'ANOVA with experiments as blocks',
  'two-way': 'two-way ANOVA',
};

/** An F test of an analysis of variance as one line for the terminal. */
export function anovaText(effect: AnovaEffect): string {
  const name = `${effect.effect} (${anovaNames[effect.anova]}${typeText(effect)}, n = ${effect.n})`;
  if (effect.p === null) return `${name}: no test`;
  return [`${name}: ${fText(effect, 4)}`, varianceText(effect), effect.meaning].filter(Boolean).join('; ');
}

/** `F(2, 6) = 38.4, p = 0.00038, partial η² 0.928, ω² 0.892`; empty without a p. */
export function fText(effect: AnovaEffect, digits = 3): string {
  const { statistic, df1, df2, p, log10p, etaSquared, omegaSquared } = effect;
  if (statistic === null || df1 === null || df2 === null || p === null) return '';
  const sizes = [
    ...(etaSquared === null ? [] : [`partial η² ${printedNumber(etaSquared)}`]),
    ...(omegaSquared === null ? [] : [`ω² ${printedNumber(omegaSquared)}`]),
  ];
  const f = `F(${df1}, ${dfText(df2, digits)}) = ${printedNumber(statistic, digits)}`;
  return [f, printedP(p, log10p), ...sizes].join(', ');
}

/** `, type II`: said where it makes a difference. */
export function typeText({ sumsOfSquaresType, flags }: AnovaEffect): string {
  return sumsOfSquaresType !== null && flags.includes('unequalN') ? ` of type ${sumsOfSquaresType}` : '';
}

/** `Brown–Forsythe test of the variances: F(2, 6) = 0.283, p = 0.76`; empty where there is none. */
export function varianceText({ variances }: AnovaEffect): string {
  if (variances === null) return '';
  const { statistic, df1, df2, p, log10p } = variances;
  return `Brown–Forsythe test of the variances: F(${df1}, ${df2}) = ${printedNumber(statistic)}, ${printedP(p, log10p)}`;
}
