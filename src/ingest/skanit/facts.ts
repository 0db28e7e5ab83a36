import { isEmptyCell, type Sheet, type SheetBook } from '#sheet/sheetBook';
import type { PlateFormat } from '#plate/plateFormat';
import { isoDate, isoTime } from '../dateTime.ts';
import { plateFromText } from '../plateSize.ts';
import { isWavelength } from '../wavelength.ts';

/** What the sheets around the results say. */
export interface SkanItFacts {
  readonly software: string;
  readonly metadata: Readonly<Record<string, string>>;
  /** The plate that the layout names; null where it names none, or several of different sizes. */
  readonly plate: PlateFormat | null;
  /** The settings of each step, by its name. */
  readonly settings: ReadonlyMap<string, SkanItSettings>;
  /** All wavelengths that any settings name. */
  readonly wavelengthsNm: readonly number[];
}

/** Settings of one step in `Protocol parameters`. */
export interface SkanItSettings {
  readonly wavelengthsNm: readonly number[];
  readonly transmittance: boolean;
  readonly pathlengthCorrected: boolean;
}

interface Line {
  /** What stands in the first column: the name of a step, or nothing. */
  readonly head: string;
  readonly key: string;
  readonly value: string;
}

const parameterSheets = /^(?:protocol parameters|steps[_ ]data)/i;

/** Reads the sheets `General information`, `Session information`, `Instrument information`, `Protocol parameters`, `Run log` and the layout. */
export function skanItFacts(book: SheetBook, results: readonly Sheet[]): SkanItFacts {
  const others = book.sheets.filter((sheet) => !results.includes(sheet));
  const lines = others.flatMap(linesOf);
  const valueOf = (...keys: string[]) =>
    lines.find(({ key, value }) => keys.includes(key) && value !== '')?.value ?? null;
  // `Name` is the reader on its own sheet only; in the layout it is the plate.
  const ofReader = others.filter(({ name }) => /^instrument/i.test(name?.trim() ?? '')).flatMap(linesOf);
  const generated = lines.find(({ key, value }) => /skanit software/i.test(`${key} ${value}`));
  const version = /ver\.?\s*([\d.]+\d)/i.exec(generated?.value ?? '')?.[1] ?? null;
  const run = valueOf('execution time') ?? headerTexts(results).find((text) => dateTime.test(text)) ?? null;
  const [, date, time] = dateTime.exec(run ?? '') ?? [];
  const pairs: readonly (readonly [string, string | null])[] = [
    ['date', date === undefined ? null : isoDate(date)],
    ['time', time === undefined ? null : isoTime(time)],
    [
      'session',
      valueOf('session name') ?? headerTexts(results).find((text) => /\.ska\w*$/i.test(text)) ?? null,
    ],
    ['reader', ofReader.find(({ key }) => key === 'name')?.value ?? null],
    ['serial', valueOf('serial number', 'instrument serial number')],
    ['firmware', valueOf('esw version')],
    ['user', valueOf('executed by', 'user', 'user name')],
    ['comment', valueOf('session notes')],
    ['temperatureC', temperatureOf(others)],
    ['plateType', valueOf('plate template')],
  ];
  const settings = settingsOf(others);
  const corrected = [...settings].filter(([, { pathlengthCorrected }]) => pathlengthCorrected);
  const sizes = new Set(
    lines.filter(({ key }) => key === 'plate template').map(({ value }) => plateFromText(value)),
  );
  return {
    software: version === null ? 'SkanIt' : `SkanIt ${version}`,
    metadata: Object.fromEntries([
      ...pairs.flatMap(([key, value]) => (value === null ? [] : [[key, value] as const])),
      ...(corrected.length === 0
        ? []
        : [['pathlengthCorrection', corrected.map(([step]) => step).join(', ')] as const]),
    ]),
    plate: sizes.size === 1 ? ([...sizes][0] ?? null) : null,
    settings,
    wavelengthsNm: [...new Set(others.filter(isParameterSheet).flatMap(linesOf).flatMap(wavelengthsIn))],
  };
}

const dateTime = /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})[ ,]+(\d{1,2}:\d{2}.*)$/;

function headerTexts(results: readonly Sheet[]): string[] {
  return (results[0]?.rows ?? []).slice(0, 6).map((row) => row[0]?.text.trim() ?? '');
}

function isParameterSheet({ name }: Sheet): boolean {
  return parameterSheets.test(name?.trim() ?? '');
}

/** The first two filled cells of each line are a name and what it says. */
function linesOf(sheet: Sheet): Line[] {
  return sheet.rows.map((row) => {
    const [key = '', value = ''] = row.filter((cell) => !isEmptyCell(cell)).map(({ text }) => text.trim());
    return { head: row[0]?.text.trim() ?? '', key: key.replace(/\s*:$/, '').toLowerCase(), value };
  });
}

function settingsOf(others: readonly Sheet[]): Map<string, SkanItSettings> {
  const settings = new Map<string, SkanItSettings>();
  for (const sheet of others.filter(isParameterSheet)) {
    let step = '';
    for (const line of linesOf(sheet)) {
      if (line.head !== '') step = line.head;
      const before = settings.get(step) ?? {
        wavelengthsNm: [],
        transmittance: false,
        pathlengthCorrected: false,
      };
      const says = (key: RegExp) => key.test(line.key) && /^(?:yes|ja|on)$/i.test(line.value);
      settings.set(step, {
        wavelengthsNm: [...new Set([...before.wavelengthsNm, ...wavelengthsIn(line)])],
        transmittance: before.transmittance || says(/transmittance/),
        pathlengthCorrected: before.pathlengthCorrected || says(/pathlength correction/),
      });
    }
  }
  return settings;
}

/** `Wavelength [nm]`, `450` and `Wavelength: 450 nm`; excitation and emission have names of their own. */
function wavelengthsIn({ key, value }: Line): number[] {
  if (!/^wavelengths?\b/.test(key)) return [];
  return (`${key} ${value}`.match(/(?<!\d)\d{3,4}(?!\d)/g) ?? []).map(Number).filter(isWavelength);
}

/** The first `Temperature` of the run log, `23.8°C`. */
function temperatureOf(others: readonly Sheet[]): string | null {
  for (const sheet of others.filter(({ name }) => /^run[_ ]?log/i.test(name?.trim() ?? '')))
    for (const row of sheet.rows) {
      const at = row.findIndex(({ text }) => /^temperature$/i.test(text.trim()));
      const celsius = /^(-?\d+(?:[.,]\d+)?)\s*°?\s*C/.exec(row[at + 1]?.text.trim() ?? '')?.[1];
      if (at >= 0 && celsius !== undefined) return celsius;
    }
  return null;
}
