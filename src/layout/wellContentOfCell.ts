import { contentFromText } from '#domain/contentFromText';
import type { Dose } from '#domain/dose';
import { doseFromText } from '#domain/doseText';
import { hoursFromText } from '#domain/durationText';
import type { Aliases } from '#domain/names';
import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import type { Cell } from '#sheet/sheetBook';
import type { BlockAttribute } from './blockAttribute.ts';
import type { WellStatement } from './layoutStatement.ts';

/** What a cell says of its well. */
export type SaidOfWell = Pick<WellStatement, 'content' | 'dosed'>;

/** A cell that says nothing: blank, `NA`, `n/a` or a dash. */
export function saysNothing(cell: Cell): boolean {
  return /^(?:|NA|N\/A|[-\u2013\u2014])$/i.test(cell.text.trim());
}

/** What is wrong with a cell whose formula has no result, or null. */
export function formulaFault(cell: Cell): TextReading<never> | null {
  const text = cell.text.trim();
  if (/^#(?:REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!|SPILL!|CALC!|ERROR!)$/i.test(text))
    return notUnderstood(
      `a value; ${text} is the error of a formula`,
      'correct the formula, or type the value',
    );
  if (cell.calculated === true && text.startsWith('='))
    return notUnderstood(
      'a value; the result of the formula was not saved',
      'open the workbook in Excel and save it',
    );
  return null;
}

/** Whether a cell is a dose with a unit of its own. */
export function isDoseWithUnit(cell: Cell): boolean {
  return doseFromText(withPoint(cell.text)).ok;
}

/** Whether a cell is a dose by itself; 0 needs no unit. */
export function isDose(cell: Cell): boolean {
  return cell.number === 0 || doseFromText(withPoint(cell.text)).ok;
}

/** What a cell is read with. */
export interface CellReader {
  /** A unit that other cells of the block or column have, for a bare 0. */
  readonly unitOfOthers: string | null;
  readonly aliases: Aliases;
  /** What to do about a dose without a unit. */
  readonly unitFix: string;
}

/**
 * What a cell of a block or of a column gives its well.
 *
 * @param attribute - of the block
 */
export function wellContentOfCell(
  cell: Cell,
  attribute: BlockAttribute,
  { unitOfOthers, aliases, unitFix }: CellReader,
): TextReading<SaidOfWell> {
  const text = cell.text.trim();
  const broken = formulaFault(cell);
  if (broken !== null) return broken;
  switch (attribute.kind) {
    case 'attribute':
      return asContent(contentFromText(attribute.attribute, text, aliases), (content) => ({
        content,
        dosed: null,
      }));
    case 'time': {
      const written = cell.number === null ? text : String(cell.number);
      return asContent(hoursFromText(written, attribute.unit), (timeH) => ({
        content: { timeH },
        dosed: null,
      }));
    }
    case 'dose':
      return asContent(doseOfCell(cell, attribute.unit, unitOfOthers, unitFix), (dose) => ({
        content: { dose },
        dosed: null,
      }));
    case 'treatment':
      return asContent(doseOfCell(cell, attribute.unit, unitOfOthers, unitFix), (dose) => ({
        content: {},
        dosed: { treatment: attribute.treatment, dose },
      }));
  }
}

function doseOfCell(
  cell: Cell,
  unit: string | null,
  unitOfOthers: string | null,
  unitFix: string,
): TextReading<Dose> {
  if (cell.number === null) return doseFromText(withPoint(cell.text));
  // A workbook stores 10 % as 0.1 and shows `10%`.
  if (/%\s*$/.test(cell.text)) {
    if (unit !== null && unit !== '%')
      return notUnderstood(`a dose in ${unit}`, 'format the cell as a number, not as a percentage');
    return understood({ value: Number((cell.number * 100).toPrecision(15)), unit: '%' });
  }
  const needed = unit ?? (cell.number === 0 ? unitOfOthers : null);
  if (needed === null) return notUnderstood('a dose with its unit', unitFix);
  if (cell.number < 0) return notUnderstood('a dose, never negative', 'remove the minus sign');
  return understood({ value: cell.number, unit: needed });
}

/** `0,1 µg/ml` can only be a decimal comma; `1,000 µg/ml` could be a thousand and is left to be refused. */
export function withPoint(text: string): string {
  return text
    .trim()
    .replace(/^(\d+),(\d+)(?!\d)/, (whole, before: string, after: string) =>
      before === '0' || after.length !== 3 ? `${before}.${after}` : whole,
    );
}

function asContent<T, U>(reading: TextReading<T>, to: (value: T) => U): TextReading<U> {
  return reading.ok ? understood(to(reading.value)) : reading;
}
