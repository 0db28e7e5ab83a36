import type { QuantityName } from '#domain/replicateValue';

/** What stands beside the y axis when the protocol says nothing. */
export function quantityLabel(quantity: QuantityName, relativeTo: string | null): string {
  switch (quantity) {
    case 'viability':
      return 'Viability (% of control)';
    case 'response':
      return 'Response (% of control)';
    case 'relative response':
      return relativeTo === null ? 'Relative response (%)' : `Response (% of ${relativeTo})`;
    case 'growth rate':
      return 'GR value';
    case 'blanked absorbance':
      return 'Absorbance (AU)';
    case 'as given':
      return 'Value';
  }
}
