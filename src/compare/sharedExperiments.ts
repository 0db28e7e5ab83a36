import type { AnovaRequest } from '#domain/anova';
import type { Problem } from '#domain/problem';
import type { ReplicateGroup } from './comparedSide.ts';
import { comparisonProblem, type ComparisonPlace } from './comparisonProblem.ts';

/**
 * Groups that were all measured in the same experiments, in an analysis of variance that takes them for independent: what an experiment
 * shifts in all of them counts as scatter.
 *
 * @param groups - with values
 * @returns problem `anova-ignores-experiments`, a note
 */
export function sharedExperiments(
  groups: readonly ReplicateGroup[],
  { kind }: AnovaRequest,
  where: ComparisonPlace | undefined,
): Problem[] {
  const experiments = groups.map(({ values }) =>
    values
      .filter(({ basis }) => basis === 'biological')
      .map(({ experiment }) => experiment)
      .sort(),
  );
  const [first = []] = experiments;
  const areShared = experiments.every((some) => JSON.stringify(some) === JSON.stringify(first));
  if (kind === 'block' || first.length < 2 || !areShared) return [];
  return [
    comparisonProblem('anova-ignores-experiments', where, {
      found: `${kind} ANOVA of groups that were all measured in experiment ${first.join(', ')}`,
      expected:
        'groups of different experiments: what an experiment shifts in all groups alike counts as scatter here',
      fix:
        kind === 'two-way'
          ? 'Keep it if experiments hardly differ. Otherwise compare pairs with `test: paired` and `correction: holm`.'
          : 'Take the experiments for blocks (`anova: block`, `--anova block`), or compare pairs with `test: paired` and `correction: holm`.',
    }),
  ];
}
