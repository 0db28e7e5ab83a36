import { brownForsythe } from '#stats/brownForsythe';
import { varianceFTest } from '#stats/varianceFTest';

const level = 0.05;
/** From so many values in both groups on the Brown–Forsythe test can see something; with three it never does. */
const forsytheFrom = 6;

/**
 * Whether two groups scatter differently, as far as their numbers can show it.
 *
 * Brown–Forsythe test where both groups have six values or more, because the F test takes heavy tails for unequal scatter there; with
 * fewer the F test of the variances, because around a median of three values the Brown–Forsythe test cannot reach p < 0.05. A ratio of
 * SDs is no rule: of two alike groups of three, one pair in five has SDs that differ threefold.
 *
 * @param a - values of the first group
 * @param b - values of the second group, in the same unit
 * @source Brown & Forsythe, JASA 69:364 (1974); Hines & Hines, Biometrics 56:451 (2000), for odd small n; figures by `npm run stars:truth`
 */
export function scatterDiffers(a: readonly number[], b: readonly number[]): boolean {
  if (Math.min(a.length, b.length) < forsytheFrom) {
    const test = varianceFTest(a, b);
    return test !== null && test.p < level;
  }
  const test = brownForsythe([a, b]);
  return test.kind === 'tested' && test.p < level;
}
