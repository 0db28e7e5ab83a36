import { doseFromText, doseUnitFromText } from '#domain/doseText';
import type { DoseSeries } from '#domain/protocol';
import { notUnderstood, numberFromText, understood, type TextReading } from '#domain/textReading';

/** The whole grammar, as messages print it. */
export const seriesGrammar =
  '`series 10 µg/ml 1:4 along columns [leftwards]`, `series 10 µg/ml 1:4 down rows` (or `up rows`), `x4` instead of `1:4` for rising doses, or a list: `10, 2.5, 0.6 µg/ml along columns`';

type Direction = Pick<DoseSeries, 'along' | 'reversed'>;

const directions: Readonly<Record<string, Direction>> = {
  'along columns': { along: 'columns', reversed: false },
  'along columns rightwards': { along: 'columns', reversed: false },
  'along columns leftwards': { along: 'columns', reversed: true },
  'down rows': { along: 'rows', reversed: false },
  'up rows': { along: 'rows', reversed: true },
};

/**
 * Doses by rule with a direction. The first column (or row) of the range in that direction has the first dose.
 *
 * `series 10 µg/ml 1:4 along columns`: 10, 2.5, 0.625 … from left to right. `x4`: each next is four times as much.
 * `10, 2.5, 0.6 µg/ml down rows`: these doses and no others.
 *
 * @returns not understood for anything else, with the grammar
 */
export function doseSeriesFromText(text: string): TextReading<DoseSeries> {
  const words = text.trim().replace(/\s+/g, ' ');
  const match = /^(.*?) ((?:along|down|up)\b.*)$/i.exec(words);
  const direction = directions[match?.[2]?.toLowerCase() ?? ''];
  if (match === null || direction === undefined) return notUnderstood(seriesGrammar, directionAdvice(words));
  const doses = match[1] ?? '';
  return /^series\b/i.test(doses) ? dilutionSeries(doses, direction) : doseList(doses, direction);
}

function directionAdvice(words: string): string {
  return /along rows/i.test(words)
    ? '"along rows" can be read in two ways: write `along columns` when the dose changes from column to column, `down rows` when it changes from row to row'
    : 'end with the direction: `along columns`, `along columns leftwards`, `down rows` or `up rows`';
}

function dilutionSeries(words: string, direction: Direction): TextReading<DoseSeries> {
  const match = /^series (?:from )?(.+?) (1 ?: ?|[x×] ?)(\S+)$/i.exec(words);
  const factor = numberFromText(match?.[3] ?? '');
  if (match === null || factor === null)
    return notUnderstood(seriesGrammar, 'give start dose and dilution: `series 10 µg/ml 1:4 …`');
  if (factor <= 1)
    return notUnderstood(seriesGrammar, 'the dilution must be more than 1: `1:4`, or `x4` for rising doses');
  const start = doseFromText(match[1] ?? '');
  if (!start.ok) return start;
  if (start.value.value === 0) return notUnderstood(seriesGrammar, 'a series cannot start with dose 0');
  const falling = (match[2] ?? '').startsWith('1');
  return understood({ start: start.value, dilution: falling ? factor : 1 / factor, ...direction });
}

function doseList(words: string, direction: Direction): TextReading<DoseSeries> {
  const match = /^(?:\[(.*)\]|((?:[\d.,;\s+-]|(?<=\d)[eE](?=[+-]?\d))+)) ?(\S.*)$/.exec(words);
  if (match === null)
    return notUnderstood(seriesGrammar, 'write the doses, then one unit, then the direction');
  const unit = doseUnitFromText(match[3] ?? '');
  if (!unit.ok) return unit;
  const doses: number[] = [];
  // A comma counts only with a blank behind it: `2,5` is a decimal comma, not two doses.
  for (const written of (match[1] ?? match[2] ?? '').split(/;|,\s/)) {
    const dose = numberFromText(written);
    if (dose === null || dose < 0) {
      return notUnderstood(
        seriesGrammar,
        written.includes(',')
          ? `"${written.trim()}": write decimal points, and a blank behind each comma`
          : `"${written.trim()}" is no dose`,
      );
    }
    doses.push(dose);
  }
  if (doses.length < 2) return notUnderstood(seriesGrammar, 'a single dose needs no direction');
  return understood({ start: { value: doses[0] ?? 0, unit: unit.value }, dilution: 1, ...direction, doses });
}
