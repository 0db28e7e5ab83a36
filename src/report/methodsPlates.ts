import { group } from 'd3-array';
import { doseKey } from '#domain/dose';
import { groupId } from '#domain/groupKey';
import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import { legendGroups } from './legendPanel.ts';
import {
  hasSeveralExperiments,
  saidByPanel,
  saidBySet,
  shownPanels,
  usedSets,
  type UsedSet,
} from './methodsBy.ts';
import { counted, listed, spanned } from './phraseList.ts';
import { nText, unitOfN, wellsAsN } from './phraseReplicates.ts';
import type { StatedFacts } from './statedFacts.ts';

/** Wells of each group on a plate, plates and experiments, what was averaged, and what n is. */
export function methodsPlates(analysis: Analysis, facts: StatedFacts): string[] {
  const panels = shownPanels(analysis).filter((panel) =>
    legendGroups(panel).some(({ values }) => values.length > 0),
  );
  const sets = usedSets(analysis);
  const technical = sets.some(({ set, wells }) => countsWells(set.name, analysis) && wells.length > 0);
  const isEach = sets.length > 1 && new Set(sets.map((used) => experimentsText(used, false))).size === 1;
  const biological = sets.some(({ set }) => !countsWells(set.name, analysis));
  return [
    ...saidBySet(analysis, wellsText),
    ...saidBySet(analysis, (used) => experimentsText(used, isEach)),
    ...(biological ? [averagingText(analysis, facts)] : []),
    ...(technical
      ? saidBySet(analysis, ({ set }) => (countsWells(set.name, analysis) ? wellsAsNText : ''))
      : []),
    ...saidByPanel(panels, (panel) => {
      const groups = legendGroups(panel).filter(({ values }) => values.length > 0);
      const n = nText(groups, panel.kind);
      return `${n.startsWith('n = ') ? n : `by group, ${n}`}${unitOfN(groups) === 'well' ? `; ${wellsAsN}` : ''}`;
    }),
  ];
}

const wellsAsNText = 'wells stood in for n, each for itself, because there was one experiment';

function countsWells(set: string, { replicates }: Analysis): boolean {
  return replicates.some((value) => value.set === set && value.basis === 'technical');
}

/** `each plate had six wells of each treated group, six untreated control wells of each group and 24 blank wells (no cells)`. */
function wellsText({ wells }: UsedSet): string {
  const plates = [...group(wells, ({ plate }) => plate).values()];
  const ofRole = (role: NormalizedMeasurement['role']) =>
    plates.map((plate) => plate.filter((well) => well.role === role)).filter((some) => some.length > 0);
  const isSeries = ofRole('treated').some(
    (plate) => new Set(plate.map(({ dose }) => doseKey(dose))).size > 1,
  );
  const parts = [
    perGroup(ofRole('treated'), 'treated', isSeries ? 'group and dose' : 'group'),
    perGroup(ofRole('untreated'), 'untreated control', 'group'),
    perGroup(ofRole('vehicle'), 'vehicle control', 'group'),
    perGroup(ofRole('positive-control'), 'positive control', 'group'),
    perPlate(ofRole('blank')),
  ].filter((part) => part !== null);
  return `each plate had ${listed(parts)}`;
}

function perGroup(
  plates: readonly (readonly NormalizedMeasurement[])[],
  what: string,
  of: string,
): string | null {
  if (plates.length === 0) return null;
  const onPlates = plates.map((wells) => [...group(wells, groupId).values()].map(({ length }) => length));
  const each = onPlates.some((counts) => counts.length > 1) ? ` per ${of}` : '';
  return wellCount(onPlates.flat(), `${what} well`) + each;
}

function perPlate(plates: readonly (readonly NormalizedMeasurement[])[]): string | null {
  if (plates.length === 0) return null;
  return `${wellCount(
    plates.map(({ length }) => length),
    'blank well',
  )} (no cells)`;
}

function wellCount(counts: readonly number[], what: string): string {
  const [first = 0] = counts;
  const text = counts.every((count) => count === first) ? counted(first) : spanned(counts);
  return `${text} ${what}${text === 'one' ? '' : 's'}`;
}

/**
 * `three experiments were analysed, with one plate for each experiment and cell line`; what is left out is told elsewhere.
 *
 * @param isEach - said once of several plate sets
 */
function experimentsText({ wells }: UsedSet, isEach: boolean): string {
  const kept = wells.filter(({ excludedReason, role }) => excludedReason === null && role !== 'blank');
  const perLine = hasOneLineOnEachPlate(kept);
  const plates = [...group(kept, (well) => JSON.stringify([well.experiment, perLine && well.cellLine]))].map(
    ([, members]) => new Set(members.map(({ plate }) => plate)).size,
  );
  const experiments = new Set(kept.map(({ experiment }) => experiment)).size;
  if (experiments === 0) return 'no experiment was left to analyse';
  const [first = 0] = plates;
  const even = plates.every((count) => count === first);
  const each = `${even ? counted(first) : spanned(plates)} plate${even && first === 1 ? '' : 's'}`;
  const done = `${counted(experiments)} experiment${experiments === 1 ? ' was' : 's were'} analysed${isEach ? ' with each kind of plate' : ''}`;
  const scope = [...(experiments > 1 ? ['experiment'] : []), ...(perLine ? ['cell line'] : [])];
  return `${done}, with ${each}${scope.length === 0 ? '' : ` for each ${scope.join(' and ')}`}`;
}

/** Whether there are several lines, each on plates of its own. */
function hasOneLineOnEachPlate(wells: readonly NormalizedMeasurement[]): boolean {
  const lines = [...group(wells, ({ plate }) => plate).values()].map(
    (plate) => new Set(plate.map(({ cellLine }) => cellLine)),
  );
  const all = new Set(lines.flatMap((ofPlate) => [...ofPlate]));
  return all.size > 1 && lines.every(({ size }) => size === 1);
}

function averagingText(analysis: Analysis, facts: StatedFacts): string {
  const plates = analysis.replicates.some(({ nPlates }) => nPlates > 1)
    ? ' and plates within their experiment'
    : '';
  const what = hasSeveralExperiments(analysis)
    ? `independent experiments (${facts.of('independent experiments')})`
    : 'experiments';
  return `technical replicates (wells of one group) were averaged on their plate${plates} before means and tests were made, and n counts ${what}`;
}
