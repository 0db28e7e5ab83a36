import type { PlateSet } from '#domain/protocol';
import type { Quantity } from '#domain/quantity';
import type { Read, WellReading } from '#domain/read';

/**
 * A read in which a number at the end of the reader's range is the bound that it is: marked as saturated by its export, or at or above the
 * `reader limit` of the protocol. It says no more than that the absorbance is at least as high.
 */
export function withinReaderRange(read: Read, { readerLimit }: Pick<PlateSet, 'readerLimit'>): Read {
  return {
    ...read,
    wells: read.wells.map((well) => ({ ...well, reading: boundOrNumber(well, readerLimit) })),
  };
}

function boundOrNumber({ reading, flags }: WellReading, readerLimit?: number): Quantity {
  if (reading.kind !== 'value') return reading;
  const { value } = reading;
  const beyond = readerLimit !== undefined && value >= readerLimit;
  if (!beyond && !flags.includes('saturated')) return reading;
  return { kind: 'bound', relation: '>', limit: beyond ? readerLimit : value, text: String(value) };
}
