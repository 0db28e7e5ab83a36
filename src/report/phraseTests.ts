import {
  isJoint,
  type ComparisonRequest,
  type CorrectionName,
  type JointCorrection,
  type PanelComparison,
  type StarConvention,
  type TestName,
} from '#domain/comparison';
import { nameOf } from './legendPanel.ts';
import { listed } from './phraseList.ts';

/** The tests in words. */
export const testNames: Readonly<Record<TestName, string>> = {
  student: "unpaired Student's t-test (equal variances)",
  welch: "Welch's unpaired t-test",
  paired: 't-test paired by experiment',
  'one-sample': 'one-sample t-test against the constant',
  'ratio-paired': 't-test of log ratios paired by experiment',
  'mann-whitney': 'Mann–Whitney test',
  wilcoxon: 'Wilcoxon signed-rank test paired by experiment',
};
const correctionNames: Readonly<Record<Exclude<CorrectionName, 'none' | JointCorrection>, string>> = {
  holm: 'Holm',
  bonferroni: 'Bonferroni',
  sidak: 'Šidák',
  bh: 'Benjamini–Hochberg',
};

/** `two-sided Welch's unpaired t-test`; all of them where comparisons of one panel were tested in several ways. */
export function testsText(tested: readonly PanelComparison[]): string {
  return `two-sided ${listed(tested.map(testText))}`;
}

/** The test of one comparison in words. */
export function testText({
  test,
  quantity,
  scale,
  method,
  pooledGroups,
}: Pick<PanelComparison, 'test' | 'quantity' | 'scale' | 'method' | 'pooledGroups'>): string {
  if (pooledGroups !== undefined)
    return `unpaired t-test with the variance of all ${pooledGroups.length} groups`;
  if (scale === 'shift')
    return method === 'exact' ? `exact ${testNames[test]}` : `${testNames[test]} (normal approximation)`;
  if (!quantity.startsWith('log ')) {
    // divided by it, the normaliser became the constant that log ratios have 0 for
    return test === 'one-sample' && scale === 'ratio'
      ? 'one-sample t-test of log ratios against 0'
      : testNames[test];
  }
  // what is compared is a logarithm already, so its paired test is the one of log ratios
  const paired = test === 'paired' || test === 'ratio-paired';
  return paired ? `t-test of ${quantity} paired by experiment` : `${testNames[test]} of ${quantity}`;
}

/**
 * `Holm correction of p, not of the CI, over all 3 comparisons of this panel`, `p and CI by Dunnett's test of every group against CTR`.
 *
 * @param asked - all comparisons of the panel; those that have a p are the family
 * @param panel - as the sentence around it names the panel
 */
export function correctionText(
  { correction, control }: Pick<ComparisonRequest, 'correction' | 'control'>,
  asked: readonly PanelComparison[],
  panel: 'this panel' | 'the panel',
): string {
  const family = asked.filter(({ p }) => p !== null).length;
  const all = family === asked.length;
  if (isJoint(correction)) {
    const test =
      correction === 'tukey'
        ? "Tukey's test of all pairs of groups"
        : `Dunnett's test of every group against ${control ?? 'the control'}`;
    const facets = new Set(asked.map(({ facet }) => facet)).size;
    return `p and simultaneous CI by ${test}${facets > 1 ? `, each of the ${facets} facets a family of its own` : ''}`;
  }
  if (correction === 'none') {
    if (family > 1)
      return `no correction for multiple comparisons (${family} ${all ? '' : 'tested '}in ${panel})`;
    return all
      ? `no correction, as there is one comparison in ${panel}`
      : `no correction, as only one of the ${asked.length} comparisons of ${panel} could be tested`;
  }
  const tested = family === 1 ? 'the one comparison' : `${all ? 'all' : 'the'} ${family} comparisons`;
  const count = all ? `${tested} of ${panel}` : `${tested} of ${panel} that could be tested`;
  return `${correctionNames[correction]} correction of p, not of the CI, over ${count}`;
}

/** `* p < 0.05, ** p < 0.001, ns p ≥ 0.05`. */
export function starsText(convention: StarConvention, correction: CorrectionName): string {
  const sign = convention.strict ? '<' : '≤';
  const p = correction === 'none' ? 'p' : 'adjusted p';
  const steps = convention.steps.map(({ stars, threshold }) => `${stars} ${p} ${sign} ${threshold}`);
  const mildest = Math.max(...convention.steps.map(({ threshold }) => threshold));
  const ns = convention.steps.length === 0 ? [] : [`ns ${p} ${convention.strict ? '≥' : '>'} ${mildest}`];
  return [...steps, ...ns].join(', ');
}

/** What has to be said wherever wells stand in for n and are tested. */
export const wellsCompared = 'these p-values compare wells, not experiments';

/** What has to be said wherever a comparison has no star. */
export const nsIsNotEqual =
  'without a star (ns) groups are not shown to be equal: the data bear every difference within the CI';

/** `SkBr3 T vs T+P`. */
export function pairText(one: PanelComparison): string {
  const of = one.quantity.startsWith('log ') ? ` (${one.quantity})` : '';
  return `${nameOf(one.facet, one.a)} vs ${one.b}${of}`;
}

const untestedReasons: Readonly<Record<string, string>> = {
  experimentsBeyondDoses: 'in an experiment a curve has no EC50 inside the doses',
  refused: 'the test that was asked for does not suit these values',
  impossible: 'these values allow no test',
};

/** `not tested: SkBr3 T vs T+P, because fewer than two experiments`. */
export function untestedText(untested: readonly PanelComparison[]): string {
  return `not tested: ${untested.map(withReason).join('; ')}`;
}

function withReason(one: PanelComparison): string {
  const reason = one.flags.map((flag) => untestedReasons[flag]).find((text) => text !== undefined);
  const few = one.nA < 2 || one.nB < 2 ? 'there are fewer than two experiments' : undefined;
  const why = reason ?? few;
  return `${pairText(one)}${why === undefined ? '' : `, because ${why}`}`;
}
