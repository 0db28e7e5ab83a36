import type { CurveFit } from '#domain/curveFit';
import type { WorksheetSpec } from '#domain/workbook';
import { fitNumbers, type FitNumbers } from '../fitNumbers.ts';
import { boundText } from './boundText.ts';
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

type Row = CurveFit & { readonly numbers: FitNumbers };

const outcomes = {
  estimated: 'estimated',
  bound: 'bound',
  notIdentified: 'not identified',
  noResponse: 'no response',
  failed: 'failed',
} as const;

const { anySize, statistic, percent } = numberFormats;

const columns: readonly SheetColumn<Row>[] = [
  { heading: 'Panel', cell: (row) => textCell(row.panel) },
  { heading: 'Cell line', cell: (row) => textCell(row.group.cellLine) },
  { heading: 'Resistance', cell: (row) => textCell(row.group.resistance) },
  { heading: 'Pretreatment', cell: (row) => textCell(row.group.pretreatment) },
  { heading: 'Treatment', cell: (row) => textCell(row.group.treatment) },
  { heading: 'Time (h)', cell: (row) => numberCell(row.group.timeH) },
  { heading: 'Experiment', cell: (row) => nameCell(row.experiment) },
  { heading: 'Model', cell: ({ numbers }) => textCell(numbers.model) },
  {
    heading: 'Outcome',
    cell: ({ numbers }) => textCell(numbers.outcome === null ? null : outcomes[numbers.outcome]),
  },
  { heading: 'EC50 (relative)', cell: ({ numbers }) => ec50Cell(numbers) },
  {
    heading: 'EC50 95 % CI, low',
    cell: ({ numbers }) => numberCell(numbers.ec50Confidence95?.[0] ?? null, anySize),
  },
  {
    heading: 'EC50 95 % CI, high',
    cell: ({ numbers }) => numberCell(numbers.ec50Confidence95?.[1] ?? null, anySize),
  },
  {
    heading: 'EC50 profile 95 %, low',
    cell: ({ numbers }) => numberCell(numbers.ec50Profile95?.[0] ?? null, anySize),
  },
  {
    heading: 'EC50 profile 95 %, high',
    cell: ({ numbers }) => numberCell(numbers.ec50Profile95?.[1] ?? null, anySize),
  },
  {
    heading: 'Absolute IC50 (50 % of control; GR50 of growth rates)',
    cell: ({ numbers }) => ic50Cell(numbers),
  },
  {
    heading: 'IC50 95 % CI, low',
    cell: ({ numbers }) => numberCell(numbers.ic50Confidence95?.[0] ?? null, anySize),
  },
  {
    heading: 'IC50 95 % CI, high',
    cell: ({ numbers }) => numberCell(numbers.ic50Confidence95?.[1] ?? null, anySize),
  },
  { heading: 'Dose unit', cell: (row) => textCell(row.doseUnit) },
  { heading: 'Hill slope', cell: ({ numbers }) => numberCell(numbers.hillSlope, statistic) },
  { heading: 'Bottom', cell: ({ numbers }) => numberCell(numbers.bottom, percent) },
  { heading: 'Top', cell: ({ numbers }) => numberCell(numbers.top, percent) },
  { heading: 'R²', cell: ({ numbers }) => numberCell(numbers.rSquared, '0.0000') },
  { heading: 'Residual sum of squares', cell: ({ numbers }) => numberCell(numbers.rss, anySize) },
  { heading: 'Points', cell: ({ numbers }) => numberCell(numbers.points) },
  { heading: 'Degrees of freedom', cell: ({ numbers }) => numberCell(numbers.df) },
  { heading: 'n, experiments', cell: ({ numbers }) => numberCell(numbers.experiments) },
  { heading: 'Plate set', cell: (row) => textCell(row.set) },
  {
    heading: 'Flags',
    wraps: true,
    cell: ({ fit, combined }) => textCell(flagWords((fit ?? combined)?.flags ?? [])),
  },
  { heading: 'Reason', wraps: true, cell: ({ numbers }) => textCell(numbers.reason) },
];

/** Every fit with its verdict: a number only where the data carry one, otherwise the bound or nothing. */
export function fitsSheet({ analysis }: WorkbookPlan): WorksheetSpec {
  return tableSheet({
    name: 'Fits',
    columns,
    rows: analysis.fits.map((row): Row => ({ ...row, numbers: fitNumbers(row, analysis.fits) })),
    frozenColumns: 3,
    filter: true,
    whenEmpty: 'The protocol asks for no curve, or no curve had points.',
  });
}

function ec50Cell({ ec50, bound }: FitNumbers) {
  return bound === null ? numberCell(ec50, anySize) : textAmongNumbers(boundText(bound));
}

function ic50Cell({ ic50, ic50State }: FitNumbers) {
  if (ic50State === 'notReached') return textAmongNumbers('not reached');
  return ic50State === 'outsideDoses' ? textAmongNumbers('outside the doses') : numberCell(ic50, anySize);
}
