import type { CombinedEc50 } from '#domain/curveFit';
import type { Fit, Interval } from '#domain/fit';
import type { Inference } from '#domain/inference';
import { printedNumber as printed, printedP } from '#domain/printedNumber';
import type { BlockedFit, SharingTest } from '#domain/sharedFit';
import { weightingText } from '#domain/weighting';
import { inferredText } from './inferredText.ts';
import { printedInterval } from './printedInterval.ts';
import { sensitivityText, type PrintedSensitivity } from './sensitivityText.ts';

/** What of a fitted table is printed. */
export interface PrintedFits {
  readonly fits: readonly (Fit & { readonly curve: string | null; readonly experiment: string })[];
  readonly combined: readonly (CombinedEc50 & { readonly curve: string | null })[];
  readonly comparisons: readonly (ComparedOverExperiments | ComparedByPoints)[];
  readonly blocked?: readonly (BlockedFit & { readonly curve: string | null })[];
  /** null: too many curves for it. */
  readonly sensitivity?: readonly PrintedSensitivity[] | null;
  readonly doseUnit: string | null;
  readonly inferred: readonly Inference[];
}

interface ComparedOverExperiments {
  readonly test: 'paired';
  readonly a: string;
  readonly b: string;
  readonly p: number | null;
  readonly ratio: number | null;
  readonly flags: readonly string[];
  readonly reason: string;
  readonly confidence95: readonly [number, number] | null;
  /** log EC50 where nothing is said */
  readonly quantity?: string;
  /** Of every quantity but the EC50. */
  readonly difference?: number | null;
}

interface ComparedByPoints extends SharingTest {
  readonly test: 'extra-sum-of-squares';
  readonly a: string;
  readonly b: string;
  readonly ratio: number | null;
  readonly confidence95: Interval | null;
}

/** Fits for the terminal: a number only where the data carry one, otherwise the bound or the reason. */
export function fitText(table: PrintedFits): string {
  const unit = table.doseUnit === null ? '' : ` ${table.doseUnit}`;
  return [
    ...inferredText(table.inferred),
    ...table.fits.flatMap((fit) => fitLines(fit, unit)),
    ...table.combined.map((combined) => combinedLine(combined, unit)),
    ...(table.blocked ?? []).map((blocked) => blockedLine(blocked, unit)),
    ...table.comparisons.map((one) => (one.test === 'paired' ? comparisonLine(one) : sharingLine(one))),
    ...(table.sensitivity === null
      ? ['There are too many curves to make each EC50 in every way; fit the ones that matter by themselves.']
      : (table.sensitivity ?? []).flatMap((one) => sensitivityText(one, unit))),
  ].join('\n');
}

function nameOf(curve: string | null, experiment: string): string {
  return [curve, experiment === 'pooled' ? 'pooled (points as independent)' : `experiment ${experiment}`]
    .filter((part) => part !== null)
    .join(', ');
}

function fitLines(fit: PrintedFits['fits'][number], unit: string): string[] {
  const weights = fit.weighting === undefined ? '' : ` weighted by ${weightingText[fit.weighting]}`;
  const head = `${nameOf(fit.curve, fit.experiment)}: ${fit.model}${weights}, ${fit.outcome}${fit.flags.length > 0 ? ` [${fit.flags.join(', ')}]` : ''}`;
  const lines = [head];
  if (fit.outcome === 'estimated' && fit.parameters !== null) {
    const { ec50, hillSlope, bottom, top, asymmetry, hormesis } = fit.parameters;
    const profile = fit.profile95.ec50;
    const interval =
      profile === undefined
        ? printedInterval(fit.confidence95.ec50)
        : `${printedInterval(profile)} from the profile of the likelihood`;
    lines.push(`  EC50 (relative) ${printedNumber(ec50)}${unit}${interval}`);
    const shape = asymmetry === undefined ? '' : `, asymmetry ${printedNumber(asymmetry)}`;
    const stimulus =
      hormesis === undefined ? '' : `, hormesis ${printedNumber(hormesis)} per${unit || ' dose'}`;
    lines.push(
      `  hillSlope ${printedNumber(hillSlope)}, bottom ${printedNumber(bottom)}, top ${printedNumber(top)}${shape}${stimulus}`,
    );
  } else if (fit.bound !== null) {
    lines.push(`  EC50 ${fit.bound.relation} ${printedNumber(fit.bound.dose)}${unit}`);
  }
  if (fit.ic50State === 'notReached') lines.push('  IC50 (absolute, 50 % of control) not reached');
  else if (fit.ic50Absolute !== null && fit.outcome === 'estimated') {
    const interval = printedInterval(fit.ic50AbsoluteConfidence95);
    lines.push(`  IC50 (absolute, 50 % of control) ${printedNumber(fit.ic50Absolute)}${unit}${interval}`);
  }
  if (fit.outcome === 'estimated' && fit.emax != null) {
    const interval = printedInterval(fit.emax.confidence95);
    lines.push(
      `  Emax ${printedNumber(fit.emax.response)}${interval}: the response at ${printedNumber(fit.emax.dose)}${unit}, the highest dose`,
    );
  }
  const quality = fit.rSquared === null ? '' : `R² ${printedNumber(fit.rSquared)}, `;
  lines.push(`  ${quality}${fit.n} points, ${fit.df} degrees of freedom`);
  if (fit.reason !== '') lines.push(`  ${fit.reason}`);
  return lines;
}

