import { nameFromRow } from '#plate/wellName';
import { fig2Wells, plateColumns, plateRows, type ExampleWell } from './fig2Wells.ts';
import { workbookBytes, type WorkbookCell } from './workbookBytes.ts';

/**
 * The plate map of set a as a scientist draws it in a spreadsheet: a plate of roles and below it a plate of resistances, each with
 * the name of what it shows in its corner.
 *
 * @returns the bytes of an .xlsx file, always the same
 */
export function layoutXlsx(): Uint8Array {
  return workbookBytes('single dose', [
    ...block('role', (well) => well.role),
    [],
    ...block('resistance', (well) => well.resistance),
  ]);
}

function block(attribute: string, valueOf: (well: ExampleWell) => string | null): WorkbookCell[][] {
  // the map is the same for both cell lines: their doses differ, but doses stand in the protocol
  const wells = fig2Wells('a', 'SkBr3');
  const numbers = Array.from({ length: plateColumns }, (_, column) => column + 1);
  const rows = Array.from({ length: plateRows }, (_, row) =>
    wells.slice(row * plateColumns, (row + 1) * plateColumns).map(valueOf),
  );
  return [[attribute, ...numbers], ...rows.map((values, row) => [nameFromRow(row), ...values])];
}
