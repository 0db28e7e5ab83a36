import { doseKey } from '#domain/dose';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { Analysis } from '#domain/analysis';
import { inPanelOrder, saidOfWells } from './methodsBy.ts';
import { counted, listed } from './phraseList.ts';
import { dilutionOf, doseInProse, doseRange } from './phraseDoses.ts';
import type { StatedFacts } from './statedFacts.ts';

/** More doses than this without an even step are given by their range. */
const mostListed = 6;

/** `0.1 µg/ml (SkBr3) or 1 µg/ml (BT474)`, `eight doses from a 1:4 dilution series (0.61 ng/ml–10 µg/ml)`: the doses of one drug. */
export function dosesText(
  analysis: Analysis,
  wells: readonly NormalizedMeasurement[],
  facts: StatedFacts,
): string {
  const lines = inPanelOrder(
    analysis,
    'cell line',
    saidOfWells(wells, ({ cellLine }) => cellLine),
  );
  const byLine = (lines.length === 0 ? [null] : lines).map((line) => ({
    line,
    text: seriesText(
      wells.filter(({ cellLine }) => cellLine === line),
      facts,
    ),
  }));
  const different = new Set(byLine.map(({ text }) => text));
  if (different.size === 1) return byLine[0]?.text ?? '';
  return listed(
    byLine.map(({ line, text }) => (line === null ? text : `${text} (${line})`)),
    'or',
  );
}

function seriesText(wells: readonly NormalizedMeasurement[], facts: StatedFacts): string {
  const distinct = new Map(wells.map(({ dose }) => [doseKey(dose), dose]));
  const doses = [...distinct.values()];
  const written = doses.filter((dose) => dose !== null).toSorted((a, b) => a.value - b.value);
  const unknown = written.length < doses.length ? [facts.of('dose')] : [];
  const units = new Set(written.map(({ unit }) => unit));
  const [unit = ''] = units;
  const positive = written.filter(({ value }) => value > 0).map(({ value }) => value);
  const step = dilutionOf(positive);
  if (units.size === 1 && unknown.length === 0 && positive.length === written.length && step !== null)
    return `${counted(positive.length)} doses in ${step} steps (${doseRange(positive, unit)})`;
  if (units.size === 1 && unknown.length === 0 && written.length > mostListed)
    return `${counted(positive.length)} doses (${doseRange(positive, unit)})`;
  return listed([...written.map(doseInProse), ...unknown], 'or');
}
