import type { Summary } from '#domain/replicateValue';

/** Ends of the error bar around a mean, in axis units; null where one value has no scatter. */
export function errorBarEnds(
  summary: Summary,
  kind: 'sd' | 'sem' | 'ci95',
): readonly [low: number, high: number] | null {
  if (kind === 'ci95') return summary.confidence95;
  const half = kind === 'sd' ? summary.sd : summary.sem;
  return half === null ? null : [summary.mean - half, summary.mean + half];
}
