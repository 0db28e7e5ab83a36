import { group } from 'd3-array';
import { visibleText } from '../visibleText.ts';
import type { HeatScale } from './heatScale.ts';
import { wellSigns, type PrintedWell } from './printedWells.ts';
import type { TerminalPaint } from './terminalPaint.ts';
import type { WellNumbers } from './wellNumbers.ts';

const rampWidth = 16;
const mostWellsListed = 24;
const longestText = 40;

/**
 * What stands below a plate: the scale with the wells at its ends, the signs that occur, and what the reader wrote in place of numbers.
 *
 * @param compact - whether the plate is drawn without its numbers
 */
export function plateLegend(
  wells: readonly PrintedWell[],
  scale: HeatScale | null,
  numbers: WellNumbers,
  paint: TerminalPaint,
  compact: boolean,
): string[] {
  const signs = wellSigns.filter(([sign]) => wells.some((well) => well.sign === sign));
  return [
    ...(scale === null ? ['no well has a number'] : [scaleLine(scale, numbers, paint)]),
    ...(signs.length === 0 ? [] : [signs.map(([sign, meaning]) => `${sign} ${meaning}`).join('   ')]),
    ...writtenTexts(wells),
    ...(compact ? ['the numbers: --values, or --json as written'] : []),
    ...(!compact && numbers.rounded
      ? [`rounded to ${numbers.decimals} decimals; --json gives the numbers as written`]
      : []),
  ];
}

function scaleLine({ lowest, highest }: HeatScale, { decimals }: WellNumbers, paint: TerminalPaint): string {
  const ends = [lowest, highest].map(({ well, value }) => `${value.toFixed(decimals)} (${well})`);
  const ramp = Array.from({ length: rampWidth }, (_, step) => paint.onHeat(' ', step / (rampWidth - 1)));
  return [`lowest ${ends[0] ?? ''}`, ramp.join('').trim(), `highest ${ends[1] ?? ''}`]
    .filter((part) => part !== '')
    .join('  ');
}

/** `OVRFLW: A5, B7`. */
function writtenTexts(wells: readonly PrintedWell[]): string[] {
  const written = wells.filter(({ value, text }) => value === null && text.trim() !== '');
  return [...group(written, ({ text }) => text.trim())].map(([text, own]) => {
    const names = own.slice(0, mostWellsListed).map(({ well }) => well);
    const more = own.length - names.length;
    return `${visibleText(shortened(text))}: ${names.join(', ')}${more > 0 ? ` and ${more} more wells` : ''}`;
  });
}

function shortened(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}
