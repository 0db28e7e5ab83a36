import { group } from 'd3-array';
import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import { legendFlag } from './legendFlags.ts';
import { usedSets } from './methodsBy.ts';
import { counted } from './phraseList.ts';
import { leftOutReason } from './phraseWells.ts';
import type { StatedFacts } from './statedFacts.ts';

/** How many wells were left out or flagged, and by which rule; legends and tables say which. */
export function methodsWells(analysis: Analysis, facts: StatedFacts): string[] {
  const wells = usedSets(analysis).flatMap((used) => used.wells);
  const leftOut = [...group(wells, leftOutReason)].filter(([reason]) => reason !== null);
  const count = leftOut.reduce((sum, [, members]) => sum + members.length, 0);
  if (count === 0) return [`no well was left out`, ...flaggedText(wells)];
  const reasons = leftOut.map(([reason, members]) => `${countText(members, wells)} ${reason ?? ''}`);
  const byProtocol = analysis.protocol.exclusions.map(({ reason }) => reason);
  const excluded = wells.some(({ excludedReason }) =>
    byProtocol.some((reason) => excludedReason?.includes(reason)),
  );
  return [
    `of ${wells.length} wells with controls and blanks, ${counted(count)} ${count === 1 ? 'was' : 'were'} left out of all means: ${reasons.join('; ')}`,
    ...(excluded ? [`exclusions were ${facts.of('exclusion criteria')}`] : []),
    ...beyondText(analysis, wells.filter(isBeyond)),
    ...flaggedText(wells),
  ];
}

function beyondText({ panels }: Analysis, beyond: readonly NormalizedMeasurement[]): string[] {
  const isTreated = ({ role }: NormalizedMeasurement): boolean => role === 'treated';
  const fits = panels.some(({ kind }) => kind === 'curves') ? ', and its dose gave no point to the fit' : '';
  return [
    ...(beyond.some(isTreated)
      ? [`a group with a well beyond the range of the reader was given no value in that experiment${fits}`]
      : []),
    ...(beyond.some((well) => !isTreated(well))
      ? ['groups whose control or blank had a well beyond the range of the reader were not normalised']
      : []),
  ];
}

function isBeyond({ absorbance, excludedReason }: NormalizedMeasurement): boolean {
  return absorbance.kind === 'bound' && excludedReason === null;
}

/** Wells, or plates where a reason holds for all wells of some. */
function countText(
  members: readonly NormalizedMeasurement[],
  wells: readonly NormalizedMeasurement[],
): string {
  const sizes = new Map([...group(wells, plateOf)].map(([plate, ofOne]) => [plate, ofOne.length]));
  const plates = [...group(members, plateOf)];
  const whole = plates.every(([plate, ofOne]) => sizes.get(plate) === ofOne.length);
  if (!whole) return counted(members.length);
  return `${counted(members.length)} (${counted(plates.length)} whole plate${plates.length === 1 ? '' : 's'})`;
}

function plateOf({ set, plate }: NormalizedMeasurement): string {
  return JSON.stringify([set, plate]);
}

function flaggedText(wells: readonly NormalizedMeasurement[]): string[] {
  const flagged = wells.filter((well) => leftOutReason(well) === null && well.flags.length > 0);
  if (flagged.length === 0) return [];
  const reasons = [...group(flagged, ({ flags }) => flags.map(legendFlag).join(', '))].map(
    ([reason, members]) => `${counted(members.length)} ${reason}`,
  );
  return [`wells that were flagged were kept: ${reasons.join('; ')}`];
}
