import { min } from 'd3-array';
import type { Inference } from '#domain/inference';
import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { cellAddress, cellAt, isEmptyCell, type Sheet } from '#sheet/sheetBook';
import type { CornerTable } from './cornerTable.ts';
import type { LabelSection } from './labelSection.ts';
import { notAnEndpoint } from './notEndpoint.ts';
import { readsOfSectionTable, type SectionPlate } from './sectionReads.ts';
import { sectionTablesOf } from './sectionTables.ts';
import { placeOfCell } from './placeOfCell.ts';

/** The reads of one export, and the facts that stand with them. */
export interface SectionPart {
  readonly reads: readonly Read[];
  readonly facts: readonly (readonly [string, string])[];
}

/**
 * The reads of one export of i-control or SparkControl, a complete one on a sheet.
 *
 * @returns `read-not-endpoint` for tables over time or wavelengths; `file-damaged` for settings or wells whose numbers are missing
 */
export function readSectionPart(
  sections: readonly LabelSection[],
  from: number,
  to: number,
  plate: SectionPlate,
): WithProblems<SectionPart> {
  const { sheet, file, program } = plate;
  const found = sectionTablesOf(sheet, sections, from, to);
  const left = min(found.tables, ({ table }) => table.left);
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const seen = new Set<LabelSection | null>();
  for (const part of found.tables) {
    const own = part.table.left === left;
    const made = readsOfSectionTable(part, plate, own && !seen.has(part.section), own);
    if (own) seen.add(part.section);
    const beside = cellsBeside(sheet, part.table, found.tables, program, file);
    reads.push(...made.value.map((read) => ({ ...read, inferred: [...read.inferred, ...beside] })));
    problems.push(...made.problems);
  }
  const told = new Set<LabelSection | null>();
  for (const { row, title, section } of found.series) {
    if (told.has(section)) continue;
    told.add(section);
    problems.push(notAnEndpoint(section?.name ?? title ?? 'a table', sheet, row, 0, program, file));
  }
  for (const section of found.without) problems.push(withoutNumbers(section, sections, sheet, file));
  return { value: { reads, facts: factsOf(sections) }, problems };
}

/** Temperature and start of the first read, and of further ones where they differ. */
function factsOf(sections: readonly LabelSection[]): [string, string][] {
  const facts: [string, string][] = [];
  for (const name of ['temperatureC', 'startTime'] as const) {
    const first = sections.find((section) => section[name] !== null)?.[name];
    if (first !== undefined && first !== null) facts.push([name, first]);
    for (const section of sections) {
      const own = section[name];
      if (own !== null && own !== first) facts.push([`${name} (${section.name ?? 'read'})`, own]);
    }
  }
  return facts;
}

function withoutNumbers(
  section: LabelSection,
  sections: readonly LabelSection[],
  sheet: Sheet,
  file: string,
): Problem {
  const last = section === sections.at(-1);
  return {
    code: 'file-damaged',
    severity: last ? 'error' : 'warning',
    file,
    place: placeOfCell(sheet, section.row, 0),
    found: `the settings of read ${section.name ?? '(without a name)'}, and no table of wells that belongs to it`,
    expected: 'the numbers of the read below its settings',
    fix: last
      ? 'The end of the file seems to be missing: export or copy it again.'
      : 'If the read is needed, export it as a matrix or as a list of wells.',
  };
}

/** What stands right of a table, where the program prints nothing: a plate map or notes of the user. */
function cellsBeside(
  sheet: Sheet,
  table: CornerTable,
  tables: readonly { readonly table: CornerTable }[],
  program: string,
  file: string,
): Inference[] {
  const others = tables.filter((other) => other.table !== table).map((other) => other.table);
  let last = table.right;
  for (let row = table.top; row <= table.bottom; row++) {
    const cells = sheet.rows[row] ?? [];
    for (let column = last + 1; column < cells.length; column++) {
      const taken = others.some(
        (other) => row >= other.top && row <= other.bottom && column >= other.left && column <= other.right,
      );
      if (!taken && !isEmptyCell(cellAt(sheet, row, column))) last = column;
    }
  }
  if (last === table.right) return [];
  return [
    {
      what: 'cells left out',
      value: `${cellAddress(table.top, table.right + 1)}:${cellAddress(table.bottom, last)}`,
      because: `they stand right of the wells, where ${program} prints nothing`,
      state: null,
      file,
    },
  ];
}
