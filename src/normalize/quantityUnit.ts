import type { QuantityName } from '#domain/replicateValue';

/** The unit a quantity is printed in. */
export function quantityUnit(quantity: QuantityName): string {
  if (quantity === 'blanked absorbance') return 'AU';
  return quantity === 'as given' ? '' : '%';
}
