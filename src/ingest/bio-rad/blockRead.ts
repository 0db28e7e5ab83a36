import type { Inference } from '#domain/inference';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Quantity } from '#domain/quantity';
import type { Read, WellReading } from '#domain/read';
import { nameFromWell } from '#plate/wellName';
import { cellAddress, type SheetBook } from '#sheet/sheetBook';
import type { BioRadBlock, BlockReading } from './block.ts';
import { isBeyondRange } from './packedRow.ts';
import { wavelengthOfFilter } from './section.ts';

const rows = 8;
const columns = 12;
/** Where the readers' manuals say that the range ends, in AU. */
const limits: Readonly<Record<string, number>> = { '550': 3, '680': 3.5 };

/** What is known about a block from the lines above it. */
export interface BlockFacts {
  readonly label: string;
  readonly filter: string | null;
  readonly model: string | null;
  readonly plate: string | null;
}

/**
 * The read of one block, 8 lines of 12 readings.
 *
 * @returns `file-damaged` when lines or readings are missing or hold anything else
 */
export function readOfBlock(
  block: BioRadBlock,
  { label, filter, model, plate }: BlockFacts,
  book: SheetBook,
  file: string,
): WithProblems<Read> {
  const sheet = book.sheets[0]?.name ?? null;
  const limit = limits[model ?? ''] ?? null;
  const lastRow = (book.sheets[0]?.rows.length ?? 0) - 1;
  // The last number of a text that stops in the middle of a line may have lost a digit.
  const mayBeCut = (row: readonly BlockReading[]) =>
    book.openEnd === true && !block.ended && row === block.rows.at(-1) && row[0]?.sheetRow === lastRow;
  const whole = (row: readonly BlockReading[]) => row.length === columns && !mayBeCut(row);
  const complete = block.rows.filter(whole).length === rows && block.rows.length === rows;
  const wells = block.rows
    .slice(0, rows)
    .flatMap((row, index) =>
      whole(row) ? row.map((reading, column) => wellOf(reading, index, column, limit)) : [],
    );
  const bounded = wells.some(({ reading }) => reading.kind === 'bound');
  const inferred: Inference[] =
    bounded && limit !== null
      ? [
          {
            what: 'end of the range',
            value: `${limit} AU`,
            because: `the manual of the Model ${model ?? ''} gives it for readings printed as asterisks`,
            state: null,
            file,
          },
        ]
      : [];
  const read: Read = {
    label,
    kind: 'measured',
    mode: 'absorbance',
    wavelengthNm: wavelengthOfFilter(filter),
    plate,
    unit: 'AU',
    blanked: false,
    rows,
    columns,
    sheet,
    wells,
    inferred,
  };
  const damage =
    complete && block.ended && block.strange.length === 0 ? [] : [damaged(block, read, sheet, file)];
  return { value: read, problems: damage };
}

function wellOf(
  { text, sheetRow, sheetColumn }: BlockReading,
  row: number,
  column: number,
  limit: number | null,
): WellReading {
  const beyond = isBeyondRange(text);
  const reading: Quantity = beyond
    ? { kind: 'bound', relation: '>', limit, text }
    : { kind: 'value', value: Number(text) };
  return {
    well: nameFromWell(row, column),
    reading,
    cell: cellAddress(sheetRow, sheetColumn),
    flags: beyond ? ['saturated'] : [],
  };
}

function damaged(
  { sheetRow, sheetColumn, strange, ended }: BioRadBlock,
  read: Read,
  sheet: string | null,
  file: string,
): Problem {
  const [odd] = strange;
  const count = `${read.wells.length} of ${rows * columns} wells of ${read.label}`;
  return {
    // What stands among whole lines was not cut off: it was read or typed so.
    code: odd !== undefined && ended ? 'cell-not-a-number' : 'file-damaged',
    severity: read.wells.length === rows * columns && odd === undefined ? 'warning' : 'error',
    file,
    place: placeAt({
      sheet,
      line: sheet === null ? (odd?.sheetRow ?? sheetRow) + 1 : null,
      cell: cellAddress(odd?.sheetRow ?? sheetRow, odd?.sheetColumn ?? sheetColumn),
    }),
    found:
      odd === undefined
        ? `${count}${ended ? '' : ', and no line ".end"'}`
        : `${count}, and the text "${odd.text}" among them`,
    expected: '8 lines of 12 readings between ".begin" and ".end"',
    fix: 'Send the plate from the reader again, or copy the file again.',
  };
}
