import type { Problem, WithProblems } from '#domain/problem';
import type { Read, WellReading } from '#domain/read';
import { wellFromName } from '#plate/wellName';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { addFact } from '../exportFacts.ts';
import { readWells } from '../gridWell.ts';
import { notAnEndpoint } from '../notEndpoint.ts';
import { plateFromText, plateHolding } from '../plateSize.ts';
import { modeFromText, unitOfMode } from '../readMode.ts';
import { uniqueLabels } from '../uniqueLabels.ts';
import type { VendorReading } from '../vendor.ts';
import { isWavelength } from '../wavelength.ts';
import { childCalled, elementsCalled, rootOf, textOf, type XmlElement } from './xmlElement.ts';
import { xmlFacts } from './xmlFacts.ts';

/** What these readers write for every absorbance that is too high to be measured, by the name they give themselves. */
const highest: readonly (readonly [reader: RegExp, absorbance: number])[] = [[/^FilterMax F[35]\b/i, 4]];

interface XmlPlate {
  readonly section: XmlElement;
  readonly name: string;
  readonly reader: string;
  readonly settings: XmlElement | null;
}

/**
 * The reads of an XML export of SoftMax Pro: one for each plate section and wavelength.
 *
 * @returns `read-not-endpoint` for kinetics, spectra and well scans
 */
export function readSoftMaxXml(sheet: Sheet, book: SheetBook, file: string): WithProblems<VendorReading> {
  const root = rootOf(sheet);
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const metadata: Record<string, string> = {};
  for (const section of root === null ? [] : elementsCalled('PlateSection', root)) {
    const name = section.attributes['Name'] ?? '';
    const [reader = '', firmware] = (section.attributes['InstrumentInfo'] ?? '').split('\n');
    const settings = childCalled('InstrumentSettings', section);
    const facts = xmlFacts(section, settings, reader, firmware);
    for (const [key, value] of Object.entries(facts)) addFact(metadata, key, value, name);
    const made = readsOfSection({ section, name, reader, settings }, sheet, book, file);
    reads.push(...made.value);
    problems.push(...made.problems);
  }
  return { value: { software: 'SoftMax Pro', metadata, reads: uniqueLabels(reads) }, problems };
}

function readsOfSection(
  plate: XmlPlate,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const { section, name, settings } = plate;
  const readType = settings?.attributes['ReadType'] ?? '';
  const wavelengths = elementsCalled('Wavelength', section).filter(
    (element) => childCalled('Wells', element) !== null,
  );
  const row = wavelengths.flatMap((element) => elementsCalled('RawData', element))[0]?.texts[0]?.row ?? 0;
  if (!/^endpoint$/i.test(readType))
    return {
      value: [],
      problems: [notAnEndpoint(`plate section ${name} (${readType})`, sheet, row, 0, 'SoftMax Pro', file)],
    };
  const made = wavelengths.map((element, index) =>
    readFromElement(element, wavelengths.length > 1 ? index + 1 : null, plate, sheet, book, file),
  );
  return {
    value: made.map(({ value }) => value).filter(({ wells }) => wells.length > 0),
    problems: made.flatMap(({ problems }) => problems),
  };
}

/** @param place - which of several wavelengths it is, from 1; null for the only one */
function readFromElement(
  element: XmlElement,
  place: number | null,
  { section, name, reader, settings }: XmlPlate,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<Read> {
  const gridWells = elementsCalled('Well', element).flatMap((well) => {
    const position = wellFromName(well.attributes['Name'] ?? '');
    const text = childCalled('RawData', well)?.texts[0];
    return position === null || text === undefined
      ? []
      : [{ ...position, sheetRow: text.row, sheetColumn: text.column }];
  });
  const { wells, problems } = readWells(sheet, gridWells, book, file);
  const mode = modeFromText(settings?.attributes['ReadMode'] ?? '');
  const nm = wavelengthOf(element.attributes['WavelengthIndex'] ?? String(place ?? 1), settings);
  const limit = highest.find(([readers]) => readers.test(reader.trim()))?.[1];
  const marked = mode === 'absorbance' && limit !== undefined ? withLimit(wells, limit) : wells;
  const size =
    plateFromText(settings?.attributes['PlateType'] ?? '') ??
    plateHolding(
      elementsCalled('Well', section).flatMap((well) => wellFromName(well.attributes['Name'] ?? '') ?? []),
    );
  return {
    value: {
      label: place === null ? name : nm === null ? `${name} read ${place}` : `${name} ${nm} nm`,
      kind: 'measured',
      mode,
      wavelengthNm: mode === 'absorbance' ? nm : null,
      plate: name === '' ? null : name,
      unit: unitOfMode[mode],
      blanked: false,
      rows: size?.rows ?? 8,
      columns: size?.columns ?? 12,
      sheet: null,
      wells: marked,
      inferred: marked.some(({ flags }) => flags.includes('saturated'))
        ? [
            {
              what: 'saturation',
              value: `${name}: readings of ${limit}`,
              because: `a ${reader.trim()} writes ${limit} for everything above its range`,
              state: null,
              file,
            },
          ]
        : [],
    },
    problems,
  };
}

function withLimit(wells: readonly WellReading[], limit: number): WellReading[] {
  return wells.map((well) =>
    well.reading.kind === 'value' && well.reading.value >= limit
      ? { ...well, flags: [...well.flags, 'saturated'] }
      : well,
  );
}

/** The wavelength of an index, from the settings. */
function wavelengthOf(index: string, settings: XmlElement | null): number | null {
  const listed = childCalled('WavelengthSettings', settings)?.children ?? [];
  const own = listed.find((one) => one.name === 'Wavelength' && one.attributes['Index'] === index) ?? null;
  const nm = Number(textOf(own));
  return isWavelength(nm) ? nm : null;
}
