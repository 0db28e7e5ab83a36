import type { CombinedIc50 } from '#domain/curveFit';
import type { Ic50State, ResponseScale } from '#domain/fit';
import { geometricMean } from './geometricMean.ts';
import { scaleMeaning } from './scaleMeaning.ts';
import type { ExperimentFit } from './usableEc50.ts';

/**
 * The absolute IC50 over experiments: geometric mean with a t-interval on n − 1, if every experiment that can say something reaches
 * 50 % of control inside its doses.
 *
 * @param scale - of the responses, for what is said where there is no number
 * @returns state `notReached` as soon as one experiment does not reach 50 %: a mean of the others would leave out the most resistant
 */
export function combineAbsoluteIc50(
  fits: readonly ExperimentFit[],
  scale: ResponseScale = 'percent',
): CombinedIc50 {
  const telling = fits.filter(({ fit }) => fit.ic50State !== 'notApplicable');
  const inState = (state: Ic50State): number => telling.filter(({ fit }) => fit.ic50State === state).length;
  const nothing = { n: 0, dose: null, confidence95: null } as const;
  if (telling.length === 0)
    return { ...nothing, state: 'notApplicable', reason: 'No curve on the scale of its control.' };
  const of = `${telling.length} ${telling.length === 1 ? 'experiment' : 'experiments'}`;
  const halfName = (scaleMeaning[scale] ?? { halfName: 'Half of the control' }).halfName;
  const missed = inState('notReached');
  if (missed > 0)
    return {
      ...nothing,
      state: 'notReached',
      reason: `${halfName} is not reached in ${missed} of ${of}.`,
    };
  const outside = inState('outsideDoses');
  if (outside > 0)
    return {
      ...nothing,
      state: 'outsideDoses',
      reason: `${halfName} lies outside the doses in ${outside} of ${of}.`,
    };
  const doses = telling.flatMap(({ fit }) => (fit.ic50Absolute === null ? [] : [fit.ic50Absolute]));
  const { value, confidence95 } = geometricMean(doses);
  const left = fits.length - telling.length;
  const leftText = left === 0 ? '' : ` ${left} without a curve left out.`;
  return {
    n: doses.length,
    dose: value,
    confidence95,
    state: 'estimated',
    reason: `Geometric mean of ${of}.${leftText}`,
  };
}
