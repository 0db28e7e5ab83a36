import type { Sheet } from '#sheet/sheetBook';
import { cornerTables, titleOfTable, type CornerTable } from './cornerTable.ts';
import type { LabelSection } from './labelSection.ts';
import { seriesTablesOf } from './seriesTable.ts';

/** A table with the settings it was read with. */
export interface SectionTable {
  readonly table: CornerTable;
  /** What stands alone on the line above it. */
  readonly title: string | null;
  /** null when the settings above the numbers were deleted. */
  readonly section: LabelSection | null;
}

/** A table over time or wavelengths. */
export interface SeriesTable {
  /** Its first row, from 0. */
  readonly row: number;
  readonly title: string | null;
  readonly section: LabelSection | null;
}

/** What stands in a part of a sheet. */
export interface SectionTables {
  readonly tables: readonly SectionTable[];
  readonly series: readonly SeriesTable[];
  /** Settings that no table follows. */
  readonly without: readonly LabelSection[];
}

/** A table of either kind, before it is known whose it is. */
interface Found {
  readonly row: number;
  readonly table: CornerTable | null;
  readonly title: string | null;
}

/** Settings one after the other, and the tables that follow them. */
interface Run {
  readonly sections: LabelSection[];
  readonly found: Found[];
}

/**
 * Gives each table of wells the settings it was read with: those whose name is its title, else the nearest above it.
 *
 * Settings without names (i-control 1.11 prints those of all reads first) belong to the tables in their order, as long as there is one table
 * for each; otherwise nobody can tell, and the tables get none.
 *
 * @param from - first row, from 0
 * @param to - last row
 */
export function sectionTablesOf(
  sheet: Sheet,
  sections: readonly LabelSection[],
  from: number,
  to: number,
): SectionTables {
  const within = (row: number) => row >= from && row <= to;
  const grids = cornerTables(sheet)
    .filter(({ top }) => within(top))
    .map((table): Found => ({ row: table.top, table, title: titleOfTable(sheet, table) }));
  const overTime = seriesTablesOf(sheet)
    .filter(within)
    .map((row): Found => ({ row, table: null, title: titleOfTable(sheet, { top: row, left: 0 }) }));
  const own = sections.filter(({ loop }) => !loop);
  const tables: SectionTable[] = [];
  const series: SeriesTable[] = [];
  const used = new Set<LabelSection>();
  for (const run of runsOf(own, [...grids, ...overTime])) {
    for (const { row, table, title } of run.found) {
      const section = sectionFor(title, run, used);
      if (section !== null) used.add(section);
      if (table === null) series.push({ row, title, section });
      else tables.push({ table, title, section });
    }
  }
  return { tables, series, without: own.filter((section) => !used.has(section)) };
}

function runsOf(sections: readonly LabelSection[], found: readonly Found[]): Run[] {
  const runs: Run[] = [{ sections: [], found: [] }];
  const events = [...sections.map((section) => ({ row: section.row, section })), ...found];
  for (const event of events.sort((a, b) => a.row - b.row)) {
    const last = runs.at(-1);
    if (last === undefined) continue;
    if (!('section' in event)) last.found.push(event);
    else if (last.found.length === 0) last.sections.push(event.section);
    else runs.push({ sections: [event.section], found: [] });
  }
  return runs;
}

function sectionFor(
  title: string | null,
  { sections, found }: Run,
  used: ReadonlySet<LabelSection>,
): LabelSection | null {
  const [only, ...others] = sections;
  const nearest = sections.at(-1);
  if (only === undefined || nearest === undefined) return null;
  const named = sections.find(({ name }) => name !== null && isTitleOf(title, name));
  if (named !== undefined) return named;
  if (nearest.name !== null || others.length === 0) return nearest;
  return found.length === sections.length ? (sections.find((section) => !used.has(section)) ?? null) : null;
}

/** `OD600` and `OD600:600` are titles of the read OD600. */
export function isTitleOf(title: string | null, name: string): boolean {
  return title !== null && (title === name || title.startsWith(`${name}:`));
}
