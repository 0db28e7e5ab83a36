import type { QuantityName } from '#domain/replicateValue';

/** Where absolute IC50s and GR50s are read, and the dashed line of a panel of curves lies; null: half of the control means nothing. */
export function halfOfControl(quantity: QuantityName): number | null {
  if (quantity === 'growth rate') return 0.5;
  return quantity === 'viability' ? 50 : null;
}
