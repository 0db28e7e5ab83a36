import {
  groupsFTest,
  roundingOf,
  summarizeGroups,
  type GroupsFTest,
  type GroupsImpossible,
} from './groupSummary.ts';
import { mean } from './moments.ts';

/** A one-way analysis of variance with blocks, complete in itself. */
export interface BlockAnovaResult extends GroupsFTest<'block anova'> {
  readonly sumOfSquaresBetween: number;
  /** what groups and blocks together leave */
  readonly sumOfSquaresLeft: number;
}

export type BlockAnova = BlockAnovaResult | GroupsImpossible<'block anova'>;

/**
 * Analysis of variance of groups that were all measured in the same blocks (experiments): do they have different means once what each
 * experiment shifts in all of them is taken out? For two groups the square of the paired t.
 *
 * F = [b Σ (ȳᵢ. − ȳ)²/(k − 1)] / [Σ (yᵢⱼ − ȳᵢ. − ȳ.ⱼ + ȳ)²/((k − 1)(b − 1))]. Differences of any two groups are taken to scatter alike.
 *
 * @param groups - at least two, as many values each: value j of every group is of block j
 * @source Fisher 1925, Statistical Methods for Research Workers; R stats::aov(y ~ group + Error(block))
 */
export function blockAnova(groups: readonly (readonly number[])[]): BlockAnova {
  const method = 'block anova';
  const blocks = groups[0]?.length ?? 0;
  if (groups.some((group) => group.length !== blocks))
    throw new RangeError('every group of a block design has a value in every block');
  const summaries = summarizeGroups(groups);
  if (blocks < 2) return { kind: 'impossible', method, groups: summaries, obstacle: 'tooFewValues' };
  const centre = mean(summaries.map((group) => group.mean));
  const shifts = Array.from(
    { length: blocks },
    (_, j) => mean(groups.map((group) => group[j] ?? Number.NaN)) - centre,
  );
  const left = groups.flatMap((group, i) =>
    group.map((value, j) => value - (summaries[i]?.mean ?? Number.NaN) - (shifts[j] ?? Number.NaN)),
  );
  const df1 = groups.length - 1;
  const df2 = df1 * (blocks - 1);
  const sumOfSquaresLeft = sumOfSquares(left);
  if (!(Math.sqrt(sumOfSquaresLeft / df2) > roundingOf(groups.flat())))
    return { kind: 'impossible', method, groups: summaries, obstacle: 'noVariance' };
  const sumOfSquaresBetween = blocks * sumOfSquares(summaries.map((group) => group.mean - centre));
  const statistic = sumOfSquaresBetween / df1 / (sumOfSquaresLeft / df2);
  return {
    ...groupsFTest(method, summaries, statistic, df1, df2),
    sumOfSquaresBetween,
    sumOfSquaresLeft,
  };
}

function sumOfSquares(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number ** 2, 0);
}
