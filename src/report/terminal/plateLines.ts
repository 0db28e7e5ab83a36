import { nameFromRow } from '#plate/wellName';
import { fractionOn, type HeatScale } from './heatScale.ts';
import type { PrintedWell } from './printedWells.ts';
import type { TerminalPaint } from './terminalPaint.ts';
import type { WellNumbers } from './wellNumbers.ts';

/** Row letters, two of them on a plate of 1536 wells, and a blank. */
export const headWidth = 3;

/** A plate in lines, with what is needed to paint it. */
interface DrawnPlate {
  readonly wells: readonly (readonly PrintedWell[])[];
  readonly scale: HeatScale | null;
  readonly paint: TerminalPaint;
  readonly width: number;
}

/** The plate with its numbers; where it is wider than the terminal, in blocks of columns one below the other. */
export function numberLines(
  { wells, scale, paint, width }: DrawnPlate,
  { decimals, cellWidth }: WellNumbers,
): string[] {
  const columns = wells[0]?.length ?? 0;
  const step = columnsOfBlock(columns, Math.floor((width - headWidth) / cellWidth));
  const starts = Array.from({ length: Math.ceil(columns / step) }, (_, block) => block * step);
  return starts.flatMap((start) => {
    const numbers = Array.from({ length: Math.min(step, columns - start) }, (_, offset) =>
      String(start + offset + 1).padStart(cellWidth),
    );
    return [
      paint.dim(' '.repeat(headWidth) + numbers.join('')),
      ...wells.map((row, index) => {
        const cells = row.slice(start, start + step).map((well) => {
          const text = well.sign + (well.value === null ? '' : well.value.toFixed(decimals));
          return painted(well, text.padStart(cellWidth), scale, paint);
        });
        return head(index, paint) + cells.join('');
      }),
    ];
  });
}

/** The plate as coloured cells with the signs in them, as wide as the terminal allows. */
export function colourLines({ wells, scale, paint, width }: DrawnPlate): string[] {
  const columns = wells[0]?.length ?? 0;
  const cellWidth = Math.min(3, Math.max(1, Math.floor((width - headWidth) / columns)));
  return [
    paint.dim(' '.repeat(headWidth) + columnMarks(columns, cellWidth)),
    ...wells.map((row, index) => {
      const cells = row.map((well) => painted(well, well.sign.padStart(cellWidth), scale, paint));
      return head(index, paint) + cells.join('');
    }),
  ];
}

/** All columns, or as many as fit: twelve, twenty-four … if it can be, so that blocks end where people look for it. */
function columnsOfBlock(columns: number, fitting: number): number {
  if (fitting >= columns) return columns;
  return fitting >= 12 ? fitting - (fitting % 12) : Math.max(1, fitting);
}

function head(row: number, paint: TerminalPaint): string {
  return paint.dim(nameFromRow(row).padEnd(headWidth));
}

function painted(
  { value }: PrintedWell,
  text: string,
  scale: HeatScale | null,
  paint: TerminalPaint,
): string {
  return value === null || scale === null ? paint.bold(text) : paint.onHeat(text, fractionOn(scale, value));
}

/** Every number where there is room for them, else 1, 5, 10 … above their columns. */
function columnMarks(columns: number, cellWidth: number): string {
  if (cellWidth >= 3)
    return Array.from({ length: columns }, (_, column) => String(column + 1).padStart(cellWidth)).join('');
  return Array.from({ length: columns }, (_, column) => column + 1)
    .filter((number) => number === 1 || number % 5 === 0)
    .reduce((line, number) => line.padEnd((number - 1) * cellWidth) + String(number), '');
}
