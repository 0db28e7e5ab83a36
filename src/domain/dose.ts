import { convertUnit, scaleByPowerOfTen, unitFromText } from './units.ts';

/** How much of a treatment, in the unit it was written in. */
export interface Dose {
  /** ≥ 0 */
  readonly value: number;
  /** As printed: `µg/ml`, `nM`. */
  readonly unit: string;
}

/**
 * A dose in another unit: within mass or within molar concentration always, from one to the other only with a molar mass.
 *
 * @param molarMass - g/mol, or null when the protocol gives none
 * @returns null when the units are incompatible
 */
export function convertDose(dose: Dose, unit: string, molarMass: number | null): Dose | null {
  if (dose.unit === unit) return dose;
  const from = unitFromText(dose.unit);
  const to = unitFromText(unit);
  if (from === null || to === null) return null;
  const direct = convertUnit(dose.value, from, to);
  if (direct !== null) return { value: direct, unit };
  if (molarMass === null || from.dimension === 'other' || to.dimension === 'other') return null;
  const factor = from.dimension === 'mass concentration' ? 1 / molarMass : molarMass;
  return { value: scaleByPowerOfTen(dose.value * factor, from.exponent - to.exponent), unit };
}

/** Doses that differ by less than a part in 10⁹ are one dose (a series by division and the same typed by hand). */
export function doseKey(dose: Dose | null): string {
  return dose === null ? '' : `${Number(dose.value.toPrecision(9))} ${dose.unit}`;
}
