import type { Problem, WithProblems } from '#domain/problem';
import type { Read, ReadKind } from '#domain/read';
import type { PlateFormat } from '#plate/plateFormat';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { concluded } from './concluded.ts';
import { readWells } from './gridWell.ts';
import { holdsReadings } from './holdsReadings.ts';
import { wellsMissing } from './measuredArea.ts';
import { notAnEndpoint } from './notEndpoint.ts';
import { plateHolding } from './plateSize.ts';
import { unitOfMode } from './readMode.ts';
import { isTitleOf, type SectionTable } from './sectionTables.ts';
import { isPlainSeries, meaningOfSeries, type SeriesMeaning } from './seriesMeaning.ts';
import { wavelengthFromText } from './wavelength.ts';
import type { WellSeries } from './wellTable.ts';

/** What is known about the plate a table belongs to. */
export interface SectionPlate {
  readonly name: string | null;
  /** null when the file does not name the plate type. */
  readonly size: PlateFormat | null;
  readonly sheet: Sheet;
  readonly book: SheetBook;
  readonly file: string;
  readonly program: string;
  readonly statesPart: boolean;
}

/**
 * The reads of one table of an export of i-control or SparkControl.
 *
 * @param first - whether it is the first table of its section; a further one needs a title, otherwise somebody put it there
 * @param own - whether it stands where the program prints its tables
 * @returns `file-damaged` when wells are missing that were read
 */
export function readsOfSectionTable(
  part: SectionTable,
  plate: SectionPlate,
  first: boolean,
  own: boolean,
): WithProblems<readonly Read[]> {
  const { table, title, section } = part;
  const { sheet, file, program } = plate;
  const named = section !== null && section.name !== null && isTitleOf(title, section.name);
  const ofSettings = section?.name ?? null;
  const base = ofSettings ?? title?.replace(/:[^:]*$/, '') ?? `grid ${cellAddress(table.top, table.left)}`;
  // The first title under settings without a name is the name: `CV:590` is a read called CV, no coefficient of variation.
  const isName = named || (first && ofSettings === null);
  const titled = isName || title === null ? undefined : meaningOfSeries(title);
  if (titled === null)
    return { value: [], problems: [notAnEndpoint(base, sheet, table.top, table.left, program, file)] };
  // A title of nobody's above the first table is a note; above a further one it is what that table is.
  const note = titled?.kind === 'user' && first;
  const printed = own && (first || named);
  const untitled: SeriesMeaning = {
    kind: printed ? 'measured' : 'user',
    sameUnit: printed,
    reference: false,
  };
  const ofTitle = titled === undefined || note || !own ? untitled : titled;
  const extra = ofSettings === null || ofTitle !== titled ? null : title;

  const reads: Read[] = [];
  const problems: Problem[] = [];
  for (const series of table.series) {
    const ofSeries = meaningOfSeries(series.label);
    if (ofSeries === null) continue;
    const meaning = joined(ofTitle, ofSeries);
    if (meaning.kind === 'user' && !holdsReadings(sheet, series.wells)) continue;
    const ofColumn = isPlainSeries(series.label) ? null : series.label;
    const label = [base, extra, ofColumn].filter((text) => text !== null).join(': ');
    const made = seriesRead(label, meaning, series, part, plate);
    if (made.value.wells.length === 0) continue;
    reads.push(made.value);
    problems.push(...made.problems);
  }
  const size = reads[0];
  if (plate.statesPart && size !== undefined && reads.some(({ kind }) => kind !== 'user'))
    problems.push(...wellsMissing(size.label, table, size, section?.area ?? null, sheet, file));
  return { value: reads, problems };
}

function seriesRead(
  label: string,
  meaning: SeriesMeaning,
  { wells }: WellSeries,
  { table, section }: SectionTable,
  { name, size, sheet, book, file }: SectionPlate,
): WithProblems<Read> {
  const readings = readWells(sheet, wells, book, file);
  const holding = plateHolding(wells, table.lastColumn);
  const stated =
    size !== null && holding !== null && size.rows >= holding.rows && size.columns >= holding.columns;
  const { rows, columns } = (stated ? size : holding) ?? { rows: 8, columns: 12 };
  const mode = meaning.sameUnit ? (section?.mode ?? 'other') : 'other';
  const byName = section?.wavelengthNm ?? wavelengthFromText(label);
  const wavelengthNm =
    mode !== 'absorbance' ? null : meaning.reference ? (section?.referenceNm ?? null) : byName;
  const told = (what: string, value: string, because: string) => concluded(file, what, value, because);
  const read: Read = {
    label,
    kind: meaning.kind,
    mode,
    wavelengthNm,
    plate: name,
    unit: unitOfMode[mode],
    blanked: meaning.kind === 'calculated' && /\bblank/i.test(label),
    rows,
    columns,
    sheet: sheet.name,
    wells: readings.wells,
    inferred: [
      ...(meaning.kind === 'measured'
        ? []
        : [told('kind of read', `${label}: ${meaning.kind}`, reasons[meaning.kind])]),
      ...(section === null
        ? [told('mode', `${label}: unknown`, 'the settings of the read are not in the file')]
        : []),
      ...(wavelengthNm !== null && section?.wavelengthNm === null
        ? [
            told(
              'wavelength',
              `${label}: ${wavelengthNm} nm`,
              'the name of the read has it, its settings do not',
            ),
          ]
        : []),
    ],
  };
  return { value: read, problems: meaning.kind === 'user' ? [] : readings.problems };
}

const reasons: Readonly<Record<ReadKind, string>> = {
  measured: 'the program prints it as a reading',
  calculated: 'its title names something that the program computes from the readings',
  user: 'the program prints no such table or column; somebody wrote it there',
};

/** A mean of a difference is calculated, whatever stands first. */
function joined(a: SeriesMeaning, b: SeriesMeaning): SeriesMeaning {
  const kinds = [a.kind, b.kind];
  return {
    kind: kinds.includes('user') ? 'user' : kinds.includes('calculated') ? 'calculated' : 'measured',
    sameUnit: a.sameUnit && b.sameUnit,
    reference: a.reference || b.reference,
  };
}
