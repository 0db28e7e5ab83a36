import type { FitOptions, FitPoint } from '#domain/fit';
import { printedNumber } from '#domain/printedNumber';
import { sampleSd } from '#stats/moments';
import type { Weighed } from './weighed.ts';

/** With fewer replicates at a dose the SD itself is too uncertain to weigh by. */
const enoughReplicates = 10;

/**
 * Weighs points by 1/SD² of the replicates at their dose.
 *
 * An SD of n replicates is off by about 1/√(2(n − 1)) of itself.
 *
 * @param all - replicates as they are; dose 0 is left out where the fit leaves it out
 * @returns refused where a dose has one point, or equal ones
 */
export function weightsFromScatter<P extends FitPoint>(all: readonly P[], options: FitOptions): Weighed<P> {
  const points = all.filter(({ dose }) => !(options.omitZero && dose === 0));
  const byDose = new Map<number, number[]>();
  for (const { dose, response } of points) byDose.set(dose, [...(byDose.get(dose) ?? []), response]);
  const variances = new Map<number, number>();
  for (const [dose, responses] of byDose) {
    const at = `dose ${printedNumber(dose)} ${options.doseUnit ?? ''}`.trim();
    const sd = sampleSd(responses);
    if (sd === null)
      return {
        kind: 'refused',
        reason: `There is one point at ${at}: without replicates there is no SD to weigh by.`,
      };
    if (!(sd > 0))
      return {
        kind: 'refused',
        reason: `All points at ${at} are equal: an SD of 0 would give them all the weight.`,
      };
    variances.set(dose, sd * sd);
  }
  const fewest = Math.min(...[...byDose.values()].map(({ length }) => length));
  const isFew = fewest < enoughReplicates;
  return {
    kind: 'weighed',
    points: points.map((point) => ({
      ...point,
      weight: (point.weight ?? 1) / (variances.get(point.dose) ?? 1),
    })),
    options,
    flags: isFew ? ['weightsFromFewReplicates'] : [],
    words: isFew
      ? `The weights are 1/SD² of ${fewest} replicates, whose SD is known to within about ${Math.round(100 / Math.sqrt(2 * (fewest - 1)))} % of itself: chance decides which doses count.`
      : '',
  };
}
