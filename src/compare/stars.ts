import type { StarConvention } from '#domain/comparison';

/**
 * The stars that a p-value has under a convention.
 *
 * @param p - unrounded and adjusted where a correction was asked for; null: no test was possible
 * @returns `ns` when no threshold is reached, an empty text when there is no p
 */
export function starsFor(p: number | null, convention: StarConvention): string {
  if (p === null) return '';
  const reached = convention.steps.filter(({ threshold }) =>
    convention.strict ? p < threshold : p <= threshold,
  );
  const strictest = reached.toSorted((first, second) => first.threshold - second.threshold)[0];
  return strictest?.stars ?? 'ns';
}
