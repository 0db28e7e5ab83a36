import type { AlternativeWay, Comparison, StarAlternative } from '#domain/comparison';
import { printedP } from '#domain/printedNumber';

const ways: Readonly<Record<AlternativeWay, string>> = {
  welch: "by Welch's test",
  student: "by Student's test",
  holm: "with Holm's correction",
  'no correction': 'without correction',
  'wells as n': 'with wells as n',
  'experiments as n': 'with experiments as n',
};

/** `by Welch's test`, `with wells as n (18, 18)`. */
export function wayText({ way, nA, nB }: StarAlternative): string {
  const counted = way === 'wells as n' || way === 'experiments as n';
  return counted ? `${ways[way]} (${nA}, ${nB})` : ways[way];
}

/** `ns by Welch's test (p = 0.061)`, `no test with experiments as n (1, 1)`. */
export function alternativeText(one: StarAlternative): string {
  const p = one.pAdjusted ?? one.p;
  if (p === null) return `no test ${wayText(one)}`;
  return `${one.stars} ${wayText(one)} (${one.correction === 'none' ? '' : 'adjusted '}${printedP(p)})`;
}

/** The choices that would give a comparison other stars. */
export function changing({ alternatives }: Comparison): readonly StarAlternative[] {
  return alternatives.filter(({ changes }) => changes);
}

/** Those among which a person may choose: wells as n are none. */
export function openToChoice(comparison: Comparison): readonly StarAlternative[] {
  return changing(comparison).filter(({ way }) => way !== 'wells as n');
}
