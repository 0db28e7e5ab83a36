import { group } from 'd3-array';
import type { Analysis } from '#domain/analysis';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { PanelData } from '#domain/panelData';
import { textFromWells } from '#plate/wellList';
import { legendFlag } from './legendFlags.ts';
import { legendGroups } from './legendPanel.ts';
import { leftOutReason } from './phraseWells.ts';

/** Plates named for one reason. */
const atMost = 8;

/** Groups without a number, and wells that were left out or flagged, each with the reason. */
export function legendWells(analysis: Analysis, panel: PanelData): string[] {
  const absent = legendGroups(panel)
    .filter((one) => one.absent !== null)
    .map(
      (one) => `${one.name}: ${one.values.length === 0 ? 'no value' : 'fewer values'} (${one.absent ?? ''})`,
    );
  const wells = wellsOf(analysis, panel);
  const leftOut = byReason(wells, leftOutReason);
  const kept = byReason(
    wells.filter((well) => leftOutReason(well) === null),
    (well) => (well.flags.length === 0 ? null : well.flags.map(legendFlag).join(', ')),
  );
  const sentences = [...absent];
  if (leftOut.length > 0) sentences.push(`wells left out: ${leftOut.join('; ')}`);
  if (kept.length > 0) sentences.push(`wells flagged and kept: ${kept.join('; ')}`);
  return sentences;
}

/** Wells of the plate sets and cell lines that the panel shows, controls and blanks included. */
function wellsOf(analysis: Analysis, panel: PanelData): readonly NormalizedMeasurement[] {
  const keys = legendGroups(panel).flatMap((one) => one.keys);
  const shown = (well: NormalizedMeasurement): boolean =>
    well.cellLine === null || keys.some((key) => key.cellLine === null || key.cellLine === well.cellLine);
  return analysis.measurements.filter(
    (well) => panel.request.of.includes(well.set) && well.role !== 'empty' && shown(well),
  );
}

function byReason(
  wells: readonly NormalizedMeasurement[],
  reasonOf: (well: NormalizedMeasurement) => string | null,
): string[] {
  const concerned = wells.filter((well) => reasonOf(well) !== null);
  return [...group(concerned, reasonOf)].map(([reason, members]) => {
    const plates = [...group(members, ({ plate }) => plate).values()].map(wellsOfPlate);
    const more =
      plates.length > atMost ? ` and ${plates.length - atMost} more plates (tables/measurements.csv)` : '';
    return `${members.length} ${reason ?? ''} (${plates.slice(0, atMost).join('; ')}${more})`;
  });
}

/** `SkBr3_exp1.txt C4:C5`. */
function wellsOfPlate(wells: readonly NormalizedMeasurement[]): string {
  return `${fileName(wells[0]?.file ?? '')} ${textFromWells(wells.map(({ well }) => well))}`;
}

function fileName(path: string): string {
  return path.split('/').at(-1) ?? path;
}
