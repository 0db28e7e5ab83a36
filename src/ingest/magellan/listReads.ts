import { placeAt, type Problem, type WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import { nameFromWell } from '#plate/wellName';
import { cellAddress, type Sheet, type SheetBook } from '#sheet/sheetBook';
import { notAnEndpoint } from '../notEndpoint.ts';
import type { WellTable } from '../wellTable.ts';
import { magellanColumns, platesOfList, type MagellanColumn } from './columns.ts';
import type { MagellanFacts } from './facts.ts';
import { readFromMagellanWells } from './wells.ts';

/**
 * The reads of a list of wells: one for each measured or calculated column and each plate.
 *
 * @returns `read-not-endpoint` for columns of one name at several times
 */
export function readsOfMagellanList(
  table: WellTable,
  facts: MagellanFacts,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const columns = magellanColumns(sheet, table, facts);
  const plates = platesOfList(sheet, table);
  const names = [...new Set(plates.values())];
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const labels = [...new Set(columns.map(({ label }) => label))];
  let place = 0;
  for (const label of labels) {
    const [column, ...others] = columns.filter((candidate) => candidate.label === label);
    if (column === undefined) continue;
    if (others.some(({ time }) => time !== column.time)) {
      problems.push(
        notAnEndpoint(label, sheet, table.top, column.wells[0]?.sheetColumn ?? 0, 'Magellan', file),
      );
      continue;
    }
    for (const one of [column, ...others]) {
      for (const plate of names.length > 1 ? names : [names[0] ?? null]) {
        const wells =
          names.length > 1 ? one.wells.filter(({ sheetRow }) => plates.get(sheetRow) === plate) : one.wells;
        const part = { label, wells, kind: one.kind, sameUnit: one.sameUnit, plate, place, lastColumn: 0 };
        const made = readFromMagellanWells(part, facts, sheet, book, file);
        reads.push(made.value);
        problems.push(...made.problems);
      }
      if (one.kind === 'measured') place += 1;
    }
  }
  return {
    value: reads,
    problems: [...problems, ...endOfList(table, columns[0], reads[0], facts, sheet, book, file)],
  };
}

/** A text that ends with the list, before the plate is full, may have been cut: Magellan writes its settings below. */
function endOfList(
  table: WellTable,
  column: MagellanColumn | undefined,
  read: Read | undefined,
  facts: MagellanFacts,
  sheet: Sheet,
  book: SheetBook,
  file: string,
): Problem[] {
  const last = column?.wells.at(-1);
  if (book.format !== 'text' || read === undefined || last === undefined) return [];
  if (Object.keys(facts.metadata).length > 0 || table.bottom < sheet.rows.length - 2) return [];
  if ((column?.wells.length ?? 0) >= read.rows * read.columns) return [];
  const well = nameFromWell(last.row, last.column);
  return [
    {
      code: 'file-damaged',
      severity: 'warning',
      file,
      place: placeAt({ cell: cellAddress(last.sheetRow, last.sheetColumn), well }),
      found: `a list that ends with well ${well}, and no line about the measurement below it`,
      expected: 'all wells of the plate, or the lines that Magellan writes below them',
      fix: 'Compare the last well with Magellan. If wells are missing, copy or export the file again.',
    },
  ];
}
