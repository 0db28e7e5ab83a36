import { doseKey } from '#domain/dose';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { Analysis } from '#domain/analysis';
import { inPanelOrder, saidOfWells } from './methodsBy.ts';
import { counted, listed } from './phraseList.ts';
import { dilutionOf, doseInProse, doseRange } from './phraseDoses.ts';

/** More doses than this without an even step are given by their range. */
const mostListed = 6;

/** `0.1 µg/ml (SkBr3) or 1 µg/ml (BT474)`, `eight doses in 1:4 steps (0.61 ng/ml–10 µg/ml)`: the doses of one drug. */
export function dosesText(analysis: Analysis, wells: readonly NormalizedMeasurement[]): string {
  const lines = inPanelOrder(
    analysis,
    'cell line',
    saidOfWells(wells, ({ cellLine }) => cellLine),
  );
  const byLine = (lines.length === 0 ? [null] : lines).map((line) => ({
    line,
    text: seriesText(wells.filter(({ cellLine }) => cellLine === line)),
  }));
  const different = new Set(byLine.map(({ text }) => text));
  if (different.size === 1) return byLine[0]?.text ?? '';
  return listed(
    byLine.map(({ line, text }) => (line === null ? text : `${text} (${line})`)),
    'or',
  );
}

function seriesText(wells: readonly NormalizedMeasurement[]): string {
  const doses = [...new Map(wells.map(({ dose }) => [doseKey(dose), dose])).values()]
    .filter((dose) => dose !== null)
    .toSorted((a, b) => a.value - b.value);
  const units = new Set(doses.map(({ unit }) => unit));
  const [unit = ''] = units;
  const values = doses.map(({ value }) => value);
  const isSeries = units.size === 1 && values.every((value) => value > 0);
  const step = isSeries ? dilutionOf(values) : null;
  if (step !== null) return `${counted(values.length)} doses in ${step} steps (${doseRange(values, unit)})`;
  if (isSeries && values.length > mostListed)
    return `${counted(values.length)} doses (${doseRange(values, unit)})`;
  return listed(doses.map(doseInProse), 'or');
}
