import { groupId } from '#domain/groupKey';
import type { Summary } from '#domain/replicateValue';

/** Plate set -> group -> 95 % interval of its mean viability, where wells stand in for n. */
export type TechnicalIntervals = ReadonlyMap<string, ReadonlyMap<string, readonly [number, number]>>;

/** Summaries of wells carry the interval of a ratio of means instead of a t-interval of percentages. */
export function withIntervals(summaries: readonly Summary[], intervals: TechnicalIntervals): Summary[] {
  return summaries.map((summary) => {
    if (summary.basis !== 'technical') return summary;
    const interval = intervals.get(summary.set)?.get(groupId(summary.group));
    if (interval === undefined) return summary;
    if (summary.quantity === 'viability') return { ...summary, confidence95: interval };
    if (summary.quantity !== 'response') return summary;
    return { ...summary, confidence95: [100 - interval[1], 100 - interval[0]] };
  });
}
