import { group } from 'd3-array';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { formatOfSize } from '#plate/plateFormat';
import { cellAddress, cellAt, isEmptyCell, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { isoDate, isoTime } from '../dateTime.ts';
import { readWells, type GridWell } from '../gridWell.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { modeFromText, unitOfMode } from '../readMode.ts';
import { isWavelength } from '../wavelength.ts';

/** A block of numbers without letters and column numbers, with what the lines above it say. */
interface PlainBlock {
  /** Of `Results of Photometric1`; null where no such line stands above. */
  readonly step: string | null;
  readonly plate: string;
  readonly date: string | null;
  readonly time: string | null;
  readonly wavelengthNm: number;
  readonly sheet: Sheet;
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

const plateLine =
  /^Plate\s*:\s*(.+?)(?:;\s*Date\s*:\s*([^;]+))?(?:;\s*Time\s*:\s*(.+?))?\s+-\s+Wavelength\s*:\s*(\d{3,4})\b/;
const stepLine = /^Results of\s+(\S.*)$/;

/** Whether a text is the plain report of a Multiskan: `Plate: … - Wavelength: …` above bare numbers. */
export function isPlainText(book: SheetBook): boolean {
  return book.sheets.some((sheet) => blocksOf(sheet).length > 0);
}

/**
 * The reads of a plain report: one for each plate and wavelength.
 *
 * @returns `read-not-endpoint` for a plate that was read more than once; `file-damaged` for a block that is no whole plate, since
 *   without letters its wells are not known
 */
export function readsOfPlainText(
  book: SheetBook,
  file: string,
): WithProblems<{ readonly reads: readonly Read[]; readonly metadata: Readonly<Record<string, string>> }> {
  const blocks = book.sheets.flatMap(blocksOf);
  const reads: Read[] = [];
  const problems: Problem[] = [];
  for (const own of group(blocks, ({ step, plate, wavelengthNm }) =>
    [step, plate, wavelengthNm].join('\n'),
  ).values()) {
    const [block, ...others] = own;
    if (block === undefined) continue;
    const { sheet, top, left, plate } = block;
    if (others.length > 0) {
      problems.push(notAnEndpoint(`${labelOf(block)}, plate ${plate}`, sheet, top, left, 'SkanIt', file));
      continue;
    }
    if (formatOfSize(block.rows, block.columns) === null) {
      problems.push(notWhole(block, file));
      continue;
    }
    const made = readOfBlock(block, book, file);
    reads.push(made.value);
    problems.push(...made.problems);
  }
  const [first] = blocks;
  const facts = { date: first?.date ?? null, time: first?.time ?? null };
  const metadata = Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])),
  );
  return { value: { reads, metadata }, problems };
}

function blocksOf(sheet: Sheet): PlainBlock[] {
  const blocks: PlainBlock[] = [];
  let step: string | null = null;
  let said: Pick<PlainBlock, 'plate' | 'date' | 'time' | 'wavelengthNm'> | null = null;
  for (let row = 0; row < sheet.rows.length; row++) {
    const filled = (sheet.rows[row] ?? [])
      .filter((cell) => !isEmptyCell(cell))
      .map(({ text }) => text.trim());
    const [text = ''] = filled;
    const ofPlate = plateLine.exec(filled.join(' '));
    if (filled.length === 1) step = stepLine.exec(text)?.[1] ?? step;
    if (ofPlate !== null) {
      const [, plate = '', date, time, wavelength] = ofPlate;
      const wavelengthNm = Number(wavelength);
      said = isWavelength(wavelengthNm)
        ? {
            plate,
            date: date === undefined ? null : isoDate(date.trim().replaceAll('/', '-')),
            time: time === undefined ? null : isoTime(time.trim()),
            wavelengthNm,
          }
        : null;
    } else if (said !== null) {
      const size = sizeOfBlock(sheet, row);
      if (size === null) continue;
      blocks.push({ step, ...said, sheet, top: row, ...size });
      row += size.rows;
    }
  }
  return blocks;
}

/** Lines of numbers below each other, up to an empty line or other words. */
function sizeOfBlock(sheet: Sheet, top: number): Pick<PlainBlock, 'left' | 'rows' | 'columns'> | null {
  const left = (sheet.rows[top] ?? []).findIndex((cell) => !isEmptyCell(cell));
  const widthAt = (row: number) =>
    (sheet.rows[row] ?? []).slice(left).findLastIndex((cell) => !isEmptyCell(cell)) + 1;
  if (left < 0 || widthAt(top) < 2 || cellAt(sheet, top, left).number === null) return null;
  let rows = 0;
  let columns = 0;
  while (widthAt(top + rows) > 0 && cellAt(sheet, top + rows, left).number !== null) {
    columns = Math.max(columns, widthAt(top + rows));
    rows += 1;
  }
  return { left, rows, columns };
}

function readOfBlock(block: PlainBlock, book: SheetBook, file: string): WithProblems<Read> {
  const { step, plate, wavelengthNm, sheet, top, left, rows, columns } = block;
  const measured = step === null || modeFromText(step) === 'absorbance';
  const mode = measured ? 'absorbance' : 'other';
  const wells = Array.from({ length: rows * columns }, (_, index): GridWell => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return { row, column, sheetRow: top + row, sheetColumn: left + column };
  });
  const readings = readWells(sheet, wells, book, file);
  const label = labelOf(block);
  return {
    value: {
      label,
      kind: measured ? 'measured' : 'calculated',
      mode,
      wavelengthNm: measured ? wavelengthNm : null,
      plate,
      unit: unitOfMode[mode],
      blanked: !measured && /\bblank/i.test(step),
      rows,
      columns,
      sheet: sheet.name,
      wells: readings.wells,
      inferred: [
        {
          what: 'grid',
          value: `${label}: the first number is well A1`,
          because: `the report prints no letters and column numbers, but a whole plate of ${rows} rows of ${columns}`,
          state: null,
          file,
        },
      ],
    },
    problems: readings.problems,
  };
}

function labelOf({ step, wavelengthNm }: PlainBlock): string {
  return step === null ? `${wavelengthNm} nm` : `${step} ${wavelengthNm} nm`;
}

function notWhole({ plate, sheet, top, left, rows, columns }: PlainBlock, file: string): Problem {
  return {
    code: 'file-damaged',
    severity: 'error',
    file,
    place: placeAt({
      sheet: sheet.name,
      line: sheet.name === null ? top + 1 : null,
      cell: cellAddress(top, left),
    }),
    found: `${rows} lines of ${columns} numbers for plate ${plate}, without letters and column numbers`,
    expected: 'a whole plate: without letters its wells can only be counted',
    fix: 'Copy or export the file again; for a part of a plate export a workbook, which names the wells.',
  };
}
