import { visibleText } from '../visibleText.ts';
import { heatScale } from './heatScale.ts';
import { plateLegend } from './plateLegend.ts';
import { colourLines, headWidth, numberLines } from './plateLines.ts';
import { printedWells, type PrintedRead } from './printedWells.ts';
import { hasHeat, terminalPaint, type TerminalColour } from './terminalPaint.ts';
import { wellNumbers } from './wellNumbers.ts';

export interface PlateTextOptions {
  readonly colour: TerminalColour;
  /** Characters on a line of the terminal. */
  readonly width: number;
  /** The numbers also of a plate that is too wide for them. */
  readonly values: boolean;
}

/**
 * A read as a plate for the terminal: a heatmap with its numbers where they fit on a line, else one of coloured cells; without colour, or
 * when asked for, always the numbers.
 *
 * Whatever is no plain number has a sign of its own, so that nothing is said by colour alone.
 */
export function plateText(read: PrintedRead, { colour, width, values }: PlateTextOptions): string {
  const paint = terminalPaint(colour);
  const wells = printedWells(read);
  const scale = heatScale(wells.flat());
  const numbers = wellNumbers(wells.flat(), width - headWidth);
  const compact = hasHeat(colour) && !values && headWidth + numbers.cellWidth * read.columns > width;
  const plate = { wells, scale, paint, width };
  return [
    paint.bold(visibleText(titleOf(read))),
    ...(compact ? colourLines(plate) : numberLines(plate, numbers)),
    ...plateLegend(wells.flat(), scale, numbers, paint, compact),
  ].join('\n');
}

function titleOf({ label, kind, mode, wavelengthNm, plate, sheet }: PrintedRead): string {
  return [
    label,
    kind,
    mode,
    wavelengthNm === null ? null : `${wavelengthNm} nm`,
    plate,
    sheet === null ? null : `sheet ${sheet}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}
