import { nameFromWell } from '#plate/wellName';
import {
  resistances,
  seriesDoses,
  seriesResistances,
  singleDose,
  type CellLine,
  type Resistance,
} from './fig2Truth.ts';

/** `a`: one dose, four groups. `b`: eight doses, two groups. */
export type PlateSetLetter = 'a' | 'b';

export const plateRows = 8;
export const plateColumns = 12;

/** What a well of the simulated study holds. */
export interface ExampleWell {
  readonly well: string;
  readonly role: 'blank' | 'untreated' | 'treated' | 'empty';
  readonly resistance: Resistance | null;
  /** µg/ml; null for every role but `treated`. */
  readonly dose: number | null;
}

/**
 * The wells of a plate, A1 to H12 row by row; the outer ring holds no cells.
 *
 * Set a: rows B–G × columns 2–9, for each of CTR, T, P, T+P a column untreated and a column treated; blanks B10:G10.
 * Set b: rows B–D T, E–G T+P; doses falling along columns 2–9, untreated in columns 10 and 11; blanks A2:A7.
 */
export function fig2Wells(set: PlateSetLetter, cellLine: CellLine): readonly ExampleWell[] {
  const wells: ExampleWell[] = [];
  for (let row = 0; row < plateRows; row++) {
    for (let column = 0; column < plateColumns; column++) {
      const content = set === 'a' ? singleDoseWell(row, column, cellLine) : seriesWell(row, column);
      wells.push({ well: nameFromWell(row, column), ...content });
    }
  }
  return wells;
}

type Content = Omit<ExampleWell, 'well'>;
const blank: Content = { role: 'blank', resistance: null, dose: null };
const empty: Content = { role: 'empty', resistance: null, dose: null };

function singleDoseWell(row: number, column: number, cellLine: CellLine): Content {
  if (row < 1 || row > 6 || column < 1 || column > 9) return empty;
  if (column === 9) return blank;
  const resistance = resistances[Math.floor((column - 1) / 2)]!;
  return (column - 1) % 2 === 0
    ? { role: 'untreated', resistance, dose: null }
    : { role: 'treated', resistance, dose: singleDose[cellLine] };
}

function seriesWell(row: number, column: number): Content {
  if (row === 0) return column >= 1 && column <= 6 ? blank : empty;
  if (row > 6 || column < 1 || column > 10) return empty;
  const resistance = seriesResistances[row <= 3 ? 0 : 1];
  const dose = seriesDoses[column - 1];
  return dose === undefined
    ? { role: 'untreated', resistance, dose: null }
    : { role: 'treated', resistance, dose };
}
