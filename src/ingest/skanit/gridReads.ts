import type { Inference } from '#domain/inference';
import type { Problem, WithProblems } from '#domain/problem';
import type { Read } from '#domain/read';
import type { SheetBook } from '#sheet/sheetBook';
import { notAnEndpoint } from '../notEndpoint.ts';
import type { SkanItFacts } from './facts.ts';
import { isWhole } from './damage.ts';
import { isNameGrid, meaningOfTable, type SkanItTable } from './table.ts';
import { readsOfTable, type NumberTable } from './tableReads.ts';

/**
 * The reads of the grids of an export: the measured ones; where somebody has taken those out, what SkanIt has computed.
 *
 * @returns `read-not-endpoint` for readings one after another, `file-damaged` for a grid that lacks rows
 */
export function readsOfGrids(
  tables: readonly SkanItTable[],
  facts: SkanItFacts,
  book: SheetBook,
  file: string,
): WithProblems<readonly Read[]> {
  const nameGrids = tables.filter((table) => isNameGrid(table) && isWhole(table, book));
  const found = tables.flatMap((table): NumberTable[] => {
    const meaning = meaningOfTable(table, facts);
    return meaning === null ? [] : [{ table, ...meaning, names: namesOf(table, nameGrids) }];
  });
  const measured = found.filter(({ kind }) => kind === 'measured');
  const kept = measured.length > 0 ? measured : found;
  const leftOut = stepsLeftOut(found, kept, file);
  const reads: Read[] = [];
  const problems: Problem[] = [];
  const told = new Set<string>();
  for (const one of kept) {
    const { table } = one;
    if (kept.some((other) => isLaterReading(other.table, table))) {
      const what = [table.step, table.plate].filter((text) => text !== null).join(', ');
      if (!told.has(what))
        problems.push(notAnEndpoint(what, table.sheet, table.top, table.left, 'SkanIt', file));
      told.add(what);
      continue;
    }
    const several = new Set(
      kept.filter(({ table: { step } }) => step === table.step).map((other) => other.table.wavelengthNm),
    );
    const made = readsOfTable(one, several.size > 1, facts, book, file);
    reads.push(...made.value.map((read) => ({ ...read, inferred: [...read.inferred, ...leftOut] })));
    problems.push(...made.problems);
  }
  return { value: reads, problems };
}

/** The nearest grid of names for the same plate of the same step. */
function namesOf(table: SkanItTable, nameGrids: readonly SkanItTable[]): SkanItTable | null {
  const own = nameGrids.filter(
    ({ sheet, step, plate }) => sheet === table.sheet && step === table.step && plate === table.plate,
  );
  const distance = ({ top }: SkanItTable) => Math.abs(top - table.top);
  return [...own].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

function isLaterReading(other: SkanItTable, table: SkanItTable): boolean {
  return (
    other.reading !== null &&
    other.reading !== table.reading &&
    other.sheet === table.sheet &&
    other.step === table.step &&
    other.plate === table.plate &&
    other.wavelengthNm === table.wavelengthNm
  );
}

function stepsLeftOut(
  found: readonly NumberTable[],
  kept: readonly NumberTable[],
  file: string,
): Inference[] {
  const steps = new Set(found.filter((one) => !kept.includes(one)).map(({ table }) => table.step));
  if (steps.size === 0) return [];
  return [
    {
      what: 'steps left out',
      value: [...steps].join(', '),
      because: 'SkanIt computes them from the readings of the measured steps',
      state: null,
      file,
    },
  ];
}
