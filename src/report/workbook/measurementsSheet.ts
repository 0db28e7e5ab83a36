import type { NormalizedMeasurement } from '#domain/measurement';
import { numberOf, type Quantity } from '#domain/quantity';
import type { WorkbookCell, WorksheetSpec } from '#domain/workbook';
import { leftOutReason } from '../phraseWells.ts';
import { measurementFlags } from '../measurementFlags.ts';
import { liveCell, numberFormats } from './liveCell.ts';
import type { PlateLevel } from './plateLevels.ts';
import { nameCell, numberCell, tableSheet, textCell, type SheetColumn } from './tableSheet.ts';
import {
  levelAddress,
  measurementAddress,
  measurementColumns,
  referenceColumns,
  type MeasurementColumn,
  type WorkbookPlan,
} from './workbookPlan.ts';

type Column = SheetColumn<NormalizedMeasurement>;

/** Every well: what was in it, what was read, how that becomes percent of control, into which mean it goes, and where it stands in its file. */
export function measurementsSheet(plan: WorkbookPlan): WorksheetSpec {
  const columns = { ...contentColumns, ...numberColumns(plan), ...sourceColumns(plan), ...differenceColumns };
  const subtracted = plan.analysis.measurements.some(({ reference }) => reference !== undefined);
  const shown = measurementColumns.filter((name) => subtracted || !isOfReference(name));
  return tableSheet({
    name: 'Measurements',
    columns: shown.map((name) => columns[name]),
    rows: plan.analysis.measurements,
    frozenColumns: 3,
    filter: true,
    whenEmpty: 'No well was read.',
  });
}

type Columns<Name extends MeasurementColumn> = Readonly<Record<Name, Column>>;

const contentColumns = {
  experiment: { heading: 'Experiment', cell: (well) => nameCell(well.experiment) },
  plate: { heading: 'Plate', cell: (well) => textCell(well.plate) },
  well: { heading: 'Well', cell: (well) => textCell(well.well) },
  role: { heading: 'Role', cell: (well) => textCell(well.role) },
  cellLine: { heading: 'Cell line', cell: (well) => textCell(well.cellLine) },
  resistance: { heading: 'Resistance', cell: (well) => textCell(well.resistance) },
  pretreatment: { heading: 'Pretreatment', cell: (well) => textCell(well.pretreatment) },
  treatment: { heading: 'Treatment', cell: (well) => textCell(well.treatment) },
  dose: { heading: 'Dose', cell: (well) => numberCell(well.dose?.value ?? null) },
  doseUnit: { heading: 'Dose unit', cell: (well) => textCell(well.dose?.unit ?? null) },
  time: { heading: 'Time (h)', cell: (well) => numberCell(well.timeH) },
} satisfies Partial<Columns<MeasurementColumn>>;

function numberColumns({ levels }: WorkbookPlan) {
  return {
    absorbance: { heading: 'Absorbance, A (AU)', cell: absorbanceCell },
    blank: { heading: 'Blank, B (AU)', cell: (well) => levelCell(levels.blankOf(well)) },
    blanked: {
      heading: 'Blanked, A − B (AU)',
      cell: (well, line) => blankedCell(well, line, levels.blankOf(well)),
    },
    control: {
      heading: '100 %, C − B (AU)',
      cell: (well) => levelCell(onScale(well, levels.controlOf(well))),
    },
    zero: {
      heading: '0 %, where it is not B (AU)',
      cell: (well) => levelCell(onScale(well, levels.zeroOf(well))),
    },
    viability: {
      heading: 'Viability, 100 × (A − B)/(C − B) (%)',
      cell: (well, line) => viabilityCell(well, line, levels.controlOf(well), levels.zeroOf(well)),
    },
    response: { heading: 'Response, 100 − viability (%)', cell: responseCell },
  } satisfies Partial<Columns<MeasurementColumn>>;
}

function sourceColumns(plan: WorkbookPlan) {
  const { levels, values, counts, plateNo } = plan;
  return {
    counts: { heading: 'Counts', cell: (well) => textCell(counts(well) ? 'yes' : 'no') },
    leftOut: { heading: 'Left out because', cell: (well) => textCell(whyLeftOut(well, plan)) },
    flags: { heading: 'Flags', cell: (well) => textCell(measurementFlags(well)) },
    set: { heading: 'Plate set', cell: (well) => textCell(well.set) },
    file: { heading: 'File', cell: (well) => textCell(well.file) },
    sheet: { heading: 'Sheet', cell: (well) => textCell(well.sheet) },
    cell: { heading: 'Cell', cell: (well) => textCell(well.cell) },
    exportWell: { heading: 'Well in the export', cell: (well) => textCell(well.exportWell ?? well.well) },
    read: { heading: 'Read', cell: (well) => nameCell(well.readLabel) },
    wavelength: { heading: 'Wavelength (nm)', cell: (well) => numberCell(well.wavelengthNm) },
    plateNo: { heading: 'Plate no.', cell: (well) => numberCell(plateNo(well)) },
    levelNo: { heading: 'Level no.', cell: (well) => numberCell(levels.madeFrom.get(well)?.no ?? null) },
    valueNo: { heading: 'Value no.', cell: (well) => numberCell(values.noOf.get(well) ?? null) },
  } satisfies Partial<Columns<MeasurementColumn>>;
}

