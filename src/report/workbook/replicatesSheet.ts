import { group } from 'd3-array';
import { plateKey } from '#domain/plateKey';
import { numberOf } from '#domain/quantity';
import type { WorkbookCell, WorksheetSpec } from '#domain/workbook';
import { mean } from '#stats/moments';
import { normaliserText } from '../normaliserText.ts';
import { flagWords } from './flagWords.ts';
import { groupCells } from './groupCells.ts';
import { formatOfUnit, liveCell, numberFormats } from './liveCell.ts';
import { nameCell, numberCell, tableSheet, textCell, type SheetColumn } from './tableSheet.ts';
import { wellQuantity, type ValueRow } from './valueRows.ts';
import { meanOfWells, numberOfWells, valueAddress, valueRange, type WorkbookPlan } from './workbookPlan.ts';

/** One row per group and experiment: the numbers that means, SDs and tests are made from. */
export function replicatesSheet(plan: WorkbookPlan): WorksheetSpec {
  const columns: readonly SheetColumn<ValueRow>[] = [
    { heading: 'Value no.', cell: ({ no }) => numberCell(no) },
    { heading: 'Plate set', cell: ({ value }) => textCell(value.set) },
    { heading: 'Quantity', cell: ({ value }) => textCell(value.quantity) },
    { heading: 'Unit', cell: ({ value }) => textCell(value.unit) },
    ...groupCells((row: ValueRow) => row.value.group),
    { heading: 'Role', cell: ({ value }) => textCell(value.role) },
    { heading: 'Experiment', cell: ({ value }) => nameCell(value.experiment) },
    { heading: 'Value', cell: (row) => valueCell(row, plan) },
    { heading: 'Uncertainty within the experiment, u', cell: ({ value }) => withinCell(value) },
    { heading: 'Wells', cell: (row) => wellsCell(row, plan) },
    { heading: 'Plates', cell: ({ value }) => numberCell(value.nPlates) },
    { heading: 'n counts', cell: ({ value }) => textCell(basisText(value.basis)) },
    { heading: 'Divided by', cell: ({ value }) => textCell(normaliserText(value.normaliser)) },
    { heading: 'Flags', cell: ({ value }) => textCell(flagWords(value.flags)) },
    { heading: 'Note', cell: (row) => textCell(noteOf(row, plan)) },
  ];
  return tableSheet({
    name: 'Replicates',
    columns,
    rows: plan.values.rows,
    frozenColumns: 3,
    filter: false,
    whenEmpty: 'No group has a value; the sheet Problems says why.',
  });
}

/** What n counts, in words. */
export function basisText(basis: ValueRow['value']['basis']): string {
  switch (basis) {
    case 'biological':
      return 'experiments';
    case 'technical':
      return 'wells (technical)';
    case 'rows as given':
      return basis;
  }
}

function withinCell({ withinU, unit }: ValueRow['value']): WorkbookCell {
  return numberCell(withinU, formatOfUnit(unit));
}

function valueCell(row: ValueRow, plan: WorkbookPlan): WorkbookCell {
  const { value, divided } = row;
  const format = formatOfUnit(value.unit);
  if (divided !== null) {
    const divisor = mean(divided.by.map((one) => one.value.value));
    const recalculated = (100 * divided.own.value.value) / divisor;
    return liveCell(value.value, format, relativeFormula(divided), recalculated);
  }
  return liveCell(value.value, format, meanFormula(row, plan), meanOfPlates(row));
}

/** 100 × response/response of the reference in the same experiment. */
function relativeFormula({ own, by }: NonNullable<ValueRow['divided']>): string | null {
  const [only] = by;
  const range = valueRange(by);
  if (only === undefined || range === null) return null;
  const divisor = by.length === 1 ? valueAddress(only) : `AVERAGE(${range})`;
  return `100*${valueAddress(own)}/${divisor}`;
}

/** The mean over the wells of each plate, and over plates where there are several. */
function meanFormula({ value, no, wells }: ValueRow, plan: WorkbookPlan): string | null {
  const column = wellQuantity[value.quantity];
  if (no === null || column === undefined) return null;
  const plates = [...group(wells, plateKey).values()].flatMap(([first]) =>
    first === undefined ? [] : [plan.plateNo(first)],
  );
  if (plates.length === 1) return meanOfWells(plan, column, [['valueNo', no]]);
  const means = plates.map((plate) =>
    meanOfWells(plan, column, [
      ['valueNo', no],
      ['plateNo', plate],
    ]),
  );
  const formula = `AVERAGE(${means.join(',')})`;
  // more does not fit into a cell
  return means.length > 255 || formula.length > 8000 ? null : formula;
}

function meanOfPlates({ value, wells }: ValueRow): number | null {
  const quantity = wellQuantity[value.quantity];
  if (quantity === undefined || wells.length === 0) return null;
  const plates = [...group(wells, plateKey).values()];
  return mean(plates.map((plate) => mean(plate.map((well) => numberOf(well[quantity]) ?? 0))));
}

function wellsCell({ value, no }: ValueRow, plan: WorkbookPlan): WorkbookCell {
  if (no === null) return numberCell(value.nWells);
  const marked = plan.values.wellsWith(no);
  return liveCell(value.nWells, numberFormats.count, numberOfWells(plan, 'valueNo', no), marked);
}

function noteOf(row: ValueRow, plan: WorkbookPlan): string {
  if (valueCell(row, plan).formula !== undefined) return '';
  return 'a plain value: it does not follow from the cells of this workbook by a simple formula';
}