/** Four digits, as Prism and drc print them. */
function printedNumber(value: number): string {
  return printed(value, 4);
}

function combinedLine(combined: PrintedFits['combined'][number], unit: string): string {
  const name = [combined.curve, 'over experiments'].filter((part) => part !== null).join(', ');
  if (combined.outcome !== 'estimated' || combined.ec50 === null)
    return `${name}: ${combined.outcome}. ${combined.reason}`;
  const interval = printedInterval(combined.confidence95);
  const line = `${name}: EC50 ${printedNumber(combined.ec50)}${unit}${interval}, geometric mean of n = ${combined.n} experiments`;
  return combined.flags.length === 0 ? line : `${line}\n  ${combined.reason}`;
}

function blockedLine(blocked: BlockedFit & { readonly curve: string | null }, unit: string): string {
  const name = [blocked.curve, 'pooled (experiments as blocks)'].filter((part) => part !== null).join(', ');
  const { ec50, confidence95, hillSlope, experiments, df } = blocked;
  return `${name}: EC50 ${printedNumber(ec50)}${unit}${printedInterval(confidence95)}, hillSlope ${printedNumber(hillSlope)}, plateaus of ${experiments.length} experiments each by itself, ${df} degrees of freedom`;
}

function comparisonLine(compared: ComparedOverExperiments): string {
  const { a, b, p, ratio, confidence95, flags, reason, quantity = 'log EC50' } = compared;
  if (quantity !== 'log EC50') return featureLine(compared, quantity);
  if (ratio === null) return `${a} against ${b}: not comparable over experiments. ${reason}`;
  const interval = printedInterval(confidence95);
  const line = `${a} against ${b}: EC50 ratio ${printedNumber(ratio)}${interval}, paired test of log EC50, ${p === null ? 'no p' : printedP(p)}`;
  return p === null || flags.length > 0 ? `${line}\n  ${reason}` : line;
}

function featureLine(compared: ComparedOverExperiments, quantity: string): string {
  const { a, b, p, confidence95, flags, reason, difference = null } = compared;
  if (difference === null)
    return `${a} against ${b}, ${quantity}: not comparable over experiments. ${reason}`;
  const line = `${a} against ${b}: ${quantity} differs by ${printedNumber(difference)}${printedInterval(confidence95)}, paired test, ${p === null ? 'no p' : printedP(p)}`;
  return p === null || flags.length > 0 ? `${line}\n  ${reason}` : line;
}

const sharingQuestions: Readonly<Record<SharingTest['reduced'], string>> = {
  separate: 'curves of their own',
  common: 'one curve for both',
  parallel: 'curves that differ in EC50 alone',
  sharedLimits: 'curves with the same plateaus',
};

function sharingLine(compared: ComparedByPoints): string {
  const { a, b, reduced, statistic, df1, df2, p, ratio, confidence95 } = compared;
  const test = `F(${df1}, ${df2}) = ${printedNumber(statistic)}, ${printedP(p)}`;
  const shift = ratio === null ? '' : `; EC50 ratio ${printedNumber(ratio)}${printedInterval(confidence95)}`;
  return `${a} against ${b}, points as independent: ${sharingQuestions[reduced]} ${p < 0.05 ? 'ruled out' : 'not ruled out'} (${test})${shift}`;
}
