import { group } from 'd3-array';
import type { Inference } from '#domain/inference';
import type { Problem, WithProblems } from '#domain/problem';
import type { Read, ReadMode } from '#domain/read';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { listEndMissing } from '../cutShort.ts';
import { readWells } from '../gridWell.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { plateHolding } from '../plateSize.ts';
import { modeFromText, unitOfMode } from '../readMode.ts';
import { wavelengthFromText } from '../wavelength.ts';
import { wellsIn, type VictorLine, type VictorList } from './list.ts';

/**
 * The reads of a list: one for each plate and label.
 *
 * @returns `read-not-endpoint` for a plate that was read in several repeats, `file-damaged` for a list that seems cut
 */
export function readsOfVictorList(
  { lines, labels, bottom, right }: VictorList,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const reads: Read[] = [];
  const problems: Problem[] = [];
  for (const [plate, own] of group(lines, (line) => line.plate)) {
    const repeated = new Set(own.map(({ repeat }) => repeat)).size > 1;
    for (const { label, sheetColumn } of labels) {
      if (repeated) {
        const name = `${label}, plate ${plate}`;
        problems.push(
          notAnEndpoint(name, sheet, own[0]?.sheetRow ?? 0, sheetColumn, 'the VICTOR software', file),
        );
        continue;
      }
      const made = readOf(label, plate, own, sheetColumn, sheet, book, file);
      if (made.value !== null) reads.push(made.value);
      problems.push(...made.problems);
    }
  }
  const last = reads.at(-1);
  if (last !== undefined) problems.push(...listEndMissing({ bottom, right }, last, sheet, book, file));
  return { value: reads, problems };
}

function readOf(
  label: string,
  plate: string,
  lines: readonly VictorLine[],
  sheetColumn: number,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<Read | null> {
  const places = wellsIn(lines, sheetColumn);
  const { wells, problems } = readWells(sheet, places, book, file);
  const size = plateHolding(places);
  if (wells.length === 0 || size === null) return { value: null, problems };
  const mode = modeOf(label);
  const value: Read = {
    label,
    kind: 'measured',
    mode,
    wavelengthNm: mode === 'absorbance' ? wavelengthFromText(label.replace('@', '')) : null,
    plate,
    unit: unitOfMode[mode],
    blanked: false,
    ...size,
    sheet: sheet.name,
    wells,
    inferred: mode === 'other' ? [modeUnknown(label, file)] : [],
  };
  return { value, problems };
}

/** `(A)` is the unit of absorbance; counts are light, of which kind is only in the name of the label. */
function modeOf(label: string): ReadMode {
  return /\(A\)$/.test(label) ? 'absorbance' : modeFromText(label);
}

function modeUnknown(label: string, file: string): Inference {
  return {
    what: 'mode',
    value: `${label}: unknown`,
    because: 'the name of the label does not say what was measured',
    state: null,
    file,
  };
}
