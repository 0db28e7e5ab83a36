import type { Measurement } from './measurement.ts';

/** One plate in one read of one set: equal texts share a blank. */
export function plateKey({
  set,
  plate,
  readLabel,
}: Pick<Measurement, 'set' | 'plate' | 'readLabel'>): string {
  return JSON.stringify([set, plate, readLabel]);
}
