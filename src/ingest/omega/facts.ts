import type { Inference } from '#domain/inference';
import type { ReadMode } from '#domain/read';
import { isEmptyCell, type Sheet } from '#sheet/sheetBook';
import { isoDate, isoTime } from '../dateTime.ts';
import { modeFromText } from '../readMode.ts';
import { isWavelength } from '../wavelength.ts';

/** What the lines outside of the numbers say. */
export interface OmegaFacts {
  readonly metadata: Readonly<Record<string, string>>;
  /** Wavelength of each chromatic by its number: `1: 600nm`. */
  readonly wavelengths: ReadonlyMap<number, number>;
  readonly mode: ReadMode;
  readonly inferred: readonly Inference[];
}

const keys: readonly (readonly [name: string, key: RegExp])[] = [
  ['testName', /^test ?name$/],
  ['user', /^user$/],
  ['plateType', /^(?:micro)?plate(?: ?(?:name|type))?$/],
  ['date', /^date$/],
  ['time', /^(?:start )?time$/],
  ['id1', /^id1$/],
  ['id2', /^id2$/],
  ['id3', /^id3$/],
];

/** The text of a row, its cells kept apart as columns of a text are. */
export function lineOf(sheet: Sheet, row: number): string {
  return (sheet.rows[row] ?? [])
    .filter((cell) => !isEmptyCell(cell))
    .map(({ text }) => text.trim())
    .join('   ');
}

/** The facts of an export: a date of three pairs of digits has the year first, as the Omega software writes it. */
export function omegaFacts(sheet: Sheet, file: string): OmegaFacts {
  const metadata: Record<string, string> = {};
  const wavelengths = new Map<number, number>();
  const inferred: Inference[] = [];
  sheet.rows.forEach((_, row) => {
    const line = lineOf(sheet, row);
    for (const [, key = '', value = ''] of line.matchAll(/([A-Za-z][\w ]*?)\s*:\s+(.*?)(?=\s{2,}|$)/g)) {
      const name = keys.find(([, words]) => words.test(key.trim().toLowerCase()))?.[0];
      if (name === undefined || name in metadata || value === '') continue;
      metadata[name] = name === 'date' ? dateOf(value) : name === 'time' ? isoTime(value) : value;
      if (name === 'date' && metadata[name] !== value && /^\d\d\/\d\d\/\d\d$/.test(value))
        inferred.push(yearFirst(value, metadata[name], file));
    }
    const temperature = /(?:^|\s)T(?:emperature)?\s*(?:\[.{1,2}\])?\s*[:=]\s*(-?\d+(?:[.,]\d+)?)/.exec(
      line,
    )?.[1];
    if (temperature !== undefined) metadata['temperatureC'] ??= temperature;
    for (const [, number, nm] of line.matchAll(/(?:^|\s)(\d{1,2}):\s*(\d{3,4})\s*nm\b/gi)) {
      if (isWavelength(Number(nm)) && !wavelengths.has(Number(number)))
        wavelengths.set(Number(number), Number(nm));
    }
  });
  const modes = sheet.rows.map((_, row) => modeFromText(lineOf(sheet, row)));
  const mode = modes.find((one) => one !== 'other' && one !== 'kinetic') ?? 'other';
  if (mode !== 'other' || wavelengths.size === 0) return { metadata, wavelengths, mode, inferred };
  const because = 'one wavelength is given for each chromatic, light would need two filters';
  inferred.push({ what: 'mode', value: 'absorbance', because, state: null, file });
  return { metadata, wavelengths, mode: 'absorbance', inferred };
}

function dateOf(text: string): string {
  const short = /^(\d\d)\/(\d\d)\/(\d\d)$/.exec(text);
  return short === null ? isoDate(text) : isoDate(`20${short[1]}-${short[2]}-${short[3]}`);
}

function yearFirst(written: string, date: string, file: string): Inference {
  const because = `the date is written ${written}, and exports of this program begin with the year`;
  return { what: 'date', value: date, because, state: null, file };
}
