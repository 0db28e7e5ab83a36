import type { Inference } from '#domain/inference';
import type { WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';
import { rowsMissing } from '../cutShort.ts';
import { readWells, type GridWell } from '../gridWell.ts';
import { plateHolding } from '../plateSize.ts';
import { unitOfMode } from '../readMode.ts';
import type { SkanItFacts } from './facts.ts';
import type { SkanItMeaning, SkanItTable } from './table.ts';
import { columnsInWords, divideWells } from './typedWells.ts';

/** A grid of numbers and the grid that names its samples. */
export interface NumberTable extends SkanItMeaning {
  readonly table: SkanItTable;
  /** null if there is none, or none that is whole */
  readonly names: SkanItTable | null;
}

/**
 * The read of one grid, and a second one of what somebody typed into its free cells.
 *
 * @param labelWavelength - whether the step measured at several wavelengths
 * @returns `file-damaged` for a grid that lacks rows
 */
export function readsOfTable(
  { table, kind, mode, names }: NumberTable,
  labelWavelength: boolean,
  facts: SkanItFacts,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const { sheet, plate, corner, step } = table;
  const { own, typed } = divideWells(table, names);
  const { rows, columns } = sizeOf(table, facts);
  const { wavelength, fromSettings } = wavelengthOf(table, facts);
  const wavelengthNm = mode === 'absorbance' ? wavelength : null;
  const label = `${step} (${corner})${labelWavelength && wavelengthNm !== null ? ` ${wavelengthNm} nm` : ''}`;
  const told = (what: string, value: string, because: string): Inference[] => [
    { what, value, because, state: null, file },
  ];
  const concluded = [
    ...(wavelengthNm !== null && fromSettings
      ? told('wavelength', `${label}: ${wavelengthNm} nm`, 'the settings of the step have it')
      : []),
    ...(kind === 'calculated'
      ? told('kind of read', `${label}: calculated`, 'SkanIt computes what this step holds')
      : []),
  ];
  const read = (name: string, wells: readonly GridWell[], also: readonly Inference[]): WithProblems<Read> => {
    const readings = readWells(sheet, wells, book, file);
    return {
      value: {
        label: name,
        kind,
        mode,
        wavelengthNm,
        plate,
        unit: unitOfMode[mode],
        blanked: kind === 'calculated' && /\bblank/i.test(`${corner} ${step}`),
        rows,
        columns,
        sheet: sheet.name,
        wells: readings.wells,
        inferred: also,
      },
      problems: readings.problems,
    };
  };
  const damage = rowsMissing(table, { label, rows, columns }, sheet, 'SkanIt', file);
  if (typed.length === 0) {
    const made = read(label, own, concluded);
    return { value: [made.value], problems: [...made.problems, ...damage] };
  }
  const typedLabel = `typed by the user into ${columnsInWords(typed)}`;
  const apart = told(
    'cells somebody typed',
    typedLabel,
    'they are formulas, or the grid of samples has no name for these wells while it has for others',
  );
  const made = read(label, own, [...concluded, ...apart]);
  const user = read(typedLabel, typed, apart).value;
  return {
    value: [
      made.value,
      { ...user, kind: 'user', mode: 'other', unit: null, wavelengthNm: null, blanked: false },
    ],
    problems: [...made.problems, ...damage],
  };
}

/** The plate that the layout names, if the grid fits on it; else the smallest that holds the grid. */
function sizeOf(
  { wells, lastColumn }: SkanItTable,
  { plate }: SkanItFacts,
): { readonly rows: number; readonly columns: number } {
  const holding = plateHolding(wells, lastColumn);
  const fits =
    plate !== null && holding !== null && plate.rows >= holding.rows && plate.columns >= holding.columns;
  return (fits ? plate : holding) ?? { rows: 8, columns: 12 };
}

/** The wavelength of the line above the grid; without one, the only one of the settings. */
function wavelengthOf(
  { step, wavelengthNm }: SkanItTable,
  { settings, wavelengthsNm }: SkanItFacts,
): { readonly wavelength: number | null; readonly fromSettings: boolean } {
  if (wavelengthNm !== null) return { wavelength: wavelengthNm, fromSettings: false };
  const [only, ...others] = settings.get(step)?.wavelengthsNm ?? wavelengthsNm;
  return { wavelength: others.length === 0 ? (only ?? null) : null, fromSettings: true };
}
