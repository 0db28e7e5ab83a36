import type { NormalizedMeasurement } from '#domain/measurement';
import { notComputable, type Quantity } from '#domain/quantity';
import type { QuantityName } from '#domain/replicateValue';

/** What a well is averaged by. */
export type AveragedQuantity = Extract<
  QuantityName,
  'viability' | 'response' | 'growth rate' | 'blanked absorbance'
>;

/** What a well has of a quantity; no growth rate where its plate set names no time-zero plates. */
export function wellQuantity(well: NormalizedMeasurement, quantity: AveragedQuantity): Quantity {
  switch (quantity) {
    case 'blanked absorbance':
      return well.blanked;
    case 'growth rate':
      return well.growthRate ?? notComputable('no time-zero plate');
    default:
      return well[quantity];
  }
}
