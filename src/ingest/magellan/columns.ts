import { cellAt, type Sheet } from '#sheet/sheetBook';
import type { ReadKind } from '#domain/read';
import { holdsReadings } from '../holdsReadings.ts';
import { meaningOfSeries } from '../seriesMeaning.ts';
import type { WellSeries, WellTable } from '../wellTable.ts';
import type { MagellanFacts } from './facts.ts';

/** A column (or line) of a list that holds numbers of the wells. */
export interface MagellanColumn extends WellSeries {
  readonly kind: ReadKind;
  /** Numbers in the unit of the reading. */
  readonly sameUnit: boolean;
  /** `0s`, `12.5s` on the second line of the list; null where there is none. */
  readonly time: string | null;
}

const plateWord = /^(?:plate|plate id|plate name|barcode)$/i;

/**
 * The columns of a list: those that Magellan names as measured, and those that it computed; names of samples are none.
 *
 * A column without a name belongs to the one before it: several of one name are readings over time.
 */
export function magellanColumns(sheet: Sheet, table: WellTable, facts: MagellanFacts): MagellanColumn[] {
  const columns: MagellanColumn[] = [];
  for (const { label: written, wells } of table.series) {
    if (plateWord.test(written) || !holdsReadings(sheet, wells)) continue;
    const time = timeOf(sheet, table, wells[0]?.sheetColumn ?? 0, written);
    const label =
      (time === written ? '' : written) || (columns.at(-1)?.label ?? facts.measuredLabels[0] ?? 'Raw data');
    columns.push({ label, wells, time, ...kindOf(label, facts, columns.length === 0) });
  }
  return columns;
}

/** The plate that each line of a list names; the name stands on some lines only, or on all. */
export function platesOfList(sheet: Sheet, table: WellTable): Map<number, string> {
  const plates = new Map<number, string>();
  const column = table.series.find(({ label }) => plateWord.test(label));
  let current: string | null = null;
  for (const { sheetRow, sheetColumn } of column?.wells ?? []) {
    const text = cellAt(sheet, sheetRow, sheetColumn).text.trim();
    if (text !== '') current = text;
    if (current !== null) plates.set(sheetRow, current);
  }
  return plates;
}

function kindOf(
  label: string,
  { measuredLabels }: MagellanFacts,
  first: boolean,
): { kind: ReadKind; sameUnit: boolean } {
  const measured = { kind: 'measured', sameUnit: true } as const;
  if (measuredLabels.some((name) => name === label) || /^(?:raw data|label ?\d*)\b/i.test(label))
    return measured;
  // Without a word about what was measured, the first column is it, whatever the user called it: `CV` may be crystal violet.
  if (measuredLabels.length === 0 && first) return measured;
  const meaning = meaningOfSeries(label);
  if (meaning !== null && meaning.kind !== 'user') return meaning;
  return measuredLabels.length === 0 ? measured : { kind: 'calculated', sameUnit: false };
}

function timeOf(sheet: Sheet, table: WellTable, column: number, label: string): string | null {
  const isTime = (text: string) => /^\d+(?:[.,]\d+)?\s*s$/.test(text);
  if (table.orientation === 'wells as columns') return isTime(label) ? label : null;
  for (let row = table.top; row <= table.top + 3; row++) {
    const text = cellAt(sheet, row, column).text.trim();
    if (isTime(text)) return text;
  }
  return null;
}
