import type { Dose } from '#domain/dose';
import { convertUnit, unitFromText, type Unit } from '#domain/units';
import { printedNumber } from '#domain/printedNumber';

const smallerUnits: Readonly<Record<string, string>> = {
  'mg/ml': 'µg/ml',
  'µg/ml': 'ng/ml',
  'ng/ml': 'pg/ml',
  M: 'mM',
  mM: 'µM',
  µM: 'nM',
  nM: 'pM',
};

/** A dose below the first is easier to read in a smaller unit, in the first one where it is not below the second. */
const smallest = 0.01;
const smallestConverted = 0.1;

/** A dose as prose prints it: `0.1 µg/ml`, `0.61 ng/ml`; what was written short stays as it was written. */
export function doseInProse(dose: Dose): string {
  const { value, unit } = inReadableUnit(dose);
  return `${doseNumber(value)} ${unit}`;
}

/** `0.61 ng/ml–10 µg/ml`, and `0.1–10 µg/ml` where the unit is one. */
export function doseRange(doses: readonly number[], unit: string): string {
  const [low, high] = [
    inReadableUnit({ value: Math.min(...doses), unit }),
    inReadableUnit({ value: Math.max(...doses), unit }),
  ];
  return low.unit === high.unit
    ? `${doseNumber(low.value)}–${doseNumber(high.value)} ${high.unit}`
    : `${doseNumber(low.value)} ${low.unit}–${doseNumber(high.value)} ${high.unit}`;
}

/** `1:4` where each dose is a fourth of the next one; null where the steps differ. */
export function dilutionOf(doses: readonly number[]): string | null {
  const sorted = doses.toSorted((a, b) => b - a);
  const ratios = sorted.slice(1).map((dose, index) => (sorted[index] ?? dose) / dose);
  const [first] = ratios;
  if (first === undefined || ratios.length < 2) return null;
  const even = ratios.every((ratio) => Math.abs(ratio / first - 1) < 1e-6);
  return even ? `1:${doseNumber(first)}` : null;
}

function inReadableUnit(dose: Dose, least = smallest): Dose {
  const smaller = smallerUnits[dose.unit];
  if (smaller === undefined || dose.value === 0 || dose.value >= least) return dose;
  const value = convertUnit(dose.value, known(dose.unit), known(smaller));
  return value === null ? dose : inReadableUnit({ value, unit: smaller }, smallestConverted);
}

function known(unit: string): Unit {
  return unitFromText(unit) ?? { symbol: unit, dimension: 'other', exponent: 0 };
}

/** Four digits as they are, more (from a division) to three without zeros at the end. */
function doseNumber(value: number): string {
  const exact = String(Number(value.toPrecision(9)));
  if (/^\d+$/.test(exact) || (/^\d*\.?\d*$/.test(exact) && exact.replace(/^0\.0*|\./g, '').length <= 4))
    return exact;
  const rounded = printedNumber(value, 3);
  return rounded.includes('×') ? rounded : String(Number(rounded));
}
