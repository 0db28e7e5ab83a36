import type { Inference } from '#domain/inference';
import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAddress, cellAt, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { readWells, type GridWell } from '../gridWell.ts';
import { plateFromText, plateHolding } from '../plateSize.ts';
import { wavelengthFromText } from '../wavelength.ts';
import { meaningOfWords } from './gridWords.ts';

/** The wells of one read of a bench file, with the words that stand around them. */
export interface BenchWells {
  readonly wells: readonly GridWell[];
  /** Title line or column name; null: there is none. */
  readonly title: string | null;
  readonly corner: string;
  readonly plate: string | null;
  readonly wavelengthNm: number | null;
  /** The last plate column that a header names, from 0. */
  readonly lastColumn: number;
  /** Whether a column beside them says that light was emitted. */
  readonly emits?: boolean;
  readonly inferred: readonly Inference[];
}

/**
 * A read of a bench file: what its title and sheet are called decides label, wavelength and kind; every conclusion is stated.
 *
 * @param sheetWavelength - the one wavelength that a line of the sheet names, nm
 * @returns null when no cell holds a reading
 */
export function readFromBenchWells(
  part: BenchWells,
  sheet: Sheet,
  book: SheetBook,
  file: string,
  sheetWavelength: number | null,
): WithProblems<Read | null> {
  const { wells, problems } = readWells(sheet, part.wells, book, file);
  const holding = plateHolding(part.wells, part.lastColumn);
  const [first] = part.wells;
  if (wells.length === 0 || holding === null || first === undefined) return { value: null, problems: [] };
  const size = plateFromSheet(sheet, holding) ?? holding;
  const corner = isCornerWord(part.corner) ? part.corner : null;
  const name = sheet.name !== null && !isDefaultName(sheet.name) ? sheet.name : null;
  const address = cellAddress(first.sheetRow, first.sheetColumn);
  const label =
    (part.plate === part.title ? null : part.title) ?? corner ?? name ?? part.title ?? `grid ${address}`;
  const words = [part.title, corner, name].filter((text) => text !== null);
  const said = meaningOfWords(words);
  const meaning =
    part.emits === true && said.mode === 'absorbance' ? { ...said, mode: 'fluorescence' as const } : said;
  const formulas = shareOfFormulas(sheet, part.wells) >= 0.5;
  const kind = formulas && meaning.kind === 'measured' ? 'calculated' : meaning.kind;
  const named =
    part.wavelengthNm ?? words.map(wavelengthFromText).find((wavelength) => wavelength !== null) ?? null;
  const wavelengthNm = kind === 'user' || meaning.mode !== 'absorbance' ? null : (named ?? sheetWavelength);
  const because = formulas ? 'most of its cells are formulas' : `it is called "${meaning.word ?? ''}"`;
  const told = (what: string, value: string, reason: string, state: string | null = null): Inference => ({
    what,
    value,
    because: reason,
    state,
    file,
  });
  const read: Read = {
    label,
    kind,
    mode: kind === 'user' ? 'other' : meaning.mode,
    wavelengthNm,
    plate: part.plate,
    unit: null,
    blanked: meaning.blanked,
    ...size,
    sheet: sheet.name,
    wells,
    inferred: [
      ...part.inferred,
      ...(kind === 'measured' ? [] : [told('kind of read', `${label}: ${kind}`, because)]),
      ...(meaning.word === null && kind === 'measured' && meaning.mode === 'absorbance'
        ? [told('mode', `${label}: absorbance`, 'nothing around the grid names another one')]
        : []),
      ...(wavelengthNm !== null && named === null
        ? [
            told(
              'wavelength',
              `${label}: ${wavelengthNm} nm`,
              'it is the only wavelength on the sheet',
              `read: ${wavelengthNm} nm`,
            ),
          ]
        : []),
    ],
  };
  return { value: read, problems: kind === 'user' ? softened(problems) : problems };
}

/** Text in a grid that somebody typed in is no error: nobody takes it for a reading. */
function softened(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => ({ ...problem, severity: 'note' }));
}

/** A larger plate than the wells need, if a line of the sheet names it: `Greiner 384 well`. */
function plateFromSheet(sheet: Sheet, size: { rows: number; columns: number }) {
  const line = sheet.rows.find(
    (row) =>
      /plate/i.test(row[0]?.text ?? '') && plateFromText(row.map((cell) => cell.text).join(' ')) !== null,
  );
  const stated = line === undefined ? null : plateFromText(line.map((cell) => cell.text).join(' '));
  return stated !== null && stated.rows >= size.rows && stated.columns >= size.columns ? stated : null;
}

function isCornerWord(text: string): boolean {
  return text !== '' && text !== '<>' && !/^(?:row|rows|well|wells|plate|x|\W+)$/i.test(text);
}

function isDefaultName(name: string): boolean {
  return /^(?:sheet|tabelle|feuil|hoja|foglio|blad|ark)\s*\d*$/i.test(name.trim());
}

function shareOfFormulas(sheet: Sheet, wells: readonly GridWell[]): number {
  const cells = wells
    .map(({ sheetRow, sheetColumn }) => cellAt(sheet, sheetRow, sheetColumn))
    .filter((cell) => cell.number !== null);
  return cells.length === 0 ? 0 : cells.filter((cell) => cell.calculated === true).length / cells.length;
}