const differenceColumns = {
  raw: { heading: 'As read (AU)', cell: ({ reference }) => readingCell(reference?.raw) },
  reference: { heading: 'Reference (AU)', cell: ({ reference }) => readingCell(reference?.reading) },
  referenceLabel: { heading: 'Reference read', cell: ({ reference }) => nameCell(reference?.label ?? '') },
  referenceSheet: {
    heading: 'Sheet of the reference',
    cell: ({ reference }) => textCell(reference?.sheet ?? null),
  },
  referenceCell: {
    heading: 'Cell of the reference',
    cell: ({ reference }) => textCell(reference?.cell ?? null),
  },
} satisfies Partial<Columns<MeasurementColumn>>;

function isOfReference(name: MeasurementColumn): boolean {
  return referenceColumns.some((column) => column === name);
}

/** The difference of two readings is a formula. */
function absorbanceCell({ absorbance, reference }: NormalizedMeasurement, line: number): WorkbookCell {
  if (reference === undefined || absorbance.kind !== 'value') return readingCell(absorbance);
  const [raw, other] = [numberOf(reference.raw), numberOf(reference.reading)];
  const formula = `${measurementAddress('raw', line)}-${measurementAddress('reference', line)}`;
  const recalculated = raw === null || other === null ? null : raw - other;
  return liveCell(absorbance.value, numberFormats.level, formula, recalculated);
}

/** Where there is no number, the text of the file: `OVRFLW`, `*0.356*`. */
function readingCell(reading: Quantity | undefined): WorkbookCell {
  if (reading === undefined) return { value: null };
  return reading.kind === 'value'
    ? { value: reading.value, format: numberFormats.absorbance }
    : textCell(reading.text);
}

function levelCell(level: PlateLevel | null): WorkbookCell {
  if (level === null) return { value: null };
  return liveCell(level.mean, numberFormats.level, levelAddress(level), level.mean);
}

/** Blanks and empty wells are on no scale. */
function onScale({ role }: NormalizedMeasurement, level: PlateLevel | null): PlateLevel | null {
  return role === 'blank' || role === 'empty' ? null : level;
}

function blankedCell(well: NormalizedMeasurement, line: number, blank: PlateLevel | null): WorkbookCell {
  const a = numberOf(well.absorbance);
  const formula = `${measurementAddress('absorbance', line)}-${measurementAddress('blank', line)}`;
  const recalculated = a === null || blank === null || blank.mean === null ? null : a - blank.mean;
  return liveCell(numberOf(well.blanked), numberFormats.level, formula, recalculated);
}

function viabilityCell(
  well: NormalizedMeasurement,
  line: number,
  control: PlateLevel | null,
  zeroLevel: PlateLevel | null,
): WorkbookCell {
  const [a, c, z] = (['blanked', 'control', 'zero'] as const).map((name) => measurementAddress(name, line));
  const formula = zeroLevel === null ? `100*${a}/${c}` : `100*(${a}-${z})/(${c}-${z})`;
  const blanked = numberOf(well.blanked);
  const top = control?.mean ?? null;
  const bottom = zeroLevel === null ? 0 : zeroLevel.mean;
  const known = blanked !== null && top !== null && bottom !== null;
  const recalculated = known ? 100 * ((blanked - bottom) / (top - bottom)) : null;
  return liveCell(numberOf(well.viability), numberFormats.percent, formula, recalculated);
}

function responseCell({ viability, response }: NormalizedMeasurement, line: number): WorkbookCell {
  const percent = numberOf(viability);
  const formula = `100-${measurementAddress('viability', line)}`;
  return liveCell(
    numberOf(response),
    numberFormats.percent,
    formula,
    percent === null ? null : 100 - percent,
  );
}

/** Why a well is in no mean; empty for one that is. */
function whyLeftOut(well: NormalizedMeasurement, { counts, levels }: WorkbookPlan): string {
  if (counts(well)) return '';
  if (well.role === 'empty') return 'nothing in the well';
  const reason = leftOutReason(well);
  if (reason !== null) return reason;
  if (well.role === 'blank') return levels.blankOf(well)?.how ?? 'no usable blank';
  if (well.viability.kind === 'missing') return well.viability.text;
  return 'another well of its group is beyond the range of the reader';
}
