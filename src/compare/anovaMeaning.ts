import type { AnovaEffect, AnovaGroup, AnovaRequest } from '#domain/anova';
import { printedNumber } from '#domain/printedNumber';

/** From here on a p is no sign of anything; the level of all tests here. */
const noSignFrom = 0.05;

/**
 * What an F test says, in plain words: that some mean differs, or that what one factor does depends on the other.
 *
 * An interaction is shown by its numbers: the difference that the one factor makes, at each level of the other.
 *
 * @returns to stand beside the p; empty where there is none
 */
export function anovaMeaning(effect: Omit<AnovaEffect, 'meaning'>, request: AnovaRequest): string {
  const { p, groups } = effect;
  if (p === null) return '';
  const isSign = p < noSignFrom;
  if (request.kind !== 'two-way') {
    const labels = groups.map(({ levels }) => levels.join(' ')).join(', ');
    return isSign
      ? `not all of ${labels} have the same mean; which ones differ, only comparisons of pairs say`
      : `no sign that the means of ${labels} differ, which does not show that they are equal`;
  }
  const [first, second] = request.factors;
  if (!effect.isInteraction) {
    const other = effect.effect === first ? second : first;
    const over = `over all of ${other}`;
    return isSign
      ? `means differ between levels of ${effect.effect} ${over}; read it together with the interaction`
      : `no sign that means differ between levels of ${effect.effect} ${over}`;
  }
  const { changing, across, shown } = differences(groups, request.factors);
  return isSign
    ? `${across} changes what ${changing} does${shown}; an effect of ${changing} alone, over all of ${across}, says little`
    : `no sign that ${across} changes what ${changing} does${shown}, which does not show that it does not`;
}

/** The difference between two levels of one factor at each level of the other; no numbers where both have more than two. */
function differences(
  groups: readonly AnovaGroup[],
  [first, second]: readonly [string, string],
): { readonly changing: string; readonly across: string; readonly shown: string } {
  const levels = ([0, 1] as const).map((of) => [...new Set(groups.map((group) => group.levels[of] ?? ''))]);
  const [rows = [], columns = []] = levels;
  // what changes is the factor of two levels, the second one where both have two: untreated and T-DM1 in CTR, T, P, T+P
  const byColumns = columns.length === 2 || rows.length !== 2;
  const [changing, across] = byColumns ? [second, first] : [first, second];
  const [from, to, ...more] = byColumns ? columns : rows;
  if (from === undefined || to === undefined || more.length > 0) return { changing, across, shown: '' };
  const meanAt = (row: string, column: string): number =>
    groups.find((group) => group.levels[0] === row && group.levels[1] === column)?.mean ?? Number.NaN;
  const parts = (byColumns ? rows : columns).map((level) => {
    const [a, b] = byColumns
      ? [meanAt(level, from), meanAt(level, to)]
      : [meanAt(from, level), meanAt(to, level)];
    return `${printedNumber(b - a)} in ${level}`;
  });
  return { changing, across, shown: `: ${to} − ${from} is ${parts.join(', ')}` };
}
