import type { ReadKind, ReadMode } from '#domain/read';
import type { Sheet } from '#sheet/sheetBook';
import { holdsReadings } from '../holdsReadings.ts';
import { modeFromText } from '../readMode.ts';
import { contextsOf, stepRowsOf, type SkanItContext } from './context.ts';
import type { SkanItFacts } from './facts.ts';
import { skanItGrids, type SkanItGrid } from './grid.ts';

/** A grid of SkanIt with what the lines above it say. */
export interface SkanItTable extends SkanItGrid, SkanItContext {
  readonly sheet: Sheet;
}

/** What a table holds. */
export interface SkanItMeaning {
  readonly kind: Extract<ReadKind, 'measured' | 'calculated'>;
  readonly mode: ReadMode;
}

const nameCorner = /^(?:sample|name|proben?)\b/i;
/** Corners of maps: numbers in them are doses or dilutions, not readings. */
const mapCorner = /^(?:group|type|dilution|conc|replicate)/i;
const rawCorner = /^(?:abs\w*|od|rfu|rlu|t ?%|%? ?t|transmittance)\b/i;

/** All grids of a sheet. */
export function skanItTables(sheet: Sheet): SkanItTable[] {
  const grids = skanItGrids(sheet);
  const starts = stepRowsOf(sheet);
  return starts.flatMap((from, index) => {
    const to = starts[index + 1] ?? sheet.rows.length;
    const own = grids.filter(({ top }) => top >= from && top < to);
    const contexts = contextsOf(sheet, own, from);
    return own.flatMap((grid, at) => {
      const context = contexts[at];
      return context === undefined ? [] : [{ ...grid, ...context, sheet }];
    });
  });
}

/** Whether a grid names the samples of a plate. */
export function isNameGrid({ corner, wells, sheet }: SkanItTable): boolean {
  return (
    nameCorner.test(corner) ||
    (!rawCorner.test(corner) && !mapCorner.test(corner) && !holdsReadings(sheet, wells))
  );
}

/**
 * What a table of numbers holds; null for a map.
 *
 * SkanIt measures in steps called `Absorbance 1`, `Photometric1`, `Fluorescence 1` …, and prints what it measured under `Abs`, `RFU`,
 * `RLU` (2.4: `Value`); everything else it computes. A step that the user has renamed is known by its corner or its settings.
 */
export function meaningOfTable(table: SkanItTable, facts: SkanItFacts): SkanItMeaning | null {
  const { corner, step, wavelengthNm } = table;
  if (isNameGrid(table) || mapCorner.test(corner)) return null;
  const settings = facts.settings.get(step);
  const ofCorner = /^(?:abs\w*|od)\b/i.test(corner)
    ? 'absorbance'
    : /^rfu\b/i.test(corner)
      ? 'fluorescence'
      : /^rlu\b/i.test(corner)
        ? 'luminescence'
        : null;
  const ofStep = modeFromText(step);
  const plain = /^(?:value|wert)$/i.test(corner) || rawCorner.test(corner);
  const measured =
    ofCorner !== null || (plain && (ofStep !== 'other' || (settings?.wavelengthsNm.length ?? 0) > 0));
  if (!measured)
    return {
      kind: 'calculated',
      mode: /blank|pathlength/i.test(`${corner} ${step}`) && wavelengthNm !== null ? 'absorbance' : 'other',
    };
  const transmittance = settings?.transmittance === true || /^(?:t|%|transmittance)/i.test(corner);
  const mode = ofCorner ?? (ofStep === 'other' ? 'absorbance' : ofStep);
  return { kind: 'measured', mode: transmittance && mode === 'absorbance' ? 'other' : mode };
}
