import type { Read } from '#domain/read';
import type { WithProblems } from '#domain/problem';
import type { ReadKind } from '#domain/read';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { concluded } from '../concluded.ts';
import { readWells, type GridWell } from '../gridWell.ts';
import { plateFromText, plateHolding } from '../plateSize.ts';
import { unitOfMode } from '../readMode.ts';
import type { MagellanFacts, MagellanMeasurement } from './facts.ts';

/** The wells of one read, with what is known about it. */
export interface MagellanWells {
  readonly label: string;
  readonly wells: readonly GridWell[];
  readonly kind: ReadKind;
  readonly sameUnit: boolean;
  readonly plate: string | null;
  /** Which of the measured reads it is, from 0. */
  readonly place: number;
  readonly lastColumn: number;
}

/** One read of a Magellan export: its mode and wavelength are those of the measurement of its name, else of its place. */
export function readFromMagellanWells(
  part: MagellanWells,
  facts: MagellanFacts,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<Read> {
  const { label, wells, kind, sameUnit, plate, lastColumn } = part;
  const readings = readWells(sheet, wells, book, file);
  const measurement = measurementOf(part, facts);
  const mode = !sameUnit ? 'other' : (measurement?.mode ?? 'absorbance');
  const holding = plateHolding(wells, lastColumn) ?? { rows: 8, columns: 12 };
  const named = plateFromText(facts.metadata['plateType'] ?? '');
  const stated = named !== null && named.rows >= holding.rows && named.columns >= holding.columns;
  const { rows, columns } = stated ? named : holding;
  const told = (what: string, value: string, because: string) =>
    concluded(file, what, `${label}: ${value}`, because);
  const read: Read = {
    label,
    kind,
    mode,
    wavelengthNm: mode === 'absorbance' ? (measurement?.wavelengthNm ?? null) : null,
    plate: plate ?? facts.barcode,
    unit: unitOfMode[mode],
    blanked: kind === 'calculated' && /\bblank/i.test(label),
    rows,
    columns,
    sheet: sheet.name,
    wells: readings.wells,
    inferred: [
      ...(kind === 'measured' ? [] : [told('kind of read', kind, kindReasons[kind])]),
      ...(mode === 'absorbance' && measurement === null
        ? [told('mode', mode, 'no line of the file names another one')]
        : []),
    ],
  };
  return { value: read, problems: kind === 'user' ? [] : readings.problems };
}

const kindReasons = {
  measured: 'Magellan names it among what it measured',
  calculated: 'Magellan does not name it among what it measured, or it is called after a calculation',
  user: 'it stands beside the grid that Magellan wrote',
} as const satisfies Record<ReadKind, string>;

function measurementOf(
  { label, kind, place }: MagellanWells,
  facts: MagellanFacts,
): MagellanMeasurement | null {
  const { measurements, measuredLabels } = facts;
  const [first, ...others] = measurements;
  if (kind === 'user') return null;
  const named = measurements.find((measurement) => measurement.label === label);
  if (named !== undefined) return named;
  if (kind === 'calculated') return others.length === 0 ? (first ?? null) : null;
  const position = measuredLabels.indexOf(label);
  return (
    measurements[position >= 0 && measuredLabels.length === measurements.length ? position : place] ??
    (others.length === 0 ? (first ?? null) : null)
  );
}
