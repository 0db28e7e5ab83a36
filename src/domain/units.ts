/** Mass and molar concentrations convert within their dimension only; anything else only to itself. */
export type Dimension = 'mass concentration' | 'molar concentration' | 'other';

export interface Unit {
  /** As printed: `µg/ml`, `nM`. */
  readonly symbol: string;
  readonly dimension: Dimension;
  /** Power of ten that turns a value in this unit into g/l or mol/l; 0 for other units. */
  readonly exponent: number;
}

const prefixes: Readonly<Record<string, number>> = { '': 0, m: -3, µ: -6, n: -9, p: -12, f: -15, k: 3 };
const volumes: Readonly<Record<string, number>> = { l: 0, dl: 1, ml: 3, µl: 6 };

/**
 * The unit that a text names, whatever its spelling: u, µ (U+00B5), μ (U+03BC) and micro are one thing, so are `mL` and `ml`,
 * `µg/ml` and `µg ml⁻¹`, `uM` and `µmol/l`.
 *
 * @returns null for an empty text; a unit of dimension `other` (which only equals itself) for one that is not known
 */
export function unitFromText(text: string): Unit | null {
  const spelled = text
    .trim()
    .replace(/\u03BC/g, 'µ')
    .replace(/^micro(?=g|M|mol)/i, 'µ')
    .replace(/\s*(?:⁻¹|\^-1|-1)$/, '⁻¹')
    .replace(/\s+/g, ' ');
  if (spelled === '') return null;
  return molarUnit(spelled) ?? massUnit(spelled) ?? { symbol: spelled, dimension: 'other', exponent: 0 };
}

/**
 * A value in another unit of the same dimension.
 *
 * The powers of ten are applied as one multiplication or division by an exact power, so 250 ng/ml is 0.25 µg/ml to the last bit.
 *
 * @returns null when the units cannot be converted into each other
 */
export function convertUnit(value: number, from: Unit, to: Unit): number | null {
  if (from.symbol === to.symbol) return value;
  if (from.dimension === 'other' || from.dimension !== to.dimension) return null;
  return scaleByPowerOfTen(value, from.exponent - to.exponent);
}

/** value × 10^power, through division for negative powers because 10^−n is not exact in binary. */
export function scaleByPowerOfTen(value: number, power: number): number {
  return power >= 0 ? value * 10 ** power : value / 10 ** -power;
}

function molarUnit(spelled: string): Unit | null {
  const match = /^([mµunpf]?)(?:M|mol(?:\/[lL]| [lL]⁻¹))$/.exec(spelled);
  if (match === null) return null;
  const prefix = match[1] === 'u' ? 'µ' : (match[1] ?? '');
  return { symbol: `${prefix}M`, dimension: 'molar concentration', exponent: prefixes[prefix] ?? 0 };
}

function massUnit(spelled: string): Unit | null {
  const match = /^([mµunpfk]?)g(?:\/([dmµu]?[lL])| ([dmµu]?[lL])⁻¹)$/.exec(spelled);
  if (match === null) return null;
  const prefix = match[1] === 'u' ? 'µ' : (match[1] ?? '');
  const volume = (match[2] ?? match[3] ?? 'l').toLowerCase().replace('u', 'µ');
  return {
    symbol: `${prefix}g/${volume}`,
    dimension: 'mass concentration',
    exponent: (prefixes[prefix] ?? 0) + (volumes[volume] ?? 0),
  };
}
