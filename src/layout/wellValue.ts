import { convertDose, type Dose } from '#domain/dose';
import { textFromDose } from '#domain/doseText';
import { foldName } from '#domain/names';
import type { AttributeName, WellContent } from '#domain/well';

/** Names of the attributes as protocols spell them. */
export const attributeOfKey: Readonly<Record<keyof WellContent, AttributeName>> = {
  role: 'role',
  cellLine: 'cell line',
  resistance: 'resistance',
  pretreatment: 'pretreatment',
  treatment: 'treatment',
  dose: 'dose',
  timeH: 'time',
  experiment: 'experiment',
};

export type WellValue = string | number | Dose;

/** The attributes of a content that say something. */
export function valuesOf(content: Partial<WellContent>): [keyof WellContent, WellValue][] {
  return (Object.keys(attributeOfKey) as (keyof WellContent)[]).flatMap(
    (key): [keyof WellContent, WellValue][] => {
      const value = content[key];
      return value === undefined || value === null ? [] : [[key, value]];
    },
  );
}

/** Whether two values say the same: names however they are typed, doses in whatever unit, numbers to a part in 10⁹. */
export function sameValue(a: WellValue, b: WellValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') return foldName(a) === foldName(b);
  if (typeof a === 'number' && typeof b === 'number') return near(a, b);
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  const converted = convertDose(b, a.unit, null);
  return converted !== null && near(a.value, converted.value);
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

/** A value as messages print it. */
export function textOfValue(key: keyof WellContent, value: WellValue): string {
  if (typeof value === 'object') return textFromDose(value);
  return key === 'timeH' ? `${value} h` : `"${value}"`;
}
