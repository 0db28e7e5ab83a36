import type { ReadMode } from '#domain/read';
import { cellAt, type Sheet } from '#sheet/sheetBook';

/** One step `Read` of the procedure that a plate was read with. */
export interface ReadStep {
  /** As the user named it; null for a step without a name. */
  readonly name: string | null;
  readonly mode: ReadMode;
  /** nm; empty for fluorescence and luminescence */
  readonly wavelengths: readonly number[];
  /** Whether the step read all wells; null if the procedure does not say. */
  readonly fullPlate: boolean | null;
}

/** What the `Procedure Details` of one plate say about its reads. */
export function readStepsOf(sheet: Sheet, from: number, to: number): ReadStep[] {
  const steps: ReadStep[] = [];
  for (let row = from; row <= to; row++) {
    if (cellAt(sheet, row, 0).text.trim().toLowerCase() !== 'read') continue;
    const lines = [cellAt(sheet, row, 1).text.trim()];
    for (let next = row + 1; next <= to && cellAt(sheet, next, 0).text.trim() === ''; next++) {
      const line = cellAt(sheet, next, 1).text.trim();
      if (line === '') break;
      lines.push(line);
    }
    steps.push(stepFromLines(lines));
  }
  return steps;
}

function stepFromLines(lines: readonly string[]): ReadStep {
  const [first = ''] = lines;
  const modeLine = lines.find((line) => modeOf(line) !== null) ?? '';
  const wavelengths = lines.flatMap((line) => {
    const match = /^wavelengths?:\s*(.*)$/i.exec(line);
    return match === null ? [] : (match[1]?.match(/\d{3,4}/g) ?? []).map(Number);
  });
  const area = lines.find((line) => /^(?:full plate|wells?\b|partial plate)/i.test(line));
  return {
    name: modeOf(first) === null && first !== '' ? first : null,
    mode: modeOf(modeLine) ?? 'other',
    wavelengths,
    fullPlate: area === undefined ? null : /^full plate/i.test(area),
  };
}

function modeOf(line: string): ReadMode | null {
  const match =
    /^(absorbance|fluorescence|luminescence|alpha)\b.*?\b(endpoint|kinetic|spectrum|area scan)\b/i.exec(line);
  if (match === null) return null;
  if (match[2]?.toLowerCase() !== 'endpoint')
    return match[2]?.toLowerCase() === 'kinetic' ? 'kinetic' : 'other';
  const word = match[1]?.toLowerCase();
  return word === 'absorbance' || word === 'fluorescence' || word === 'luminescence' ? word : 'other';
}
