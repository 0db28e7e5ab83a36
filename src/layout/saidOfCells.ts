import { placeAt, type Problem } from '#domain/problem';
import type { TextReading } from '#domain/textReading';
import { nameFromWell, type WellPosition } from '#plate/wellName';
import type { Cell } from '#sheet/sheetBook';
import type { WellStatement } from './layoutStatement.ts';
import type { SaidOfWell } from './wellContentOfCell.ts';

/** A cell of a layout file and the wells it speaks of: one in a block, one or more in a long table. */
export interface CellOfWells {
  readonly cell: Cell;
  /** Spreadsheet address. */
  readonly address: string;
  readonly wells: readonly WellPosition[];
}

/** Where the cells stand, for messages. */
export interface CellsFrom {
  readonly file: string;
  readonly sheet: string | null;
  readonly of: 'block' | 'column';
}

/**
 * What many cells say of their wells.
 *
 * @param read - what one cell says
 * @returns wells whose cell cannot be used are marked as refused; problems `layout-invalid-value`, one for all cells with the same text
 */
export function saidOfCells<C extends CellOfWells>(
  cells: readonly C[],
  read: (cell: C) => TextReading<SaidOfWell>,
  { file, sheet, of }: CellsFrom,
): { wells: WellStatement[]; problems: Problem[] } {
  const wells: WellStatement[] = [];
  const refused = new Map<string, { problem: Problem; count: number }>();
  for (const from of cells) {
    const said = read(from);
    for (const well of from.wells) {
      wells.push({
        ...well,
        ...(said.ok ? said.value : { content: {}, dosed: null }),
        refused: !said.ok,
        cell: from.address,
      });
    }
    if (said.ok) continue;
    const [first] = from.wells;
    const text = from.cell.text.trim();
    const { expected, fix } = said;
    const id = JSON.stringify([text, expected, fix]);
    const problem: Problem = refused.get(id)?.problem ?? {
      code: 'layout-invalid-value',
      severity: 'error',
      file,
      place: placeAt({
        sheet,
        cell: from.address,
        well: first === undefined ? null : nameFromWell(first.row, first.column),
      }),
      found: `"${text}"`,
      expected,
      fix,
    };
    refused.set(id, { problem, count: (refused.get(id)?.count ?? 0) + 1 });
  }
  const problems = [...refused.values()].map(({ problem, count }) =>
    count === 1
      ? problem
      : {
          ...problem,
          found: `${problem.found} here and in ${count - 1} more ${count === 2 ? 'cell' : 'cells'} of the ${of}`,
        },
  );
  return { wells, problems };
}
