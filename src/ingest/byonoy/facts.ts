import { isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { dateAndTime } from '../dateAndTime.ts';
import { isWavelength } from '../wavelength.ts';

/** What stands below the matrices of a Byonoy export. */
export interface ByonoyFacts {
  /** null unless the file names exactly one. */
  readonly wavelengthNm: number | null;
  /** null if there was none. */
  readonly referenceNm: number | null;
  /** Whether the file says anything about a reference or goes on behind the place where it would. */
  readonly complete: boolean;
  /** Written by an Opentrons Flex rather than by Byonoy's own program. */
  readonly opentrons: boolean;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The facts of a sheet: names in the first column, values in the second. */
export function byonoyFacts(sheet: Sheet): ByonoyFacts {
  const values = (name: string) =>
    sheet.rows
      .filter((row) => row[0]?.text.trim().toLowerCase() === name)
      .flatMap((row) => row.slice(1).filter((cell) => !isEmptyCell(cell)));
  const text = (name: string) => values(name)[0]?.text.trim();
  const [wavelength, ...others] = values('sample wavelength (nm)').map(({ number }) => number ?? 0);
  const reference = values('reference wavelength (nm)')[0]?.number ?? -1;
  const serial = text('serial no.');
  const started = text('measurement started at');
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ...Object.entries(startOf(started ?? '')),
    ['serial', serial],
    ['protocol', text('protocol')],
    ['assay', text('assay')],
    ['referenceWavelengthNm', isWavelength(reference) ? String(reference) : undefined],
    ['smartValidation', text('smart validation')],
  ];
  return {
    wavelengthNm:
      wavelength !== undefined && others.length === 0 && isWavelength(wavelength) ? wavelength : null,
    referenceNm: isWavelength(reference) ? reference : null,
    complete: values('reference wavelength (nm)').length > 0 || serial !== undefined,
    opentrons: started !== undefined,
    metadata: Object.fromEntries(
      pairs.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
    ),
  };
}

/** `11 27 10:02:14 2026` is how a Flex writes the 27th of November; older ones `2026-11-27 10:02:14.512301`. */
function startOf(text: string): { readonly date?: string; readonly time?: string } {
  const [, month, day, time, year] = /^(\d{2}) (\d{2}) (\d{2}:\d{2}:\d{2}) (\d{4})$/.exec(text) ?? [];
  if (month === undefined || day === undefined || time === undefined) return dateAndTime(text);
  return { date: `${year ?? ''}-${month}-${day}`, time };
}
