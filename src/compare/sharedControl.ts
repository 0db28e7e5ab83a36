import type { Comparison } from '#domain/comparison';
import type { Problem } from '#domain/problem';
import { fixedValue, numbersOf, type ReplicateGroup } from './comparedSide.ts';
import { comparisonProblem, type ComparisonPlace } from './comparisonProblem.ts';

/**
 * Comparisons of a table in which one group is a constant: the others were most likely divided by it, and share its scatter.
 *
 * A table does not say what its values were divided by, so that the asked test is done and its doubt is told.
 *
 * @returns problem `comparison-shared-control`, at most one
 */
export function sharedControl(
  groups: readonly ReplicateGroup[],
  comparisons: readonly Comparison[],
  where: ComparisonPlace,
): Problem[] {
  const control = groups.find(({ values }) => fixedValue(numbersOf(values), false) !== null);
  if (control === undefined) return [];
  const doubtful = comparisons.filter(
    ({ a, b, test, p }) =>
      p !== null && test !== 'ratio-paired' && test !== 'one-sample' && ![a, b].includes(control.label),
  );
  const [first] = doubtful;
  if (first === undefined) return [];
  return [
    comparisonProblem('comparison-shared-control', where, {
      found: `${doubtful.map(({ a, b }) => `${a} against ${b}`).join(', ')} by a ${first.test} test, while every value of ${control.label} is ${String(control.values[0]?.value)}`,
      expected: `groups that are independent of each other; these look as if they were divided by ${control.label} of the same experiment, and then share its scatter`,
      fix: 'Write `--test ratio-paired`: the log ratios of the two groups are then tested experiment by experiment.',
    }),
  ];
}
