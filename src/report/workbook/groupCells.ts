import type { GroupKey } from '#domain/replicateValue';
import { numberCell, textCell, type SheetColumn } from './tableSheet.ts';

/** The columns that say what was in the wells, the same in every sheet. */
export function groupCells<Row>(of: (row: Row) => GroupKey): SheetColumn<Row>[] {
  return [
    { heading: 'Cell line', cell: (row) => textCell(of(row).cellLine) },
    { heading: 'Resistance', cell: (row) => textCell(of(row).resistance) },
    { heading: 'Pretreatment', cell: (row) => textCell(of(row).pretreatment) },
    { heading: 'Treatment', cell: (row) => textCell(of(row).treatment) },
    { heading: 'Dose', cell: (row) => numberCell(of(row).dose?.value ?? null) },
    { heading: 'Dose unit', cell: (row) => textCell(of(row).dose?.unit ?? null) },
    { heading: 'Time (h)', cell: (row) => numberCell(of(row).timeH) },
  ];
}
