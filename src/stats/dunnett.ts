import { dunnettLog10UpperTail, dunnettUpperQuantile, dunnettUpperTail } from './dunnettDistribution.ts';
import { compareGroupPairs, type GroupComparisons } from './groupComparison.ts';

/**
 * Dunnett's two-sided test: which groups differ from the control?
 *
 * p = P(max |Tᵢ| > |t|) over all comparisons with the control, exact for equal and unequal n.
 *
 * @param groups - at least two, in the same unit
 * @param control - index of the control among them
 * @returns every other group (a) compared with the control (b), in their order
 * @source Dunnett, JASA 50:1096 (1955) and Biometrics 20:482 (1964); R multcomp::glht(mcp("Dunnett"))
 */
export function dunnettTest(
  groups: readonly (readonly number[])[],
  control: number,
): GroupComparisons<'dunnett'> {
  const controlSize = groups[control]?.length;
  if (controlSize === undefined) {
    throw new RangeError(`there is no group ${control} among ${groups.length} to be the control`);
  }
  const pairs = groups.flatMap((_, a) => (a === control ? [] : [[a, control] as const]));
  const sizes = [controlSize, ...pairs.map(([a]) => groups[a]?.length ?? Number.NaN)];
  return compareGroupPairs('dunnett', groups, pairs, {
    upperTail: (t, df) => dunnettUpperTail(t, sizes, df),
    log10UpperTail: (t, df) => dunnettLog10UpperTail(t, sizes, df),
    upperQuantile: (p, df) => dunnettUpperQuantile(p, sizes, df),
  });
}
