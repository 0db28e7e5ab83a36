import { cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { modeFromText } from '../readMode.ts';
import { rowOfLetterCell } from '../rowLetter.ts';
import { isWavelength } from '../wavelength.ts';

/** What the lines above a table of SkanIt say about it. */
export interface SkanItContext {
  /** The step of the session, `Absorbance 1`; without a line of its own, the name of the sheet. */
  readonly step: string;
  readonly plate: string | null;
  /** Of a line `Wavelength: 450 nm`; null where there is none. */
  readonly wavelengthNm: number | null;
  /** Of a line `Reading: 2`; one reading after another is a kinetic. */
  readonly reading: string | null;
}

const title = /^(?:measurement results|messergebnisse)$/i;
const session = /\.ska\w*$/i;
const dateLine = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[ ,]+\d{1,2}:\d{2}/;
const wavelengthLine = /^wavelength\s*:\s*(\d{3,4})\s*nm/i;
const readingLine = /^reading\s*:\s*(.+)$/i;
/** Settings that a step prints above its numbers, `Ex: …`, `Fit type: 4PL`. */
const setting = /^[^:]{1,40}:\s/;
const remark = /^(?:autoloading range|where:|y =|r²)/i;

/** The rows of a sheet in which SkanIt begins a step anew, from 0; the first is 0 whatever stands there. */
export function stepRowsOf(sheet: Sheet): number[] {
  const titles = sheet.rows.flatMap((_, row) => (title.test(textAt(sheet, row)) ? [row] : []));
  return titles[0] === 0 ? titles : [0, ...titles];
}

/** Whether a sheet begins as SkanIt begins the results of a step. */
export function hasTitle(sheet: Sheet): boolean {
  return sheet.rows.some((_, row) => title.test(textAt(sheet, row)));
}

/**
 * What is said above each of some tables; a line holds until another one replaces it.
 *
 * @param tables - first and last rows of the tables of one step, from 0, from the top down
 * @param from - first row of the step
 */
export function contextsOf(
  sheet: Sheet,
  tables: readonly { readonly top: number; readonly bottom: number }[],
  from: number,
): SkanItContext[] {
  let step: string | null = null;
  let plate: string | null = null;
  let wavelengthNm: number | null = null;
  let reading: string | null = null;
  // Without a title (2.4) the sheet is called like the step, and the first line may be the plate already.
  if (!title.test(textAt(sheet, from)) && modeFromText(stepOfSheet(sheet)) !== 'other')
    step = stepOfSheet(sheet);
  let row = from;
  return tables.map(({ top, bottom }) => {
    for (; row < top; row++) {
      const text = textAt(sheet, row);
      if (text === '' || title.test(text) || session.test(text) || dateLine.test(text) || remark.test(text))
        continue;
      if (isRowOfWells(sheet, row) || text === step) continue;
      const wavelength = Number(wavelengthLine.exec(text)?.[1]);
      const ofReading = readingLine.exec(text)?.[1];
      if (isWavelength(wavelength)) wavelengthNm = wavelength;
      else if (ofReading !== undefined) reading = ofReading;
      else if (setting.test(text) && !/^plate\b/i.test(text)) continue;
      else if (step === null) step = text;
      else plate = text.replace(/^plate\s*:\s*/i, '');
    }
    row = bottom + 1;
    return { step: step ?? stepOfSheet(sheet), plate, wavelengthNm, reading };
  });
}

/** `Absorbance 1` of the sheet `Absorbance 1_01`. */
function stepOfSheet(sheet: Sheet): string {
  return sheet.name?.replace(/_\d+$/, '').trim() ?? 'results';
}

/** A line of a grid whose corner is empty. */
function isRowOfWells(sheet: Sheet, row: number): boolean {
  return rowOfLetterCell(cellAt(sheet, row, 0), null) !== null && !isEmptyCell(cellAt(sheet, row, 1));
}

function textAt(sheet: Sheet, row: number): string {
  return cellAt(sheet, row, 0).text.trim();
}
