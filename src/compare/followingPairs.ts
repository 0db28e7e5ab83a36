import type { ComparisonRequest } from '#domain/comparison';

/**
 * The pairs that follow from a request that names none: every other group against the control, or all with each other.
 *
 * @param labels - of the groups, in their order
 */
export function followingPairs(
  labels: readonly string[],
  control: string | null | undefined,
): ComparisonRequest['pairs'] {
  if (control != null)
    return labels.filter((label) => label !== control).map((label) => [label, control] as const);
  return labels.flatMap((a, index) => labels.slice(index + 1).map((b) => [a, b] as const));
}
