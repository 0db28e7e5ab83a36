import { plateFormats, smallestFormatHolding, type PlateFormat } from '#plate/plateFormat';
import type { WellPosition } from '#plate/wellName';

/**
 * The size of the plate that wells belong to: the smallest one that has them all.
 *
 * @param lastColumn - the last plate column (from 0) that a header names, if any: `1 … 12` above two rows is still a plate of 96 wells
 * @returns null if no plate has all of them
 */
export function plateHolding(wells: readonly WellPosition[], lastColumn = 0): PlateFormat | null {
  const row = Math.max(0, ...wells.map((well) => well.row));
  const column = Math.max(lastColumn, ...wells.map((well) => well.column));
  return smallestFormatHolding(row, column);
}

/**
 * The plate that a text names: `96 WELL PLATE (Use plate lid)`, `Greiner 384 Flat`, or the code of a plate definition of Tecan, `[GRE96ft]`.
 *
 * @returns null if it names none
 */
export function plateFromText(text: string): PlateFormat | null {
  const wells = [...text.matchAll(sizeWords)].map((match) => Number(match[1] ?? match[2]));
  return plateFormats.find((format) => wells[0] === format.rows * format.columns) ?? null;
}

const sizeWords =
  /(?<!\d)(6|12|24|48|96|384|1536)[\s_-]*(?:well|WEL|x\b|flat|round|half)|(?<![A-Za-z])[A-Za-z]{3}(6|12|24|48|96|384|1536)[a-z]{2}(?![a-z])/gi;
