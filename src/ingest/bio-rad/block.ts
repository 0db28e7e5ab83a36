import { isEmptyCell, type SheetBook } from '#sheet/sheetBook';
import { readingsOfLine } from './packedRow.ts';

/** A reading with the cell it stands in, from 0; the readings of a line stand in one cell. */
export interface BlockReading {
  readonly text: string;
  readonly sheetRow: number;
  readonly sheetColumn: number;
}

/** What stands between `.begin` and `.end`: the readings of one plate at one wavelength. */
export interface BioRadBlock {
  /** The cell `.begin`, from 0. */
  readonly sheetRow: number;
  readonly sheetColumn: number;
  readonly rows: readonly (readonly BlockReading[])[];
  /** Text that is neither readings nor the checksum. */
  readonly strange: readonly BlockReading[];
  /** Whether `.end` is there. */
  readonly ended: boolean;
}

const begin = /^\.?\s*begin$/i;
const end = /^\.?\s*end$/i;
const checksum = /^\d{1,5}$/;

/** The blocks of a file, one after another; also where a program has divided their lines into cells. */
export function blocksOf(book: SheetBook): BioRadBlock[] {
  const cells = (book.sheets[0]?.rows ?? []).flatMap((row, sheetRow) =>
    row.flatMap((cell, sheetColumn) =>
      isEmptyCell(cell) ? [] : [{ text: cell.text.trim(), sheetRow, sheetColumn }],
    ),
  );
  const starts = cells.flatMap(({ text }, index) => (begin.test(text) ? [index] : []));
  return starts.flatMap((start, index) => {
    const [opening, ...inside] = cells.slice(start, starts[index + 1] ?? cells.length);
    const last = inside.findIndex(({ text }) => end.test(text));
    return opening === undefined
      ? []
      : [blockOf(opening, last < 0 ? inside : inside.slice(0, last), last >= 0)];
  });
}

function blockOf(opening: BlockReading, inside: readonly BlockReading[], ended: boolean): BioRadBlock {
  const rows: BlockReading[][] = [];
  const strange: BlockReading[] = [];
  let dividedLine: number | null = null;
  for (const cell of inside) {
    const { text, sheetRow, sheetColumn } = cell;
    const readings = readingsOfLine(text);
    if (readings === null) {
      if (!checksum.test(text)) strange.push(cell);
    } else if (readings.length > 1) {
      rows.push(readings.map((reading) => ({ text: reading, sheetRow, sheetColumn })));
    } else {
      const reading = { text: readings[0] ?? '', sheetRow, sheetColumn };
      if (dividedLine === sheetRow) rows.at(-1)?.push(reading);
      else rows.push([reading]);
      dividedLine = sheetRow;
    }
  }
  const { sheetRow, sheetColumn } = opening;
  return { sheetRow, sheetColumn, rows, strange, ended };
}
