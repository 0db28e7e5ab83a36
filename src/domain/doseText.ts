import { didYouMean } from './didYouMean.ts';
import type { Dose } from './dose.ts';
import { notUnderstood, numberFromText, understood, type TextReading } from './textReading.ts';
import { unitFromText } from './units.ts';

/** Doses that are neither mass nor molar: activities, shares, radiation, particles. */
const otherUnit =
  /^(?:%(?: ?\(?[vw]\/[vw]\)?)?|(?:[mkµ]?(?:U|IU)|cells|particles|vg|pfu|cfu)\/(?:l|dl|ml|µl|well|cell)|[mkµ]?(?:U|IU)|[mc]?Gy|x|fold|ppm|ppb)$/i;

const usualUnits = ['µg/ml', 'ng/ml', 'mg/ml', 'pg/ml', 'µM', 'nM', 'mM', 'pM', 'M', 'U/ml', '%', 'Gy'];
const expectedDose = 'a dose with its unit, as `0.1 µg/ml` or `50 nM`';

/**
 * A unit of doses, as it is printed.
 *
 * @param text - as written, in any spelling (`ug/mL`, `µmol/l`)
 * @returns not understood for a text that is no unit a dose can have
 */
export function doseUnitFromText(text: string): TextReading<string> {
  const unit = unitFromText(text);
  if (unit !== null && (unit.dimension !== 'other' || otherUnit.test(unit.symbol)))
    return understood(unit.symbol);
  return notUnderstood(
    'a unit of dose: µg/ml, ng/ml, nM, µM, U/ml, % …',
    didYouMean(text, usualUnits, 'write the unit as `µg/ml` or `nM`'),
  );
}

/**
 * A dose from what a person wrote: `0.1 µg/ml`, `50nM`, `1e-3 mg/mL`.
 *
 * @returns not understood for a text without a number or unit, a negative number or a decimal comma
 */
export function doseFromText(text: string): TextReading<Dose> {
  const trimmed = text.trim();
  if (/^[+-]?\d+,\d/.test(trimmed))
    return notUnderstood(expectedDose, `write a decimal point: "${trimmed.replace(',', '.')}"`);
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/.exec(trimmed);
  const value = numberFromText(match?.[1] ?? '');
  if (match === null || value === null) return notUnderstood(expectedDose, 'write a number and a unit');
  if (value < 0) return notUnderstood(`${expectedDose}; never negative`, 'remove the minus sign');
  const written = match[2] ?? '';
  if (written === '') return notUnderstood(expectedDose, `add the unit: "${trimmed} µg/ml"`);
  const unit = doseUnitFromText(written);
  return unit.ok ? understood({ value, unit: unit.value }) : unit;
}

/** A dose as it is printed: `0.1 µg/ml`. */
export function textFromDose(dose: Dose): string {
  return `${Number(dose.value.toPrecision(9))} ${dose.unit}`;
}
