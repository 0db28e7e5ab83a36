import { min } from 'd3-array';
import type { Problem, WithProblems } from '#domain/problem';
import type { Inference } from '#domain/inference';
import type { Read } from '#domain/read';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { cornerGrids, type CornerGrid } from '../cornerGrid.ts';
import { titleOfTable } from '../cornerTable.ts';
import { holdsReadings } from '../holdsReadings.ts';
import { meaningOfSeries } from '../seriesMeaning.ts';
import type { MagellanFacts } from './facts.ts';
import { readFromMagellanWells } from './wells.ts';

/**
 * The reads of grids with the corner `<>`: those in the first column are Magellan's, one beside them is the user's, one of words is
 * a plate map.
 */
export function readsOfMagellanGrids(
  facts: MagellanFacts,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const grids = cornerGrids(sheet);
  const left = min(grids, (grid) => grid.left);
  const filled = grids.filter(({ wells }) => holdsReadings(sheet, wells));
  const maps = grids.filter((grid) => !filled.includes(grid));
  const mine = filled.filter((grid) => grid.left === left);
  const byLabel = facts.measuredLabels.length === mine.length;
  const reads: Read[] = [];
  const problems: Problem[] = [];
  for (const grid of filled) {
    const place = mine.indexOf(grid);
    const title = titleOfTable(sheet, grid);
    const named = byLabel && place >= 0 ? facts.measuredLabels[place] : null;
    const own = place < 0 ? `grid ${cellAddress(grid.top, grid.left)}` : sheet.name;
    const label = named ?? title ?? own ?? facts.measuredLabels[0] ?? 'Raw data';
    const meaning = place < 0 ? null : named === null && title !== null ? meaningOfSeries(title) : undefined;
    // Words above Magellan's own grid that say nothing of a calculation are a note.
    const measured = meaning === undefined || (meaning?.kind === 'user' && place === 0);
    const part = {
      label,
      wells: grid.wells,
      kind: measured ? ('measured' as const) : (meaning?.kind ?? 'user'),
      sameUnit: measured || (meaning?.sameUnit ?? false),
      plate: null,
      place,
      lastColumn: grid.lastColumn,
    };
    const made = readFromMagellanWells(part, facts, sheet, book, file);
    const inferred = [...made.value.inferred, ...mapsLeftOut(maps, file)];
    reads.push({ ...made.value, inferred });
    problems.push(...made.problems);
  }
  return { value: reads, problems };
}

function mapsLeftOut(maps: readonly CornerGrid[], file: string): Inference[] {
  if (maps.length === 0) return [];
  return [
    {
      what: 'grids left out',
      value: maps
        .map(({ top, left, bottom, right }) => `${cellAddress(top, left)}:${cellAddress(bottom, right)}`)
        .join(', '),
      because: 'most of their filled cells are words: they are plate maps',
      state: null,
      file,
    },
  ];
}
