/** Why there is no number. */
export type MissingReason =
  /** masked by the user in the reader's software */
  | 'masked'
  /** the reader gave a mark instead of a value (MISSED, ?????) */
  | 'notMeasured'
  /** the cell is empty */
  | 'empty'
  /** the cell holds text that is no number */
  | 'text'
  /** it would be a division by or through something that is itself missing (no blank, no control …) */
  | 'notComputable';

/** Why a well has no number, in one word. */
export type NoNumber = 'aboveRange' | 'belowRange' | MissingReason;

/** A number, a bound or the reason why there is neither. Missing is a kind, never a number. */
export type Quantity =
  | { readonly kind: 'value'; readonly value: number }
  /** beyond the range of the reader; `limit` is null when the file does not say where the range ends */
  | {
      readonly kind: 'bound';
      readonly relation: '<' | '>';
      readonly limit: number | null;
      readonly text: string;
    }
  | { readonly kind: 'missing'; readonly reason: MissingReason; readonly text: string };

/** The number, or null for a bound or a missing value. */
export function numberOf(quantity: Quantity): number | null {
  return quantity.kind === 'value' ? quantity.value : null;
}

/** A quantity that holds this number. */
export function valueQuantity(value: number): Quantity {
  return { kind: 'value', value };
}

/** No number, because something that it is made from is missing. */
export function notComputable(text: string): Quantity {
  return { kind: 'missing', reason: 'notComputable', text };
}

/** Why there is no number; null where there is one. */
export function noNumberIn(quantity: Quantity): NoNumber | null {
  if (quantity.kind === 'value') return null;
  if (quantity.kind === 'missing') return quantity.reason;
  return quantity.relation === '>' ? 'aboveRange' : 'belowRange';
}
