import { group, median } from 'd3-array';
import { isotonicMeans } from '#stats/isotonic';
import type { RoleMap } from './roleMap.ts';

/** What a pattern expects of each well when the readings are what they are. */
export interface PlateLevels {
  /** ln of the level of each well with cells, row by row; null elsewhere. */
  readonly cells: readonly (number | null)[];
  /** Number of wells behind each different level. */
  readonly wellsPerLevel: readonly number[];
  /** For each series that has its control: ln of its highest dose over its control. */
  readonly changes: readonly number[];
  /** Wells that are said to be alike scatter this much about their median: robust SD of ln of the reading; 0 when none are repeated. */
  readonly scatter: number;
}

/**
 * The level of each group of wells with cells: its median, and along a dose series the nearest sequence that only rises or only falls.
 *
 * Which of the two is left open, because a drug may stimulate.
 *
 * @param readings - ln of each reading, row by row; null where there is none
 */
export function plateLevels(readings: readonly (number | null)[], map: RoleMap): PlateLevels {
  const wells = map.wells.flatMap((well, at) => {
    const reading = readings[at] ?? null;
    return well === null || well.kind === 'empty' || well.kind === 'unnamed' || reading === null
      ? []
      : [{ ...well, at, reading }];
  });
  const cells: (number | null)[] = map.wells.map(() => null);
  const wellsPerLevel: number[] = [];
  const changes: number[] = [];
  const deviations: number[] = [];
  for (const ladder of group(wells, (well) => well.ladder).values()) {
    const groups = [...group(ladder, ({ step }) => step)]
      .sort(([a], [b]) => a - b)
      .map(([, alike]) => ({ alike, level: median(alike, ({ reading }) => reading) ?? 0 }));
    for (const { alike, level } of groups) deviations.push(...deviationsFrom(alike, level));
    if (ladder[0]?.kind === 'blank') continue;
    const levels = monotone(
      groups.map(({ level }) => level),
      groups.map(({ alike }) => alike.length),
    );
    for (const [index, { alike }] of groups.entries())
      for (const { at } of alike) cells[at] = levels[index] ?? null;
    const [lowest, highest] = [levels[0], levels.at(-1)];
    if (groups.length > 1 && groups[0]?.alike[0]?.control && lowest !== undefined && highest !== undefined)
      changes.push(highest - lowest);
    const sizes = group(groups.entries(), ([index]) => levels[index]);
    for (const joined of sizes.values())
      wellsPerLevel.push(joined.reduce((sum, [, { alike }]) => sum + alike.length, 0));
  }
  return { cells, wellsPerLevel, changes, scatter: 1.4826 * (median(deviations) ?? 0) };
}

/** Distances from the median, each made larger by √(n/(n − 1)): two wells lie nearer to their own median than to the truth. */
function deviationsFrom(alike: readonly { readonly reading: number }[], level: number): number[] {
  const n = alike.length;
  return n < 2 ? [] : alike.map(({ reading }) => Math.abs(reading - level) * Math.sqrt(n / (n - 1)));
}

function monotone(levels: readonly number[], weights: readonly number[]): number[] {
  const rising = isotonicMeans(levels, weights);
  const falling = isotonicMeans(levels.toReversed(), weights.toReversed()).reverse();
  const miss = (fit: readonly number[]): number =>
    fit.reduce((sum, level, index) => sum + (weights[index] ?? 0) * (level - (levels[index] ?? 0)) ** 2, 0);
  return miss(rising) <= miss(falling) ? rising : falling;
}
