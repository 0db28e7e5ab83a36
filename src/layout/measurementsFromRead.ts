import type { Layout } from '#domain/layout';
import type { Measurement } from '#domain/measurement';
import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { PlateSet, Protocol } from '#domain/protocol';
import type { MissingReason } from '#domain/quantity';
import type { Read, WellReading } from '#domain/read';
import type { WellContent } from '#domain/well';
import { textFromWells } from '#plate/wellList';
import { exclusionMatcher } from './exclusionMatches.ts';

/** A read of one plate, and what is in its wells. */
export interface ReadOfPlate {
  readonly study: string;
  readonly set: Pick<PlateSet, 'name' | 'read'>;
  readonly file: string;
  /** Unique within the study. */
  readonly plate: string;
  readonly read: Read;
  readonly layout: Layout;
  readonly protocol: Pick<Protocol, 'exclusions'>;
}

/**
 * Joins what was read with what was in the wells.
 *
 * Wells that the layout does not name, and wells it was refused for (role null), give no measurement. Excluded wells stay in, with
 * the reason; so do wells without a value, with what the reader wrote instead.
 *
 * @returns problems `well-not-in-layout` (note), `well-not-measured` (warning), `well-missing` (warning; note where a person masked
 *   the well), one of each for the plate
 */
export function measurementsFromRead(plate: ReadOfPlate): WithProblems<Measurement[]> {
  const { read, layout } = plate;
  const excluded = plate.protocol.exclusions.map((exclusion) => ({
    reason: exclusion.reason,
    matches: exclusionMatcher(exclusion),
  }));
  const value: Measurement[] = [];
  const unnamed: string[] = [];
  const measured = new Set<string>();
  for (const reading of read.wells) {
    measured.add(reading.well);
    const content = Object.hasOwn(layout.wells, reading.well) ? layout.wells[reading.well] : undefined;
    if (content === undefined) unnamed.push(reading.well);
    const measurement = content === undefined ? null : measurementOf(reading, content, plate);
    if (measurement === null) continue;
    const reasons = excluded.filter(({ matches }) => matches(measurement)).map(({ reason }) => reason);
    value.push(reasons.length === 0 ? measurement : { ...measurement, excludedReason: reasons.join('; ') });
  }
  const unread = Object.entries(layout.wells).filter(
    ([well, { role }]) => role !== null && role !== 'empty' && !measured.has(well),
  );
  const problems = [
    ...notInLayout(unnamed, plate),
    ...notMeasured(
      unread.map(([well]) => well),
      plate,
    ),
    ...missingWells(value, plate),
  ];
  return { value, problems };
}

function measurementOf(reading: WellReading, content: WellContent, plate: ReadOfPlate): Measurement | null {
  const { role, experiment } = content;
  if (role === null || experiment === null) return null;
  const { study, set, file, read } = plate;
  return {
    ...content,
    role,
    experiment,
    study,
    set: set.name,
    file,
    sheet: read.sheet,
    cell: reading.cell,
    plate: plate.plate,
    readLabel: read.label,
    plateSize: { rows: read.rows, columns: read.columns },
    // where the file does not say, the protocol does
    wavelengthNm: read.wavelengthNm ?? set.read?.wavelengthNm ?? null,
    readerBlanked: read.blanked,
    well: reading.well,
    ...(reading.exportWell !== undefined && { exportWell: reading.exportWell }),
    absorbance: reading.reading,
    ...(reading.reference !== undefined && { reference: reading.reference }),
    flags: reading.flags,
    excludedReason: null,
  };
}

/** Silent when the layout names no well at all: that has a problem of its own. */
function notInLayout(wells: readonly string[], { file, read, layout }: ReadOfPlate): Problem[] {
  if (wells.length === 0 || Object.keys(layout.wells).length === 0) return [];
  return [
    {
      code: 'well-not-in-layout',
      severity: 'note',
      file,
      place: placeAt({ sheet: read.sheet, well: wells[0] ?? null }),
      found: `${wells.length} wells that the layout does not name: ${textFromWells(wells)}`,
      expected: 'wells of the layout',
      fix: 'nothing, if they were not used; otherwise add them to the layout (`role: empty` says that a well was left empty)',
    },
  ];
}

function notMeasured(wells: readonly string[], { file, read }: ReadOfPlate): Problem[] {
  if (wells.length === 0) return [];
  return [
    {
      code: 'well-not-measured',
      severity: 'warning',
      file,
      place: placeAt({ sheet: read.sheet, well: wells[0] ?? null }),
      found: `no value for ${textFromWells(wells)}`,
      expected: 'a value for every well of the layout',
      fix: 'read the whole plate, or take the wells out of the layout',
    },
  ];
}

const reasonsInWords: Readonly<Record<MissingReason, string>> = {
  masked: 'masked in the software of the reader',
  notMeasured: 'marked as not measured',
  empty: 'an empty cell',
  text: 'text instead of a number',
  notComputable: 'not computable',
};

function missingWells(measurements: readonly Measurement[], { file, read }: ReadOfPlate): Problem[] {
  const byReason = new Map<MissingReason, Measurement[]>();
  for (const measurement of measurements) {
    const { absorbance, role } = measurement;
    if (absorbance.kind !== 'missing' || role === 'empty') continue;
    byReason.set(absorbance.reason, [...(byReason.get(absorbance.reason) ?? []), measurement]);
  }
  return [...byReason].map(([reason, wells]) => {
    const texts = [
      ...new Set(wells.map(({ absorbance }) => (absorbance.kind === 'value' ? '' : absorbance.text))),
    ];
    const shown = texts.filter((text) => text !== '').map((text) => `"${text}"`);
    return {
      code: 'well-missing',
      severity: reason === 'masked' ? 'note' : 'warning',
      file,
      place: placeAt({ sheet: read.sheet, cell: wells[0]?.cell ?? null, well: wells[0]?.well ?? null }),
      found: `${textFromWells(wells.map(({ well }) => well))}: ${reasonsInWords[reason]}${shown.length === 0 ? '' : ` (${shown.slice(0, 5).join(', ')})`}`,
      expected: 'a value for every well of the layout',
      fix:
        reason === 'masked'
          ? 'nothing, if that was meant; otherwise unmask the well in the software and export again'
          : 'read the plate again, or exclude the wells with the reason',
    };
  });
}
