import type { Level } from './level.ts';

/** The levels that one viability is made from, in AU; `n` 0 is a stated level without scatter. */
export interface ViabilityLevels {
  readonly treated: Level;
  readonly control: Level;
  readonly blank: Level;
}

/**
 * Standard uncertainty of a mean viability from the scatter of the wells of one plate, in %.
 *
 * u = 100/(C − B) · √( s_T²/n_T + v²·s_C²/n_C + (1 − v)²·s_B²/n_B ), v = viability/100.
 *
 * @param levels - T, C and B of the plate; C and T before or after the blank, the difference C − B is `span`
 * @param span - C − B, AU
 * @param viability - %
 * @returns null where a level has fewer than two wells, so that its scatter is not known
 * @source first-order propagation of (T − B)/(C − B) with T, C and B independent; JCGM 100:2008, 5.1.2
 */
export function viabilityUncertainty(
  levels: ViabilityLevels,
  span: number,
  viability: number,
): number | null {
  const v = viability / 100;
  const treated = squaredError(levels.treated);
  const control = squaredError(levels.control);
  const blank = squaredError(levels.blank);
  if (treated === null || control === null || blank === null) return null;
  return (100 / span) * Math.sqrt(treated + v * v * control + (1 - v) ** 2 * blank);
}

/** s²/n */
function squaredError(level: Level): number | null {
  if (level.n === 0) return 0;
  return level.sd === null ? null : (level.sd * level.sd) / level.n;
}
