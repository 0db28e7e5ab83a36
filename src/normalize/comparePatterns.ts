import type { PlateReadings } from './logReadings.ts';
import { plateLevels } from './plateLevels.ts';
import { roleEvidence, type RoleEvidence } from './roleEvidence.ts';
import { turnedRoleMap, type RoleMap } from './roleMap.ts';

/** A way in which the readings could belong to wells. */
export interface Pattern {
  /** The layout is that of another plate set, or its own. */
  readonly otherSet: string | null;
  readonly turned: boolean;
  readonly map: RoleMap;
}

/** A pattern that explains the readings of a plate better than the one they were given. */
export interface BetterPattern {
  readonly pattern: Pattern;
  /** log10 of how many times as likely it makes the readings. */
  readonly powersOfTen: number;
  /** ln of the readings that it takes for cells and for none. */
  readonly control: number | null;
  readonly noCells: number | null;
}

/** Artefacts of a usual plate (edges, gradients, pipetting) lie within this; ln. */
const leastTolerance = 0.2;
/** ln of how much likelier a pattern must make the readings, and what each level of them adds, because it could fit by chance. */
const leastMargin = Math.log(1e5);
const marginOfLevels = 1;
/** A pattern that leaves more of its wells astray is no explanation. */
const mostAstray = 0.25;
/** Empty wells that may read like cells, unless more of them do as given. */
const fewEmpties = 0.2;
/** Cells read at least twice what wells without cells do, or there is nothing to tell patterns by. */
const leastContrast = Math.log(2);
/** Wells of a pattern that must have been read, compared with the one given. */
const leastRead = 0.9;

/**
 * Whether a plate fits another pattern so much better that this can hardly be chance: turned by 180°, or that of another plate set.
 *
 * @param own - the pattern of its layout
 * @param others - patterns of other plate sets of the study, by name of the set
 * @returns null when its own is good enough, when nothing tells the patterns apart, or when none explains the plate
 */
export function betterPattern(
  { logs }: PlateReadings,
  own: RoleMap,
  others: readonly { readonly set: string; readonly map: RoleMap }[],
): BetterPattern | null {
  const candidates = candidatesFor(own, others).filter(
    ({ map }) => shareRead(logs, map) >= leastRead * shareRead(logs, own),
  );
  if (candidates.length === 0) return null;
  const [given, ...rest] = weighed(logs, [{ otherSet: null, turned: false, map: own }, ...candidates]);
  const best = rest.reduce<Weighed | null>(
    (so, one) => (so === null || one.evidence.logLikelihood > so.evidence.logLikelihood ? one : so),
    null,
  );
  if (given === undefined || best === null || !explains(best.evidence)) return null;
  if (!emptiesStayEmpty(logs, own, best)) return null;
  const gain = best.evidence.logLikelihood - given.evidence.logLikelihood;
  const levels = Math.max(best.evidence.levels, given.evidence.levels);
  return gain >= leastMargin + marginOfLevels * Math.sqrt(levels) ? better(best, gain) : null;
}

/**
 * Whether a plate fits one other pattern better at all: enough for the second of two plates, when the first can only be the second.
 *
 * @param other - the pattern of the set that the first plate is claimed for
 */
export function atLeastAsGood(
  { logs }: PlateReadings,
  own: RoleMap,
  other: { readonly set: string; readonly map: RoleMap },
): BetterPattern | null {
  const patterns = [null, other.set].map((set): Pattern => {
    return { otherSet: set, turned: false, map: set === null ? own : other.map };
  });
  const [given, instead] = weighed(logs, patterns);
  if (given === undefined || instead === undefined) return null;
  const gain = instead.evidence.logLikelihood - given.evidence.logLikelihood;
  return gain > 0 ? better(instead, gain) : null;
}

function better({ pattern, evidence: { control, noCells } }: Weighed, gain: number): BetterPattern {
  return { pattern, powersOfTen: gain / Math.LN10, control, noCells };
}

/** All with one tolerance: what wells that are alike scatter under the pattern that makes them most alike. */
function weighed(logs: readonly (number | null)[], patterns: readonly Pattern[]): Weighed[] {
  const levels = patterns.map(({ map }) => plateLevels(logs, map));
  const tolerance = Math.max(leastTolerance, Math.min(...levels.map(({ scatter }) => scatter)));
  return patterns.map((pattern, index) => ({
    pattern,
    evidence: roleEvidence(logs, pattern.map, tolerance, levels[index]),
  }));
}

interface Weighed {
  readonly pattern: Pattern;
  readonly evidence: RoleEvidence;
}

/** Each different pattern once: what has the same signature cannot be told by any reading. */
function candidatesFor(
  own: RoleMap,
  others: readonly { readonly set: string; readonly map: RoleMap }[],
): Pattern[] {
  const candidates: Pattern[] = [];
  const known = new Set([own.signature]);
  for (const { set, map } of [{ set: null, map: own }, ...others]) {
    if (map.rows !== own.rows || map.columns !== own.columns) continue;
    for (const turned of [false, true]) {
      const pattern = turned ? turnedRoleMap(map) : map;
      if (known.has(pattern.signature)) continue;
      known.add(pattern.signature);
      candidates.push({ otherSet: set, turned, map: pattern });
    }
  }
  return candidates;
}

/** Of the wells that a pattern uses. */
function shareRead(logs: readonly (number | null)[], { wells }: RoleMap): number {
  const used = wells.flatMap((well, at) =>
    well?.kind === 'blank' || well?.kind === 'cells' ? [logs[at] ?? null] : [],
  );
  return used.filter((reading) => reading !== null).length / Math.max(1, used.length);
}

/** Where every well holds cells, a drug that stimulates looks like a plate that was turned. */
function explains({ astray, control, noCells }: RoleEvidence): boolean {
  return astray <= mostAstray && control !== null && noCells !== null && control - noCells >= leastContrast;
}

/** Cells in wells that should be empty speak against a pattern, however well the others fit. */
function emptiesStayEmpty(logs: readonly (number | null)[], own: RoleMap, best: Weighed): boolean {
  const { control, noCells } = best.evidence;
  const middle = ((control ?? 0) + (noCells ?? 0)) / 2;
  const shareLikeCells = ({ wells }: RoleMap): number => {
    const empties = wells.flatMap((well, at) =>
      well?.kind === 'empty' || well?.kind === 'unnamed' ? (logs[at] ?? []) : [],
    );
    return empties.filter((reading) => reading > middle).length / Math.max(1, empties.length);
  };
  return shareLikeCells(best.pattern.map) <= Math.max(fewEmpties, shareLikeCells(own));
}
