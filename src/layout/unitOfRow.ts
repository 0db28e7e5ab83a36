import { doseFromText, doseUnitFromText } from '#domain/doseText';
import { hoursFromText } from '#domain/durationText';
import { notUnderstood, understood, type TextReading } from '#domain/textReading';
import type { Cell, Sheet } from '#sheet/sheetBook';
import { shownCell } from '#sheet/shownCell';
import type { BlockAttribute } from './blockAttribute.ts';
import type { LongTable } from './longTables.ts';
import { saysNothing } from './wellContentOfCell.ts';

/**
 * What a column of doses or times is in one row, with the unit that a column of units gives there.
 *
 * @returns not understood for a text that is no unit, and for a unit that contradicts that of the heading or of the cell itself
 */
export function unitOfRow(
  attribute: BlockAttribute,
  cell: Cell,
  row: number,
  table: LongTable,
  sheet: Sheet,
): TextReading<BlockAttribute> {
  if (attribute.kind === 'attribute') return understood(attribute);
  const of = attribute.kind === 'time' ? 'time' : 'dose';
  const column = table.columns.find(({ meaning }) => meaning.kind === 'unit' && meaning.of === of);
  const text = column === undefined ? '' : shownCell(sheet, row, column.column).text.trim();
  if (column === undefined || saysNothing({ text, number: null })) return understood(attribute);
  if (attribute.kind === 'time') {
    const hours = hoursFromText('1', text);
    return hours.ok ? understood({ ...attribute, unit: text }) : wrongUnit(hours, text);
  }
  const unit = doseUnitFromText(text);
  if (!unit.ok) return wrongUnit(unit, text);
  const own = cell.number === null ? doseFromText(cell.text) : null;
  const other = own?.ok === true ? own.value.unit : attribute.unit;
  // Dose 0 is 0 in every unit.
  if (other !== null && other !== unit.value && cell.number !== 0)
    return notUnderstood(
      'one unit for a dose',
      `the ${own?.ok === true ? 'cell' : 'heading'} says ${other} and the column "${column.heading}" says ${unit.value}: correct one of them`,
    );
  return understood({ ...attribute, unit: unit.value });
}

function wrongUnit({ expected, fix }: { expected: string; fix: string }, text: string): TextReading<never> {
  return notUnderstood(`${expected}; the column of units says "${text}"`, fix);
}
