import type { Comparison } from '#domain/comparison';
import { printedNumber } from '#domain/printedNumber';
import type { Problem } from '#domain/problem';
import { comparisonProblem, type ComparisonPlace } from './comparisonProblem.ts';

type Faceted = Comparison & { readonly facet: string };

/**
 * What a statistician would say of the tests of a panel before anybody reads their stars, each at most once.
 *
 * @returns problems `n-below-three`, `scatter-differs`
 */
export function comparisonWarnings(comparisons: readonly Faceted[], where: ComparisonPlace): Problem[] {
  const tested = comparisons.filter(({ p }) => p !== null);
  return [...belowThree(tested, where), ...scatter(tested, where)];
}

function belowThree(tested: readonly Faceted[], where: ComparisonPlace): Problem[] {
  const few = tested.filter(({ flags }) => flags.includes('smallN'));
  if (few.length === 0) return [];
  const texts = few.map((one) => `${pairText(one)} (n = ${countsText(one)})`);
  return [
    comparisonProblem('n-below-three', where, {
      found: `${texts.join(', ')}: tested with fewer than three values`,
      expected:
        'three values or more on each side: the scatter of two is known so badly that the next experiment can turn p round, and nothing shows whether the test suits them',
      fix: 'Repeat the experiment before anything is concluded from p; until then show the values themselves.',
    }),
  ];
}

/** Equal n make Student's test bear unequal scatter; a warning only where they are not, or where the stars hang on it. */
function scatter(tested: readonly Faceted[], where: ComparisonPlace): Problem[] {
  const apart = tested.filter(({ flags }) => flags.includes('unequalVariances'));
  if (apart.length === 0) return [];
  const texts = apart.map(
    (one) =>
      `${pairText(one)} (SD ${sdText(one.sdA)} and ${sdText(one.sdB)}, n = ${countsText(one)}${welchText(one)})`,
  );
  const matters = apart.some((one) => one.nA !== one.nB || welchOf(one)?.changes === true);
  const problem = comparisonProblem('scatter-differs', where, {
    found: `${texts.join(', ')}: the groups scatter differently, and Student's test takes them to scatter alike`,
    expected:
      'groups that scatter alike. With n = 3 a threefold difference of SDs is noticed in one case out of five, and one pair in twenty is named although it scatters alike',
    fix: `Write \`test: welch\`${apart.some(({ pooledGroups }) => pooledGroups !== undefined) ? ' with `correction: holm`' : ''}, best before the results are seen: it bears unequal scatter, and costs little where there is none. A test that is chosen after looking does not keep its 5 %.`,
  });
  return [{ ...problem, severity: matters ? 'warning' : 'note' }];
}

function welchOf({ alternatives }: Comparison): Comparison['alternatives'][number] | undefined {
  return alternatives.find(({ way }) => way === 'welch');
}

function welchText(one: Comparison): string {
  const welch = welchOf(one);
  return welch?.changes === true ? `; ${one.stars} here, ${welch.stars} by Welch's test` : '';
}

function sdText(sd: number | null): string {
  return sd === null ? 'unknown' : printedNumber(sd);
}

function countsText({ nA, nB }: Comparison): string {
  return nA === nB ? String(nA) : `${nA} and ${nB}`;
}

function pairText({ facet, a, b }: Faceted): string {
  return `${facet === '' ? '' : `${facet} `}${a} against ${b}`;
}
