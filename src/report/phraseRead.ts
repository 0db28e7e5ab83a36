import type { NormalizedMeasurement } from '#domain/measurement';
import { onOneLine } from './phraseList.ts';

/** What the reference of a well is called: `630 nm`, or its label where no file names a wavelength. */
export function referenceText({ reference }: Pick<NormalizedMeasurement, 'reference'>): string | null {
  if (reference === undefined) return null;
  return reference.wavelengthNm === null ? `"${onOneLine(reference.label)}"` : `${reference.wavelengthNm} nm`;
}

/** The read of a well in a legend: `590 nm`, `590 nm minus 630 nm (reference)`, or the label of a read without a wavelength. */
export function readText(well: NormalizedMeasurement): string {
  const own = well.wavelengthNm === null ? well.readLabel : `${well.wavelengthNm} nm`;
  const reference = referenceText(well);
  return reference === null || well.wavelengthNm === null ? own : `${own} minus ${reference} (reference)`;
}
