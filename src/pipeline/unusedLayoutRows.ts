import type { Problem } from '#domain/problem';
import type { Protocol } from '#domain/protocol';
import { checkLayoutRows, type UsedLayout } from '#layout/checkLayoutRows';
import { identityOfPlate } from '#layout/plateIdentity';
import type { SheetBook } from '#sheet/sheetBook';
import type { ClaimedFile } from './claimFiles.ts';

/** A plate of a study, whether it could be read or not. */
export interface PlateOfStudy {
  readonly claim: Pick<ClaimedFile, 'file' | 'set' | 'captures'>;
  /** As the export has it. */
  readonly plate: string | null;
  /** As the tables of the results call it. */
  readonly name: string;
}

/**
 * Rows of layout files that hold for no plate of the study; each layout is asked once, for all the plates that use it.
 *
 * @param books - by the path that the protocol gives
 */
export function unusedLayoutRows(
  protocol: Protocol,
  books: ReadonlyMap<string, SheetBook>,
  plates: readonly PlateOfStudy[],
): Problem[] {
  const { aliases } = protocol;
  const layouts = new Map<string, UsedLayout>();
  for (const { claim, plate, name } of plates) {
    const { layout } = claim.set;
    const book = layout.kind === 'file' ? books.get(layout.path) : undefined;
    if (layout.kind !== 'file' || book === undefined) continue;
    const id = JSON.stringify([layout.path, layout.sheet]);
    const file = `${protocol.file.replace(/[^/]*$/, '')}${layout.path}`;
    const used = layouts.get(id) ?? { book, file, sheet: layout.sheet, plates: [] };
    layouts.set(id, {
      ...used,
      plates: [...used.plates, identityOfPlate({ ...claim, aliases, plate, name })],
    });
  }
  return [...layouts.values()].flatMap((layout) => checkLayoutRows(layout, aliases));
}
