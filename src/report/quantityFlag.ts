import type { MissingReason, Quantity } from '#domain/quantity';

const reasons: Readonly<Record<MissingReason, string>> = {
  masked: 'masked in the reader',
  notMeasured: 'not measured',
  empty: 'empty cell',
  text: 'not a number',
  notComputable: 'not computable',
};

/**
 * Why a cell of a table is empty: `absorbance > 4`, `viability missing: no usable control`.
 *
 * @returns null when there is a number
 */
export function quantityFlag(name: string, quantity: Quantity): string | null {
  if (quantity.kind === 'value') return null;
  if (quantity.kind === 'bound') {
    const limit = quantity.limit === null ? 'the range of the reader' : String(quantity.limit);
    return `${name} ${quantity.relation} ${limit}`;
  }
  const reason =
    quantity.reason === 'notComputable' && quantity.text !== '' ? quantity.text : reasons[quantity.reason];
  return `${name} missing: ${reason}`;
}
