import type { ComparedSide } from './comparedSide.ts';

/**
 * Experiments that give a group more than one value, in words; null when there are none.
 *
 * n counts experiments: a second value of one experiment (another dose, another plate set) must not raise it.
 */
export function repeatedExperiments(sides: readonly Pick<ComparedSide, 'label' | 'values'>[]): string | null {
  const texts = sides.flatMap(({ label, values }) => {
    const experiments = values
      .filter(({ basis }) => basis === 'biological')
      .map(({ experiment }) => experiment);
    const repeated = new Set(
      experiments.filter((experiment, index) => experiments.indexOf(experiment) !== index),
    );
    return repeated.size === 0
      ? []
      : [`${label} has several values in experiment ${[...repeated].join(', ')}`];
  });
  return texts.length === 0 ? null : texts.join('; ');
}
