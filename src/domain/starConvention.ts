import type { StarConvention } from './comparison.ts';
import { closestName } from './didYouMean.ts';
import { notUnderstood, numberFromText, understood, type TextReading } from './textReading.ts';

/**
 * The named conventions. `sepher` is strict (p < 0.05), `prism` and `apa` include the threshold (p ≤ 0.05).
 *
 * @source sepher: Bon et al. 2020, J Exp Clin Cancer Res, doi 10.1186/s13046-020-01797-3; prism: GraphPad Prism Guide, "How to report P values";
 *   apa: Publication Manual of the American Psychological Association, 7th ed., 7.14
 */
const conventions = {
  sepher: { strict: true, thresholds: [0.05, 0.001, 0.0001] },
  prism: { strict: false, thresholds: [0.05, 0.01, 0.001, 0.0001] },
  apa: { strict: false, thresholds: [0.05, 0.01, 0.001] },
} as const;

export type StarConventionName = keyof typeof conventions;
export const starConventionNames = [
  'sepher',
  'prism',
  'apa',
] as const satisfies readonly StarConventionName[];

const expected = 'sepher, prism, apa, or own thresholds as `*=0.05,**=0.01,***=0.001`';

/** The thresholds and strictness that go with a name. */
export function starConventionByName(name: StarConventionName): StarConvention {
  const { strict, thresholds } = conventions[name];
  return {
    name,
    strict,
    steps: thresholds.map((threshold, step) => ({ stars: '*'.repeat(step + 1), threshold })),
  };
}

/**
 * A star convention by its name, or own thresholds: `*=0.05,**=0.01` (a star for p < 0.05, two for p < 0.01; strict).
 *
 * @returns not understood for an unknown name, a threshold outside (0, 1), or more stars for a milder threshold
 */
export function starConventionFromText(text: string): TextReading<StarConvention> {
  const trimmed = text.trim();
  const name = starConventionNames.find((known) => known === trimmed.toLowerCase());
  if (name !== undefined) return understood(starConventionByName(name));
  if (!trimmed.includes('=')) {
    const closest = closestName(trimmed, starConventionNames);
    return notUnderstood(expected, closest === null ? 'choose one of them' : `did you mean "${closest}"?`);
  }
  const steps: [string, string][] = [];
  for (const part of trimmed.split(',')) {
    const [stars = '', threshold = '', ...rest] = part.split('=');
    if (rest.length > 0) return notUnderstood(expected, `write "${part.trim()}" with one =`);
    steps.push([stars.trim(), threshold.trim()]);
  }
  return starConventionFromThresholds(steps);
}

/**
 * A convention of one's own from pairs of stars and threshold, in any order; p must lie below a threshold.
 *
 * @param thresholds - `['*', '0.05']` …
 */
export function starConventionFromThresholds(
  thresholds: readonly (readonly [stars: string, threshold: string])[],
): TextReading<StarConvention> {
  const steps: { stars: string; threshold: number }[] = [];
  for (const [stars, text] of thresholds) {
    const threshold = numberFromText(text);
    if (stars === '') return notUnderstood(expected, `write what is printed for p < ${text}`);
    if (threshold === null || threshold <= 0 || threshold >= 1)
      return notUnderstood(expected, `"${text}" must be a number between 0 and 1, with a decimal point`);
    steps.push({ stars, threshold });
  }
  steps.sort((a, b) => b.threshold - a.threshold);
  if (steps.length === 0) return notUnderstood(expected, 'give at least one threshold');
  const ordered = steps.every((step, index) => {
    const milder = steps[index - 1];
    return (
      milder === undefined || (milder.threshold > step.threshold && milder.stars.length < step.stars.length)
    );
  });
  if (!ordered) return notUnderstood(expected, 'more stars need a smaller threshold, and each its own');
  return understood({ name: 'own', strict: true, steps });
}
