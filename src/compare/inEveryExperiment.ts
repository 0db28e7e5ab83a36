import type { Problem } from '#domain/problem';
import type { AnovaGroupValues } from './anovaEffect.ts';
import { comparisonProblem, type ComparisonPlace } from './comparisonProblem.ts';

/**
 * Groups with only the experiments that all of them have, in one order.
 *
 * @param groups - at most one value per experiment
 * @returns problem `experiment-unmatched` where some are left out
 */
export function inEveryExperiment(
  groups: readonly AnovaGroupValues[],
  where: ComparisonPlace | undefined,
): { readonly groups: readonly AnovaGroupValues[]; readonly problems: Problem[] } {
  const all = [...new Set(groups.flatMap(({ values }) => values.map(({ experiment }) => experiment)))];
  const isComplete = (experiment: string): boolean =>
    groups.every(({ values }) => values.some((value) => value.experiment === experiment));
  const complete = all.filter(isComplete);
  const left = all.filter((experiment) => !complete.includes(experiment));
  const ordered = groups.map((group) => ({
    ...group,
    values: complete.flatMap((experiment) => group.values.filter((value) => value.experiment === experiment)),
  }));
  if (left.length === 0) return { groups: ordered, problems: [] };
  const problem = comparisonProblem('experiment-unmatched', where, {
    found: `experiment ${left.join(', ')}, which not all of ${groups.map(({ label }) => label).join(', ')} have`,
    expected: 'all groups in every experiment; only those take part in an ANOVA with experiments as blocks',
    fix: 'Add the missing plate, correct the experiment in its file name, or leave out the group that lacks it.',
  });
  return { groups: ordered, problems: [problem] };
}
