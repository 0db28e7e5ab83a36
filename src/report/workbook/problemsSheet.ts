import type { Problem } from '#domain/problem';
import type { WorksheetSpec } from '#domain/workbook';
import { wholePlace } from '../placeText.ts';
import { tableSheet, textCell, type SheetColumn } from './tableSheet.ts';
import type { WorkbookPlan } from './workbookPlan.ts';

const columns: readonly SheetColumn<Problem>[] = [
  {
    heading: 'Severity',
    cell: ({ severity }) => ({ value: severity, ...(severity === 'error' ? { style: 'warning' } : {}) }),
  },
  { heading: 'Code', cell: ({ code }) => textCell(code) },
  { heading: 'File', cell: ({ file }) => textCell(file) },
  { heading: 'Place', cell: ({ place }) => textCell(place === null ? null : wholePlace(place)) },
  { heading: 'Found', wraps: true, cell: ({ found }) => textCell(found) },
  { heading: 'Expected', wraps: true, cell: ({ expected }) => textCell(expected) },
  { heading: 'What to do', wraps: true, cell: ({ fix }) => textCell(fix) },
];

/** Everything that was wrong, or worth knowing, about what the study was made from. */
export function problemsSheet({ analysis }: WorkbookPlan): WorksheetSpec {
  return tableSheet({
    name: 'Problems',
    columns,
    rows: analysis.problems,
    frozenColumns: 2,
    filter: true,
    whenEmpty: 'Nothing was wrong with what the study was made from.',
  });
}
