import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import { instrumentsOf } from './phraseSignal.ts';
import { saidBySet, saidOfWells, usedSets, type UsedSet } from './methodsBy.ts';
import { dosesText } from './methodsDoses.ts';
import { listed } from './phraseList.ts';
import type { StatedFacts } from './statedFacts.ts';

/** Seeding, pretreatment, drug with doses and time by plate set, vehicle, positive control. */
export function methodsTreatment(analysis: Analysis, facts: StatedFacts): string[] {
  const wells = usedSets(analysis).flatMap((used) => used.wells);
  const drugs = saidOfWells(wells, ({ treatment }) => treatment);
  const isTreated = wells.some(({ role }) => role === 'treated');
  const hasPositive = wells.some(({ role }) => role === 'positive-control');
  return [
    ...saidBySet(analysis, (used) => seedingText(analysis, used, facts)),
    ...saidBySet(analysis, (used) => pretreatmentText(used, facts)),
    ...(isTreated ? saidBySet(analysis, (used) => treatmentText(analysis, used, facts)) : []),
    ...(isTreated ? [`the source of ${listed(drugs)} was ${facts.of('drug source')}`] : []),
    ...(isTreated ? [facts.said('vehicle', (what) => `the vehicle was ${what}`)] : []),
    ...(hasPositive ? [`positive control wells were given ${facts.of('positive control')}`] : []),
  ];
}

function seedingText(analysis: Analysis, { set }: UsedSet, facts: StatedFacts): string {
  const sizes = [...new Set(instrumentsOf(analysis, set.name).flatMap(({ plateSizes }) => plateSizes))];
  const plates = sizes.length === 0 ? 'plates' : `${listed(sizes.map((size) => `${size}-well`))} plates`;
  return `cells were seeded in ${plates} at ${facts.of('seeding density')}, ${facts.of('time before treatment')} before treatment`;
}

/** A pretreatment that says there was none is none. */
function pretreatmentText({ wells }: UsedSet, facts: StatedFacts): string {
  const cells = wells.filter(({ role }) => role !== 'blank');
  const isNone = (text: string | null): boolean =>
    text === null || /^(?:none|no|-|–|untreated|control|ctr)$/i.test(text);
  const pretreatments = saidOfWells(cells, ({ pretreatment }) => pretreatment).filter((one) => !isNone(one));
  if (pretreatments.length === 0) return '';
  const all = cells.every(({ pretreatment }) => !isNone(pretreatment));
  return `${all ? 'cells were' : 'part of the cells was'} pretreated with ${listed(pretreatments, 'or')} for ${facts.of('pretreatment time')}`;
}

function treatmentText(analysis: Analysis, { wells }: UsedSet, facts: StatedFacts): string {
  const treated = wells.filter(({ role }) => role === 'treated');
  if (treated.length === 0) return '';
  const byDrug = [...new Set(treated.map(({ treatment }) => treatment))].map((drug) => {
    const ofDrug = treated.filter(({ treatment }) => treatment === drug);
    return `${drug ?? ''} at ${dosesText(analysis, ofDrug)}`;
  });
  return `cells were treated with ${byDrug.join(' or with ')} for ${timesText(treated, facts)}`;
}

function timesText(treated: readonly NormalizedMeasurement[], facts: StatedFacts): string {
  const times = [...new Set(treated.map(({ timeH }) => timeH))].toSorted((a, b) => (a ?? 0) - (b ?? 0));
  return listed(
    times.map((time) => (time === null ? facts.of('time of treatment') : `${time} h`)),
    'or',
  );
}
