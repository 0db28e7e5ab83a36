import type { TestName } from '#domain/comparison';
import type { ComparedSide } from './comparedSide.ts';

/** The test that answers the question, or why none of the asked kind does. */
export type TestChoice =
  | { readonly kind: 'two-sample'; readonly method: 'student' | 'welch' }
  | { readonly kind: 'rank sum' }
  | { readonly kind: 'paired'; readonly scale: 'difference' | 'ratio' | 'shift' }
  /** a group against the constant that its normaliser became, on the log scale */
  | { readonly kind: 'log ratio to constant'; readonly constantSide: 'a' | 'b' }
  | { readonly kind: 'refused'; readonly reason: string; readonly fix: string };

const againstConstant =
  'Write `test: ratio-paired` (or `one-sample`): the log ratios of the other group are then tested against the constant.';
const amongSharing =
  'Write `test: ratio-paired`: the log ratios of the two groups are then tested experiment by experiment.';

/**
 * Which test fits two sides, given the one that was asked for and what their values were divided by.
 *
 * A normaliser is not a group: it has no scatter left, and groups that share it are not independent of each other. Groups
 * divided by controls of their own, or by nothing, are compared as asked.
 *
 * @param test - as the protocol or the command line asks
 */
export function chooseTest(test: TestName, a: ComparedSide, b: ComparedSide): TestChoice {
  const mismatch = whyNotComparable(a, b);
  if (mismatch !== null) return mismatch;
  const fixed = fixedSide(a, b);
  const sharing = a.sharesScatter || b.sharesScatter;
  switch (test) {
    case 'student':
    case 'welch':
    case 'mann-whitney':
      if (fixed !== null) return unpairedAgainstConstant(fixed === 'a' ? a : b);
      if (sharing) return unpairedAmongSharing(a, b);
      return test === 'mann-whitney' ? { kind: 'rank sum' } : { kind: 'two-sample', method: test };
    case 'paired':
    case 'wilcoxon':
      if (sharing) return differencesAmongSharing(fixed);
      return unpairable(a) ?? { kind: 'paired', scale: test === 'paired' ? 'difference' : 'shift' };
    case 'ratio-paired':
      if (fixed !== null) return { kind: 'log ratio to constant', constantSide: fixed };
      return unpairable(a) ?? { kind: 'paired', scale: 'ratio' };
    case 'one-sample':
      if (fixed !== null) return { kind: 'log ratio to constant', constantSide: fixed };
      if (sharing) return unpairable(a) ?? { kind: 'paired', scale: 'ratio' };
      return {
        kind: 'refused',
        reason: `both ${a.label} and ${b.label} scatter, and a one-sample test needs a constant to test against`,
        fix: 'Write `test: student` or `test: paired`, or name the constant (`--mu 100`).',
      };
  }
}

function fixedSide(a: ComparedSide, b: ComparedSide): 'a' | 'b' | null {
  if (b.constant !== null) return 'b';
  return a.constant === null ? null : 'a';
}

function whyNotComparable(a: ComparedSide, b: ComparedSide): TestChoice | null {
  const sets = [...a.values, ...b.values];
  const differing = (of: (value: (typeof sets)[number]) => string): string[] => [...new Set(sets.map(of))];
  const units = differing(({ quantity, unit }) => (unit === '' ? quantity : `${quantity} (${unit})`));
  if (units.length > 1) {
    return {
      kind: 'refused',
      reason: `the values are not one quantity: ${units.join(', ')}`,
      fix: 'Compare groups of the same quantity and unit.',
    };
  }
  const bases = differing(({ basis }) => basis);
  if (bases.length > 1) {
    return {
      kind: 'refused',
      reason: `n does not count the same thing in both groups: ${bases.join(', ')}`,
      fix: 'Count experiments in both groups.',
    };
  }
  const normalisers = [a, b].flatMap(({ normaliser }) =>
    normaliser === null ? [] : [normaliserText(normaliser)],
  );
  if (new Set(normalisers).size > 1) {
    return {
      kind: 'refused',
      reason: `the groups are not on one scale: ${a.label} ${normalisers[0] ?? ''}, ${b.label} ${normalisers[1] ?? ''}`,
      fix: 'Normalise both groups in the same way.',
    };
  }
  return null;
}

function normaliserText(normaliser: NonNullable<ComparedSide['normaliser']>): string {
  switch (normaliser.kind) {
    case 'none':
      return 'is not normalised';
    case 'own control':
      return 'is divided by a control of its own';
    case 'shared':
      return `is divided by ${normaliser.group}`;
  }
}

function unpairedAgainstConstant(constant: ComparedSide): TestChoice {
  return {
    kind: 'refused',
    reason:
      `every value of ${constant.label} is ${constant.constant ?? 1}, because the values were divided by it: it has no scatter left, ` +
      'and an unpaired test that takes it for a group finds a difference where there is none in about 10 % of cases instead of 5 % (n = 3)',
    fix: againstConstant,
  };
}

function unpairedAmongSharing(a: ComparedSide, b: ComparedSide): TestChoice {
  const normaliser = a.normaliser?.kind === 'shared' ? a.normaliser.group : 'one control';
  return {
    kind: 'refused',
    reason: `${a.label} and ${b.label} were both divided by ${normaliser} of the same experiment, so they are not independent`,
    fix: amongSharing,
  };
}

function differencesAmongSharing(fixed: 'a' | 'b' | null): TestChoice {
  return {
    kind: 'refused',
    reason:
      'values divided by a shared control are ratios, and their scatter is even on the log scale, not in differences',
    fix: fixed === null ? amongSharing : againstConstant,
  };
}

function unpairable(side: ComparedSide): TestChoice | null {
  const basis = side.values[0]?.basis;
  if (basis === undefined || basis === 'biological') return null;
  return {
    kind: 'refused',
    reason:
      basis === 'technical'
        ? 'wells of two groups are no pairs; only experiments can be paired'
        : 'nothing says which rows of the two groups belong together',
    fix:
      basis === 'technical'
        ? 'Write `test: student`, or repeat the experiment and let n count experiments.'
        : 'Add a column `experiment`, or choose an unpaired test.',
  };
}
