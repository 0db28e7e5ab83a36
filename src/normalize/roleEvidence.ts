import { median, quantileSorted } from 'd3-array';
import { plateLevels, type PlateLevels } from './plateLevels.ts';
import type { RoleMap, RoleWell } from './roleMap.ts';

/** How well a pattern explains the readings of a plate. */
export interface RoleEvidence {
  /** ln of the likelihood, less what its levels cost. */
  readonly logLikelihood: number;
  /** Levels that were fitted. */
  readonly levels: number;
  /** ln of the highest reading that is taken to be without cells; null when the pattern has a cell in every well. */
  readonly noCells: number | null;
  /** ln of what the controls (without controls: all wells with cells) read; null without any. */
  readonly control: number | null;
  /** Share of blanks and wells with cells that lie further than three tolerances from where they should. */
  readonly astray: number;
}

/** A reading can be anywhere over two decades when nothing is known of it. */
const range = Math.log(100);
/** One well in fifty is not what it should be: a bubble, a scratch, a well that was forgotten. */
const spoilt = 0.02;
/** Empty wells read the same and at most twice the blank, but for one in twenty; or, on one plate in two, anything may be in them. */
const emptyAbove = Math.log(2);
const emptySpoilt = 0.05;
const [leastEmptyTolerance, mostEmptyTolerance] = [0.1, 0.3];
/** On one plate in twenty the treatment raises the reading. */
const risesCost = Math.log(20);
/** Levels of wells without cells that are tried. */
const triedLevels = 12;

/**
 * The likelihood of the readings under a pattern: wells of one group are alike, a dose series falls from its control (seldom: rises),
 * nothing with cells reads less than a blank, and empty wells read no more than twice the blank or are ignored.
 *
 * ln L = Σ ln((1 − ε) N(x − level; 0, s²) + ε/R) − Σ ln(R √n / (s √(2π))), the second sum over the levels with n wells each (Laplace);
 * R = ln 100, ε = 0.02; the level of a well with cells is at least that of the blank, which is chosen to make ln L largest. Empty wells
 * count as one more level with an s of their own (0.1 to 0.3) and ε = 0.05, or with 1/R each, whichever is more.
 *
 * @param readings - ln of each reading, row by row; null where there is none
 * @param tolerance - s: how far wells that are alike may lie apart, in ln
 */
export function roleEvidence(
  readings: readonly (number | null)[],
  map: RoleMap,
  tolerance: number,
  levels: PlateLevels = plateLevels(readings, map),
): RoleEvidence {
  const plate = { readings, map, tolerance, levels };
  const blanks = readingsOf(plate, ['blank']);
  const empties = readingsOf(plate, ['empty', 'unnamed']);
  const costs = [...levels.wellsPerLevel, ...(blanks.length > 0 ? [blanks.length] : [])];
  const rises = levels.changes.filter((change) => change > tolerance).length > levels.changes.length / 2;
  let best = { logLikelihood: -Infinity, astray: 0, noCells: -Infinity };
  for (const noCells of levelsWithoutCells(blanks.length > 0 ? blanks : empties)) {
    const explained = explainedBy(plate, noCells);
    const logLikelihood = explained.logLikelihood + emptiesExplained(empties, noCells);
    if (logLikelihood > best.logLikelihood) best = { ...explained, logLikelihood, noCells };
  }
  const cells = map.wells.flatMap((well, at) => {
    const reading = readings[at] ?? null;
    return well?.kind === 'cells' && reading !== null ? [{ control: well.control, reading }] : [];
  });
  const controls = cells.filter(({ control }) => control);
  return {
    logLikelihood:
      best.logLikelihood -
      costs.reduce((sum, n) => sum + costOfLevel(n, tolerance), 0) -
      (rises ? risesCost : 0),
    levels: costs.length,
    noCells: best.noCells === -Infinity ? null : best.noCells,
    control: median(controls.length > 0 ? controls : cells, ({ reading }) => reading) ?? null,
    astray: best.astray,
  };
}

const rootTwoPi = Math.sqrt(2 * Math.PI);

interface Plate {
  readonly readings: readonly (number | null)[];
  readonly map: RoleMap;
  readonly tolerance: number;
  readonly levels: PlateLevels;
}

function readingsOf({ readings, map }: Plate, kinds: readonly RoleWell['kind'][]): number[] {
  return map.wells.flatMap((well, at) => {
    const reading = readings[at] ?? null;
    return well !== null && kinds.includes(well.kind) && reading !== null ? [reading] : [];
  });
}

function levelsWithoutCells(low: readonly number[]): number[] {
  if (low.length === 0) return [-Infinity];
  const sorted = low.toSorted((a, b) => a - b);
  const shares = Array.from({ length: triedLevels + 1 }, (_, index) => index / triedLevels);
  return [...new Set(shares.map((share) => quantileSorted(sorted, share) ?? 0))];
}

function explainedBy(
  { readings, map, tolerance, levels }: Plate,
  noCells: number,
): { logLikelihood: number; astray: number } {
  let logLikelihood = 0;
  let used = 0;
  let astray = 0;
  for (const [at, well] of map.wells.entries()) {
    const reading = readings[at] ?? null;
    if (reading === null) continue;
    if (well?.kind === 'empty' || well?.kind === 'unnamed') continue;
    if (well === null) logLikelihood -= Math.log(range);
    else {
      const level = well.kind === 'blank' ? noCells : Math.max(noCells, levels.cells[at] ?? noCells);
      logLikelihood += logDensity(reading - level, tolerance, spoilt);
      used++;
      if (Math.abs(reading - level) > 3 * tolerance) astray++;
    }
  }
  return { logLikelihood, astray: used === 0 ? 0 : astray / used };
}

/** Alike and low, or ignored: half of either. */
function emptiesExplained(empties: readonly number[], noCells: number): number {
  if (empties.length === 0) return 0;
  const ignored = -empties.length * Math.log(range);
  const low = empties.filter((reading) => reading <= noCells + emptyAbove);
  const level = median(low);
  if (level === undefined) return ignored - Math.LN2;
  const alike = low.map((reading) => Math.abs(reading - level));
  const scatter = 1.4826 * (median(alike) ?? 0);
  const tolerance = Math.min(mostEmptyTolerance, Math.max(leastEmptyTolerance, scatter));
  const explained = empties.reduce(
    (sum, reading) => sum + logDensity(reading - level, tolerance, emptySpoilt),
    -costOfLevel(low.length, tolerance),
  );
  return Math.max(ignored, explained) - Math.LN2;
}

function logDensity(distance: number, tolerance: number, astray: number): number {
  const z = distance / tolerance;
  const normal = Math.exp(-0.5 * z * z) / (tolerance * rootTwoPi);
  return Math.log((1 - astray) * normal + astray / range);
}

/** What a level that n wells share costs, because it could have been anywhere. */
function costOfLevel(n: number, tolerance: number): number {
  return Math.log((range * Math.sqrt(n)) / (tolerance * rootTwoPi));
}
