import type { SensitivityCell, SensitivityEstimate } from '#domain/sensitivity';
import type { WorksheetSpec } from '#domain/workbook';
import { curveSensitivities, type NamedSensitivity } from '../curveSensitivities.ts';
import { cellFlags, estimateText, plateausText } from '../sensitivityWords.ts';
import { flagWords } from './flagWords.ts';
import { numberFormats } from './liveCell.ts';
import {
  nameCell,
  numberCell,
  tableSheet,
  textAmongNumbers,
  textCell,
  type SheetColumn,
} from './tableSheet.ts';
import type { WorkbookPlan } from './workbookPlan.ts';

interface Row {
  readonly of: NamedSensitivity;
  readonly cell: SensitivityCell;
}

const { anySize, percent } = numberFormats;

const columns: readonly SheetColumn<Row>[] = [
  { heading: 'Panel', cell: ({ of }) => textCell(of.panel) },
  { heading: 'Facet', cell: ({ of }) => textCell(of.facet) },
  { heading: 'Curve', cell: ({ of }) => textCell(of.curve.label) },
  { heading: 'Plateaus', cell: ({ cell }) => textCell(plateausText(cell)) },
  { heading: 'Dose 0', cell: ({ cell }) => textCell(cell.doseZero === 'none' ? null : cell.doseZero) },
  {
    heading: 'Without experiment',
    cell: ({ cell }) => (cell.leftOut === null ? textCell(null) : nameCell(cell.leftOut)),
  },
  { heading: 'As asked', cell: ({ cell }) => textCell(cell.own ? 'yes' : null) },
  { heading: 'n, experiments', cell: ({ cell }) => numberCell(cell.experiments) },
  ...estimateColumns('EC50', ({ headline }) => headline),
  ...estimateColumns('Pooled EC50', ({ pooled }) => pooled),
  {
    heading: 'Pooled bottom',
    cell: ({ cell: { pooled } }) =>
      numberCell(pooled.outcome === 'estimated' ? pooled.bottom : null, percent),
  },
  {
    heading: 'Pooled top',
    cell: ({ cell: { pooled } }) => numberCell(pooled.outcome === 'estimated' ? pooled.top : null, percent),
  },
  { heading: 'Dose unit', cell: ({ of }) => textCell(of.doseUnit) },
  { heading: 'To be said with it', wraps: true, cell: ({ cell }) => textCell(flagWords(cellFlags(cell))) },
];

/** Every EC50 made in every way that a careful person might have chosen. */
export function sensitivitySheet({ analysis }: WorkbookPlan): WorksheetSpec {
  return tableSheet({
    name: 'Sensitivity',
    columns,
    rows: curveSensitivities(analysis).flatMap((of) =>
      of.sensitivity.cells.map((cell): Row => ({ of, cell })),
    ),
    frozenColumns: 3,
    filter: true,
    whenEmpty: 'The protocol asks for no curve whose EC50 could be made in several ways.',
  });
}

function estimateColumns(
  name: string,
  estimateOf: (cell: SensitivityCell) => SensitivityEstimate,
): readonly SheetColumn<Row>[] {
  return [
    {
      heading: name,
      cell: ({ cell }) => {
        const one = estimateOf(cell);
        return one.ec50 === null ? textAmongNumbers(estimateText(one)) : numberCell(one.ec50, anySize);
      },
    },
    {
      heading: `${name} 95 % CI, low`,
      cell: ({ cell }) => numberCell(estimateOf(cell).confidence95?.[0] ?? null, anySize),
    },
    {
      heading: `${name} 95 % CI, high`,
      cell: ({ cell }) => numberCell(estimateOf(cell).confidence95?.[1] ?? null, anySize),
    },
  ];
}
