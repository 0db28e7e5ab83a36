import type { AnovaRequest } from '#domain/anova';
import type { Problem } from '#domain/problem';
import { fixedValue, numbersOf, type ReplicateGroup } from './comparedSide.ts';
import { dependentPair } from './dependentPair.ts';

/**
 * Why groups have no analysis of variance, in the words of a problem; null where they have one.
 *
 * Groups that share a normaliser are not independent, and a normaliser that became a constant has no scatter: what Student's test is
 * refused for, every analysis of variance is. Blocks do not help, because the scatter of ratios is even on the log scale alone.
 *
 * @param groups - with values
 */
export function anovaRefusal(
  groups: readonly ReplicateGroup[],
  { kind }: AnovaRequest,
): Pick<Problem, 'found' | 'expected' | 'fix'> | null {
  const found = `${kind} ANOVA of ${groups.map(({ label }) => label).join(', ')}`;
  const dependent = dependentPair(groups);
  if (dependent !== null) {
    const constants = groups.filter(({ values }) => fixedValue(numbersOf(values), false) !== null);
    return {
      found: `${found}, with ${dependent.pair}`,
      expected: `groups that are independent of each other and scatter: ${dependent.reason}`,
      fix:
        constants.length > 0
          ? `Leave ${constants.map(({ label }) => label).join(', ')} out, or analyse values that were not divided by it (\`bars: blanked absorbance\`). For pairs: \`test: ratio-paired\`.`
          : 'Analyse values that were not divided by one control (`bars: blanked absorbance`), or compare pairs by `test: ratio-paired`.',
    };
  }
  if (kind !== 'block' || groups.every(({ values }) => values.every(({ basis }) => basis === 'biological')))
    return null;
  return {
    found,
    expected: 'values of which an experiment says which belong together',
    fix: 'Add a column `experiment`, or write `one-way`; wells of different groups are no blocks.',
  };
}
