import { group } from 'd3-array';
import type { Problem, WithProblems } from '#domain/problem';
import type { Read, ReadMode } from '#domain/read';
import { wellFromName } from '#plate/wellName';
import { cellAt, isEmptyCell, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { listEndMissing } from '../cutShort.ts';
import { readWells, type GridWell } from '../gridWell.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { plateHolding } from '../plateSize.ts';
import { unitOfMode } from '../readMode.ts';
import { wavelengthFromText } from '../wavelength.ts';

/** The header of a list with a line per well, `WellPosition`, and its lines. */
export interface GloMaxList {
  readonly top: number;
  readonly bottom: number;
  readonly columns: ReadonlyMap<string, number>;
}

/** Columns of what was measured; the first that is filled on a line counts. */
const valueColumns: readonly (readonly [string, ReadMode])[] = [
  ['opticaldensity', 'absorbance'],
  ['calculatedflux', 'fluorescence'],
  ['rlu', 'luminescence'],
];

/** The list of a Discover: below a line with `WellPosition` and a column of what was measured; null if there is none. */
export function gloMaxListOf(sheet: Sheet): GloMaxList | null {
  const top = sheet.rows.findIndex((row) => row.some(({ text }) => text.trim() === 'WellPosition'));
  if (top < 0) return null;
  const columns = new Map(
    (sheet.rows[top] ?? []).map(({ text }, column) => [text.trim().toLowerCase(), column] as const),
  );
  const well = columns.get('wellposition') ?? 0;
  let bottom = top;
  while (wellAt(sheet, bottom + 1, well) !== null) bottom += 1;
  return bottom > top && valueColumns.some(([name]) => columns.has(name)) ? { top, bottom, columns } : null;
}

/**
 * The reads of a list: one for each `ID`, the name of a step of the protocol.
 *
 * @returns `read-not-endpoint` for a step that read its wells more than once, `file-damaged` for a list that seems cut
 */
export function readsOfGloMaxList(
  list: GloMaxList,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const { top, bottom, columns } = list;
  const column = (name: string) => columns.get(name) ?? null;
  const wellColumn = column('wellposition') ?? 0;
  const lines = Array.from({ length: bottom - top }, (_, index) => top + 1 + index);
  const wells = lines.flatMap(
    (sheetRow): (GridWell & { readonly mode: ReadMode; readonly step: string })[] => {
      const position = wellAt(sheet, sheetRow, wellColumn);
      const value = valueColumns.find(([name]) => {
        const at = column(name);
        return at !== null && !isEmptyCell(cellAt(sheet, sheetRow, at));
      });
      if (position === null || value === undefined) return [];
      const [name, mode] = value;
      const id = column('id');
      const step = id === null ? '' : cellAt(sheet, sheetRow, id).text.trim();
      return [{ ...position, sheetRow, sheetColumn: column(name) ?? 0, mode, step }];
    },
  );
  const reads: Read[] = [];
  const problems: Problem[] = [];
  for (const own of group(wells, ({ step, mode }) => `${step}\n${mode}`).values()) {
    const [first] = own;
    if (first === undefined) continue;
    const label = first.step === '' ? first.mode : first.step;
    const wavelength = first.mode === 'absorbance' ? wavelengthFromText(first.step) : null;
    if (new Set(own.map(({ row, column: plateColumn }) => `${row} ${plateColumn}`)).size < own.length) {
      problems.push(notAnEndpoint(label, sheet, first.sheetRow, wellColumn, 'GloMax', file));
      continue;
    }
    const readings = readWells(sheet, own, book, file);
    const { rows, columns: plateColumns } = plateHolding(own) ?? { rows: 8, columns: 12 };
    reads.push({
      label,
      kind: 'measured',
      mode: first.mode,
      wavelengthNm: wavelength,
      plate: null,
      unit: unitOfMode[first.mode],
      blanked: false,
      rows,
      columns: plateColumns,
      sheet: sheet.name,
      wells: readings.wells,
      inferred:
        wavelength === null
          ? []
          : [
              {
                what: 'wavelength',
                value: `${label}: ${wavelength} nm`,
                because: 'the name of the step has it',
                state: null,
                file,
              },
            ],
    });
    problems.push(...readings.problems);
  }
  const last = reads.at(-1);
  const right = Math.max(...columns.values());
  if (last !== undefined) problems.push(...listEndMissing({ bottom, right }, last, sheet, book, file));
  return { value: reads, problems };
}

/** `A:1` and `A1`. */
function wellAt(sheet: Sheet, row: number, column: number): { row: number; column: number } | null {
  return wellFromName(cellAt(sheet, row, column).text.replace(':', ''));
}
