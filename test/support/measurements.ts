import type { Measurement } from '#domain/measurement';
import type { Normalization } from '#domain/protocol';
import type { Quantity } from '#domain/quantity';

/** A treated well of SkBr3, T, on plate p1 of experiment 1, with only the given properties different. */
export function measurement(parts: Partial<Measurement> & { readonly well: string }): Measurement {
  return {
    study: 's',
    set: 'set',
    file: 'plates/s/p1.txt',
    sheet: null,
    cell: parts.well,
    plate: 'p1',
    readLabel: '590',
    wavelengthNm: 590,
    readerBlanked: false,
    role: 'treated',
    experiment: '1',
    cellLine: 'SkBr3',
    resistance: 'T',
    pretreatment: null,
    treatment: parts.role === undefined || parts.role === 'treated' ? 'T-DM1' : null,
    dose: parts.role === undefined || parts.role === 'treated' ? { value: 0.1, unit: 'µg/ml' } : null,
    timeH: 48,
    absorbance: { kind: 'value', value: 0.5 },
    flags: [],
    excludedReason: null,
    ...parts,
  };
}

/** Wells of one kind with these absorbances, A1, A2 … of the given row. */
export function wellsOf(
  row: string,
  absorbances: readonly (number | Quantity)[],
  parts: Partial<Measurement> = {},
): Measurement[] {
  return absorbances.map((absorbance, index) =>
    measurement({
      ...parts,
      well: `${row}${String(index + 1)}`,
      absorbance: typeof absorbance === 'number' ? { kind: 'value', value: absorbance } : absorbance,
    }),
  );
}

export const aboveRange: Quantity = { kind: 'bound', relation: '>', limit: 4, text: '>4.000' };
export const masked: Quantity = { kind: 'missing', reason: 'masked', text: '*0.356*' };

export const usual: Normalization = {
  blank: 'wells',
  control: null,
  within: 'plate',
  zero: 'blank',
  n: 'experiments',
};
