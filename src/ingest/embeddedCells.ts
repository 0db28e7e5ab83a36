import type { EmbeddedLayout, EmbeddedWell, WrittenText } from '#domain/embeddedLayout';
import { nameFromWell, type WellPosition } from '#plate/wellName';
import { cellAddress, cellAt, isEmptyCell, type Cell, type Sheet } from '#sheet/sheetBook';
import type { GridWell } from './gridWell.ts';

/** A cell as it was typed, or null for an empty one. */
export function writtenText(cell: Cell): WrittenText | null {
  const text = cell.text.trim();
  if (isEmptyCell(cell)) return null;
  return { text: text === '' ? String(cell.number) : text, number: cell.number };
}

/** What software prints for "nothing here" in a plate map: a dash with blanks. */
function isUndefined({ text }: Cell): boolean {
  return /^\s*[-\u2013\u2014]\s*$/.test(text);
}

/** What cells on a sheet say of a well; null where all of them are empty. */
export function embeddedWell(
  position: WellPosition,
  said: Partial<Omit<EmbeddedWell, 'well' | 'cell'>>,
  at: { readonly sheetRow: number; readonly sheetColumn: number },
): EmbeddedWell[] {
  const { name = null, group = null, concentration = null, dilution = null } = said;
  if (name === null && concentration === null && dilution === null) return [];
  const cell = cellAddress(at.sheetRow, at.sheetColumn);
  return [{ well: nameFromWell(position.row, position.column), name, group, concentration, dilution, cell }];
}

/** `1:25` and `1/25` are dilutions, anything else a concentration. */
export function amountOf(cell: Cell): Pick<EmbeddedWell, 'concentration' | 'dilution'> {
  const written = writtenText(cell);
  return written !== null && /^1\s*[:/]\s*\d/.test(written.text)
    ? { concentration: null, dilution: written.text }
    : { concentration: written, dilution: null };
}

/** The names that stand in the cells of a plate: a grid below the readings, beside them, or on a sheet of its own. */
export function layoutFromGrid(
  wells: readonly GridWell[],
  sheet: Sheet,
  {
    amounts = false,
    ...about
  }: Pick<EmbeddedLayout, 'source' | 'heading' | 'plate'> & {
    /** The cells are concentrations or dilutions, and no names. */
    readonly amounts?: boolean;
  },
): EmbeddedLayout {
  return {
    ...about,
    sheet: sheet.name,
    wells: wells.flatMap((well) => {
      const cell = cellAt(sheet, well.sheetRow, well.sheetColumn);
      if (isUndefined(cell)) return [];
      return embeddedWell(well, amounts ? amountOf(cell) : { name: writtenText(cell) }, well);
    }),
  };
}

/** Without those that say nothing, and those that say once more what another one says of the same plate. */
export function distinctLayouts(layouts: readonly EmbeddedLayout[]): EmbeddedLayout[] {
  const saying = layouts.filter(({ wells }) => wells.length > 0);
  const contentOf = ({ heading, plate, wells }: EmbeddedLayout): string =>
    JSON.stringify([heading, plate, wells.map(({ cell: _cell, ...said }) => said)]);
  const contents = saying.map(contentOf);
  return saying.filter((_, index) => contents.indexOf(contents[index] ?? '') === index);
}
