import type { Comparison, StarConvention } from '#domain/comparison';
import { printedP } from '#domain/printedNumber';
import type { Problem } from '#domain/problem';
import { comparisonProblem, type ComparisonPlace } from './comparisonProblem.ts';
import { starsFor } from './stars.ts';

/** What most readers take stars for: APA has these three, Prism one more below. */
const usual: StarConvention = {
  name: 'usual',
  strict: false,
  steps: [
    { stars: '*', threshold: 0.05 },
    { stars: '**', threshold: 0.01 },
    { stars: '***', threshold: 0.001 },
  ],
};

/**
 * Stars of a panel that mean another p than most readers expect; nothing where its p-values give the same stars either way.
 *
 * @returns problem `stars-uncommon`, a note, at most one
 * @source Publication Manual of the American Psychological Association, 7th ed., 7.14; GraphPad Prism Guide, "How to report P values"
 */
export function uncommonStars(
  comparisons: readonly (Comparison & { readonly facet: string })[],
  convention: StarConvention,
  where: ComparisonPlace,
): Problem[] {
  const differs = usual.steps.some(({ stars, threshold }) =>
    convention.steps.some((step) => step.stars === stars && step.threshold !== threshold),
  );
  if (!differs) return [];
  const read = comparisons.flatMap((one) => {
    const expected = starsFor(one.pAdjusted, usual);
    return one.pAdjusted === null || expected === one.stars ? [] : [{ one, expected, p: one.pAdjusted }];
  });
  if (read.length === 0) return [];
  const texts = read.map(
    ({ one, expected, p }) =>
      `${one.facet === '' ? '' : `${one.facet} `}${one.a} against ${one.b} (${printedP(p)}) has ${one.stars}, where most would write ${expected}`,
  );
  const problem = comparisonProblem('stars-uncommon', where, {
    found: `${stepsText(convention)}: ${texts.join('; ')}`,
    expected: `stars as most readers know them, ${stepsText(usual)}; or a legend that states the thresholds, as ours does`,
    fix: 'Nothing, if it is the convention that you want: keep its thresholds in the legend. Otherwise write `stars: apa` or `stars: prism`.',
  });
  return [{ ...problem, severity: 'note' }];
}

function stepsText({ steps, strict }: StarConvention): string {
  return steps.map(({ stars, threshold }) => `${stars} p ${strict ? '<' : '≤'} ${threshold}`).join(', ');
}
