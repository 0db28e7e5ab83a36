import type { Quantity } from '#domain/quantity';

/** Applies a rising function to the number or to the limit of a bound. */
export function transformQuantity(quantity: Quantity, apply: (value: number) => number): Quantity {
  if (quantity.kind === 'value') return { kind: 'value', value: apply(quantity.value) };
  if (quantity.kind === 'missing') return quantity;
  return { ...quantity, limit: quantity.limit === null ? null : apply(quantity.limit) };
}
