import type { Layout } from '#domain/layout';
import { foldName } from '#domain/names';
import { placeAt, type Place, type Problem } from '#domain/problem';
import type { PlateSet, Protocol } from '#domain/protocol';
import { cellAddress, cellAt, type SheetBook } from '#sheet/sheetBook';

/** A plate as its layout describes it, and where the layout stands. */
export interface DescribedPlate {
  readonly layout: Layout;
  readonly set: Pick<PlateSet, 'name' | 'layout'>;
  readonly book: SheetBook | null;
  readonly protocol: Pick<Protocol, 'file'>;
}

/**
 * A layout that uses no well at all: it is most likely still to be filled in.
 *
 * @returns `layout-incomplete` at the first cell that waits for a role, or null for a layout that uses a well
 */
export function unusedPlate({ layout, set, book, protocol }: DescribedPlate): Problem | null {
  const wells = Object.values(layout.wells);
  if (wells.some(({ role }) => role !== 'empty')) return null;
  const named = wells.length === 0 ? 'says nothing of any well' : 'says of every well that it is empty';
  const problem = {
    code: 'layout-incomplete',
    severity: 'error',
    found: `the layout of the plate set "${set.name}" ${named}`,
    expected: 'a role for each well that was used, a treatment and a dose for each treated one',
  } as const;
  if (set.layout.kind === 'ranges') {
    const fix = 'write below `layout` what is in the wells: `A1:A3: { role: blank }`';
    return { ...problem, file: protocol.file, place: set.layout.place, fix };
  }
  if (set.layout.kind === 'export') {
    const fix = 'write below `names` what the names in the export mean: `BLK: { role: blank }`';
    return { ...problem, file: protocol.file, place: set.layout.place, fix };
  }
  const { path, sheet } = set.layout;
  const file = `${protocol.file.replace(/[^/]*$/, '')}${path}`;
  const place = firstRoleCell(book, sheet);
  const where = place?.cell == null ? '' : ` from cell ${place.cell} on`;
  return { ...problem, file, place, fix: `open ${file} and fill in \`role\`${where}, then the others` };
}

/** The cell right below the heading `role` of a table, or the well A1 of the block `role`. */
function firstRoleCell(book: SheetBook | null, only: string | null): Place | null {
  for (const sheet of book?.sheets ?? []) {
    if (only !== null && sheet.name !== only) continue;
    for (const [row, cells] of sheet.rows.entries()) {
      const column = cells.findIndex(({ text }) => foldName(text) === 'role');
      if (column < 0) continue;
      const isBlock = cellAt(sheet, row, column + 1).text.trim() === '1';
      return placeAt({ sheet: sheet.name, cell: cellAddress(row + 1, isBlock ? column + 1 : column) });
    }
  }
  return null;
}
