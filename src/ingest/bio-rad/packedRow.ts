/**
 * The readings of one line: 0.101 0.102-0.003 *.***, where a minus sign takes the place of the blank before a number.
 *
 * @returns null if anything else stands on the line
 */
export function readingsOfLine(text: string): string[] | null {
  const readings = text.match(reading) ?? [];
  return readings.length > 0 && text.replace(reading, '').trim() === '' ? readings : null;
}

/** Whether a reading is the mark for an absorbance beyond the range. */
export function isBeyondRange(text: string): boolean {
  return text.startsWith('*');
}

const reading = /[-+]?\d+\.\d+|\*(?:\.\*+|\*+)?/g;
