import type { Inference } from '#domain/inference';
import type { Layout } from '#domain/layout';
import type { WithProblems } from '#domain/problem';
import type { PlateSet, Protocol } from '#domain/protocol';
import type { Export, Read } from '#domain/read';
import { emptyWellContent, type WellContent } from '#domain/well';
import { nameFromWell } from '#plate/wellName';
import type { SheetBook } from '#sheet/sheetBook';
import { completeWells, type PlateContent } from './completeWells.ts';
import { contentFromPath } from './contentFromPath.ts';
import { layoutFromBook } from './layoutFromBook.ts';
import type { StatedLayout } from './layoutStatement.ts';
import { mergeStatements } from './mergeStatements.ts';
import { outsidePlate } from './outsidePlate.ts';
import { identityOfPlate } from './plateIdentity.ts';
import type { TablePlate } from './statementsFromTable.ts';
import { statementsFromExport } from './statementsFromExport.ts';
import { statementsFromRanges } from './statementsFromRanges.ts';

/** A plate and everything that says what is on it. */
export interface PlateToLayOut {
  readonly set: PlateSet;
  /** The cells of the layout file, or null when the layout stands in the protocol. */
  readonly book: SheetBook | null;
  /** Size of the plate, and what the export calls it. */
  readonly read: Pick<Read, 'rows' | 'columns' | 'plate'> & Partial<Pick<Read, 'sheet'>>;
  /** The export itself, for a layout that stands in it. */
  readonly exported?: Export | undefined;
  /** As the tables of the results call it. */
  readonly plate: string;
  /** From the name of the export. */
  readonly captures: Readonly<Record<string, string>>;
  readonly protocol: Pick<Protocol, 'file' | 'aliases'>;
  /** The export, for messages. */
  readonly file: string;
}

/**
 * What is in each well of one plate: ranges, blocks or tables of the layout, or the names in the export, constants of the plate set and captures of the file name together.
 *
 * Cell line, resistance and pretreatment of set and file name hold for wells with cells (not for `blank` and `empty`), treatment
 * and dose for wells of role `treated`. A well that cannot be used stays in the layout with role null. A plate that is smaller than its
 * layout is refused whole.
 *
 * @returns a layout without wells when nothing of it can be used; problems `sheet-not-found`, `layout-unreadable`, `layout-unknown-attribute`,
 *   `layout-invalid-value`, `layout-outside-plate`, `plate-not-in-layout`, `layout-conflict`, `layout-incomplete`, `layout-not-in-export`,
 *   `name-not-explained`
 */
export function layoutForPlate({
  set,
  book,
  read,
  exported,
  plate: name,
  captures,
  protocol,
  file,
}: PlateToLayOut): WithProblems<Layout> {
  const { rows, columns } = read;
  const captured = contentFromPath({ captures, file, aliases: protocol.aliases });
  const { aliases } = protocol;
  const identity = identityOfPlate({ set, captures, aliases, file, plate: read.plate, name });
  const stated = statedLayout({
    set,
    book,
    protocol,
    read,
    exported,
    plate: { identity, rows, columns },
  });
  const nothing: Layout = { rows, columns, wells: {}, inferred: [] };
  if (stated.value === null) return { value: nothing, problems: stated.problems };
  const { statements } = stated.value;
  const outside = outsidePlate(statements, { rows, columns, file });
  const problems = [...stated.problems, ...captured.problems, ...(outside === null ? [] : [outside])];
  if (captured.problems.length > 0 || outside !== null) return { value: nothing, problems };
  const merged = mergeStatements(statements);
  const plate: PlateContent = { set, captured: captured.value, file, protocolFile: protocol.file };
  const completed = completeWells(merged.value, plate);
  const inferred: Inference[] = [...stated.value.inferred, ...completed.inferred];
  return {
    value: { rows, columns, wells: inPlateOrder(completed.wells, rows, columns), inferred },
    problems: [...problems, ...merged.problems, ...completed.problems],
  };
}

function statedLayout({
  set,
  book,
  protocol,
  read,
  exported,
  plate,
}: Pick<PlateToLayOut, 'set' | 'book' | 'protocol' | 'read' | 'exported'> & {
  readonly plate: TablePlate;
}): WithProblems<StatedLayout | null> {
  const { layout } = set;
  if (layout.kind === 'ranges') {
    const { value, problems } = statementsFromRanges(layout.ranges, plate, protocol.file);
    return { value: { statements: value, inferred: [] }, problems };
  }
  if (layout.kind === 'export') {
    if (exported === undefined) return { value: null, problems: [] };
    const { names } = layout;
    const { aliases, file: protocolFile } = protocol;
    return statementsFromExport({
      set,
      names,
      read: { sheet: null, ...read },
      exported,
      aliases,
      protocolFile,
    });
  }
  if (book === null) return { value: null, problems: [] };
  const file = layoutPath(protocol.file, layout.path);
  return layoutFromBook({ book, file, sheet: layout.sheet, aliases: protocol.aliases, plate });
}

/** Layout files are named relative to the protocol. */
function layoutPath(protocolFile: string, path: string): string {
  return `${protocolFile.replace(/[^/]*$/, '')}${path}`;
}

/** Row by row, whatever the order of ranges and blocks. */
function inPlateOrder(
  wells: ReadonlyMap<string, Partial<WellContent>>,
  rows: number,
  columns: number,
): Record<string, WellContent> {
  const ordered: Record<string, WellContent> = {};
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const content = wells.get(nameFromWell(row, column));
      if (content !== undefined) ordered[nameFromWell(row, column)] = { ...emptyWellContent, ...content };
    }
  }
  return ordered;
}
