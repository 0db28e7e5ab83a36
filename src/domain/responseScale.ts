import type { ResponseScale } from './fit.ts';
import type { QuantityName } from './replicateValue.ts';

/** The scale that a quantity of a panel of curves is on. */
export function scaleOfQuantity(quantity: QuantityName): ResponseScale {
  if (quantity === 'growth rate') return 'growth rate';
  return quantity === 'viability' ? 'percent' : 'unknown';
}

/** Half of the control: where absolute IC50s and GR50s are read, and the dashed line of a panel of curves lies. */
export const halfOfControl = {
  percent: 50,
  'growth rate': 0.5,
  unknown: null,
} as const satisfies Readonly<Record<ResponseScale, number | null>>;
