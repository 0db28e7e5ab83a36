import type { NormalizedMeasurement } from '#domain/measurement';
import type { Quantity } from '#domain/quantity';
import { flagText } from './flagText.ts';
import { quantityFlag } from './quantityFlag.ts';

/**
 * The flags of a well, and why it has no number: of several missing numbers only the first says why, the others follow from it. A
 * blank is not meant to have a viability.
 */
export function measurementFlags(well: NormalizedMeasurement): string {
  const ofControl = well.role === 'blank' || well.role === 'empty';
  const quantities = [
    ['absorbance', well.absorbance],
    ['blanked', well.blanked],
    ...(ofControl
      ? []
      : ([
          ['viability', well.viability],
          ['response', well.response],
          ...(well.growthRate === undefined ? [] : ([['growth rate', well.growthRate]] as const)),
        ] as const)),
  ] as const;
  const firstMissing = quantities.find(([, { kind }]) => kind === 'missing');
  const shown = quantities.filter((entry) => entry[1].kind === 'bound' || entry === firstMissing);
  return flagText([...well.flags, ...shown.map(([name, quantity]) => flagOf(name, quantity, well))]);
}

/** Of the difference of two readings that are both beyond the range not even the side is known. */
function flagOf(name: string, quantity: Quantity, { reference }: NormalizedMeasurement): string | null {
  const sideless = quantity.kind === 'bound' && quantity.limit === null && reference !== undefined;
  return sideless ? `${name} beyond the range of the reader` : quantityFlag(name, quantity);
}
