import type { QuantityName } from './replicateValue.ts';

/** The unit a quantity is printed in. */
export function quantityUnit(quantity: QuantityName): string {
  if (quantity === 'blanked absorbance') return 'AU';
  if (quantity === 'growth rate') return '1';
  return quantity === 'as given' ? '' : '%';
}
