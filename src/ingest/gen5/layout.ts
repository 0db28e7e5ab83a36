import type { EmbeddedLayout, EmbeddedWell } from '#domain/embeddedLayout';
import { cellAt, type Sheet } from '#sheet/sheetBook';
import { amountOf, embeddedWell, writtenText } from '../embeddedCells.ts';
import type { GridWell } from '../gridWell.ts';
import { blocksOf } from './block.ts';
import type { PlateSection } from './section.ts';

/** What is said of one well: its lines in the section, from the top down. */
interface LinesOfWell {
  id?: GridWell;
  name?: GridWell;
  amount?: GridWell;
}

const lineOf: Readonly<Record<string, keyof LinesOfWell>> = {
  'well id': 'id',
  name: 'name',
  'conc/dil': 'amount',
};

/**
 * The layout of a plate of Gen5: below each row of the plate the lines `Well ID`, `Name` (where samples have names) and `Conc/Dil`; in
 * lists of wells columns of the same names.
 *
 * @param plate - as the header of the section calls it
 */
export function layoutOfSection(
  { from, to }: PlateSection,
  sheet: Sheet,
  plate: string | null,
): EmbeddedLayout {
  const wells = new Map<string, { readonly at: GridWell; readonly lines: LinesOfWell }>();
  for (const { lines } of blocksOf(sheet, from, to)) {
    for (const { label, wells: ofLine } of lines) {
      const kind = lineOf[label.toLowerCase()];
      if (kind === undefined) continue;
      for (const well of ofLine) {
        const id = `${well.row} ${well.column}`;
        const known = wells.get(id) ?? { at: well, lines: {} };
        known.lines[kind] ??= well;
        wells.set(id, known);
      }
    }
  }
  return {
    source: 'section "Layout"',
    heading: null,
    plate,
    sheet: sheet.name,
    wells: [...wells.values()].flatMap(({ at, lines }) => wellFromLines(at, lines, sheet)),
  };
}

/** A sample with a name of its own is called by it; its Well ID is then what its replicates have in common. */
function wellFromLines(at: GridWell, { id, name, amount }: LinesOfWell, sheet: Sheet): EmbeddedWell[] {
  const textOf = (well: GridWell | undefined) =>
    well === undefined ? null : writtenText(cellAt(sheet, well.sheetRow, well.sheetColumn));
  const [wellId, ownName] = [textOf(id), textOf(name)];
  return embeddedWell(
    at,
    {
      name: ownName ?? wellId,
      group: ownName === null ? null : (wellId?.text ?? null),
      ...(amount !== undefined && amountOf(cellAt(sheet, amount.sheetRow, amount.sheetColumn))),
    },
    id ?? at,
  );
}
