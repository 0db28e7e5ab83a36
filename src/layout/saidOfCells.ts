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
  /** Address of the cell that names the wells, in a long table. */
  readonly namedAt?: string;
}

/** Where the cells stand, for messages. */
export interface CellsFrom {
  readonly file: string;
  readonly sheet: string | null;
  readonly of: 'block' | 'column' | 'layout';
}

/**
 * What many cells say of their wells.
 *
 * @param read - what one cell says
 * @returns wells whose cell cannot be used are marked as refused; problems `layout-invalid-value`, one for all cells with the same fault
 */
export function saidOfCells<C extends CellOfWells>(
  cells: readonly C[],
  read: (cell: C) => TextReading<SaidOfWell>,
  { file, sheet, of }: CellsFrom,
): { wells: WellStatement[]; problems: Problem[] } {
  const wells: WellStatement[] = [];
  const refused = new Map<string, { problem: Problem; texts: string[] }>();
  for (const from of cells) {
    const said = read(from);
    for (const well of from.wells) {
      wells.push({
        ...well,
        ...(said.ok ? said.value : { content: {}, dosed: null }),
        refused: !said.ok,
        cell: from.address,
        ...(from.namedAt !== undefined && { namedAt: from.namedAt }),
      });
    }
    if (said.ok) continue;
    const { expected, fix } = said;
    const id = JSON.stringify([expected, fix]);
    const same = refused.get(id) ?? { problem: invalid(from, said, { file, sheet, of }), texts: [] };
    same.texts.push(from.cell.text.trim());
    refused.set(id, same);
  }
  const problems = [...refused.values()].map(({ problem, texts }) => ({
    ...problem,
    found: foundIn(texts, of),
  }));
  return { wells, problems };
}

function invalid(
  { address, wells: [first] }: CellOfWells,
  { expected, fix }: { readonly expected: string; readonly fix: string },
  { file, sheet }: CellsFrom,
): Problem {
  const well = first === undefined ? null : nameFromWell(first.row, first.column);
  return {
    code: 'layout-invalid-value',
    severity: 'error',
    file,
    place: placeAt({ sheet, cell: address, well }),
    found: '',
    expected,
    fix,
  };
}

/** `"control" here and in 2 more cells of the block`, or `"10", "5" in 12 cells of the column`. */
function foundIn(texts: readonly string[], of: CellsFrom['of']): string {
  const different = [...new Set(texts)].map((text) => `"${text}"`);
  const [first = ''] = different;
  if (different.length > 1)
    return `${different.slice(0, 4).join(', ')}${different.length > 4 ? ' …' : ''} in ${texts.length} cells of the ${of}`;
  const more = texts.length - 1;
  return more === 0
    ? first
    : `${first} here and in ${more} more ${more === 1 ? 'cell' : 'cells'} of the ${of}`;
}
