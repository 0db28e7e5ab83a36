import type { Inference } from '#domain/inference';
import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { Sheet, SheetBook } from '#sheet/sheetBook';
import { cellAt } from '#sheet/sheetBook';
import { addFact, sheetsLeftOut } from './exportFacts.ts';
import { keyFromText } from './keyLine.ts';
import { labelSectionsOf } from './labelSection.ts';
import { onOnePlateSize } from './onePlateSize.ts';
import { plateFromText } from './plateSize.ts';
import { sectionHeader } from './sectionHeader.ts';
import { readSectionPart } from './sectionPart.ts';
import { uniqueLabels } from './uniqueLabels.ts';
import type { VendorReading } from './vendor.ts';

/** What tells the exports of one program of Tecan from those of another. */
export interface SectionDialect {
  readonly program: string;
  /** Whether the program writes its name in a row. */
  readonly opens: (sheet: Sheet, row: number) => boolean;
  /** Whether each plate of a run gets a sheet of its own, which is then the plate's name if it has no other. */
  readonly platePerSheet: boolean;
  /** Whether it says which part of a plate was read; then no word of a part means the whole plate. */
  readonly statesPart: boolean;
}

interface Part {
  readonly sheet: Sheet;
  readonly from: number;
  readonly to: number;
  /** Which of several on the sheet it is, from 1; 0 if there is one. */
  readonly place: number;
}

/**
 * Reads an export of i-control or SparkControl: a header, then for each read its settings and its numbers; one plate per sheet, or
 * several complete exports one below the other.
 */
export function readSectionExport(
  book: SheetBook,
  file: string,
  { program, opens, platePerSheet, statesPart }: SectionDialect,
): WithProblems<VendorReading> {
  const own = book.sheets.filter((sheet) => sheet.rows.some((_, row) => opens(sheet, row)));
  const sheets = own.length > 0 ? own : book.sheets;
  const parts = sheets.flatMap((sheet) => partsOf(sheet, opens));
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const metadata: Record<string, string> = {};
  let version: string | null = null;
  let stated = true;
  for (const part of parts) {
    const { sheet, from, to } = part;
    const sections = labelSectionsOf(sheet, from, to);
    const header = sectionHeader(sheet, from, (sections[0]?.row ?? to + 1) - 1);
    const placed = platePerSheet && parts.length > 1 ? nameOfPart(part) : null;
    const name = header.barcode ?? placed;
    const size = plateFromText(header.facts['plateType'] ?? '');
    const made = readSectionPart(sections, from, to, { name, size, sheet, book, file, program, statesPart });
    const inferred: Inference[] =
      header.barcode === null && placed !== null ? [plateFromPlace(placed, file)] : [];
    reads.push(...made.value.reads.map((read) => ({ ...read, inferred: [...read.inferred, ...inferred] })));
    problems.push(...made.problems);
    version ??= header.version;
    stated &&= size !== null;
    for (const [key, value] of [...Object.entries(header.facts), ...made.value.facts])
      addFact(metadata, key, value, name);
  }
  const leftOut = sheetsLeftOut(book, sheets, program, file);
  return {
    value: {
      software: version === null ? program : `${program} ${version}`,
      metadata,
      reads: uniqueLabels(
        onOnePlateSize(reads, file, stated).map((read) => ({
          ...read,
          inferred: [...read.inferred, ...leftOut],
        })),
      ),
    },
    problems,
  };
}

/** The complete exports on a sheet: each begins where the program writes its name, or the method a line above. */
function partsOf(sheet: Sheet, opens: SectionDialect['opens']): Part[] {
  const last = sheet.rows.length - 1;
  const starts = sheet.rows.flatMap((_, row) => {
    if (!opens(sheet, row)) return [];
    const method = keyFromText(cellAt(sheet, row - 1, 0).text.split(':')[0] ?? '');
    return [/^method/.test(method) ? row - 1 : row];
  });
  // Lines that somebody wrote above the header belong to the first export.
  const from = [0, ...starts.slice(1)];
  return from.map((row, index) => ({
    sheet,
    from: row,
    to: (from[index + 1] ?? last + 1) - 1,
    place: from.length > 1 ? index + 1 : 0,
  }));
}

function nameOfPart({ sheet, place }: Part): string {
  if (place === 0) return sheet.name ?? '1';
  return sheet.name === null ? String(place) : `${sheet.name} (${place})`;
}

function plateFromPlace(name: string, file: string): Inference {
  return {
    what: 'plate',
    value: name,
    because: 'the file holds several exports and names no plate, so each is called by where it stands',
    state: null,
    file,
  };
}
