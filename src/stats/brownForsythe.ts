import { median } from 'd3-array';
import { roundingOf, summarizeGroups, type GroupsFTest, type GroupsImpossible } from './groupSummary.ts';
import { oneWayAnova } from './oneWayAnova.ts';

export type BrownForsythe = GroupsFTest<'brown-forsythe'> | GroupsImpossible<'brown-forsythe'>;

/**
 * Brown–Forsythe test: do groups scatter differently? Levene's test around the medians, which bears values that are not normal.
 *
 * One-way analysis of variance of zᵢⱼ = |xᵢⱼ − median of group i|.
 *
 * @param groups - at least two, in the same unit
 * @returns `noVariance` also when every group has two values or fewer: two values lie equally far from their median
 * @source Brown & Forsythe, JASA 69:364 (1974); R car::leveneTest
 */
export function brownForsythe(groups: readonly (readonly number[])[]): BrownForsythe {
  const method = 'brown-forsythe';
  const summaries = summarizeGroups(groups);
  const anova = oneWayAnova(groups.map(distancesFromMedian), roundingOf(groups.flat()));
  if (anova.kind === 'impossible') {
    return { kind: 'impossible', method, groups: summaries, obstacle: anova.obstacle };
  }
  const { statistic, df1, df2, p, log10p } = anova;
  return { kind: 'tested', method, groups: summaries, statistic, df1, df2, p, log10p };
}

function distancesFromMedian(values: readonly number[]): readonly number[] {
  const centre = median(values) ?? Number.NaN;
  return values.map((value) => Math.abs(value - centre));
}
