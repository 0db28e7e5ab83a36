import type { WorkbookCell, WorksheetSpec } from '#domain/workbook';
import { liveCell, numberFormats } from './liveCell.ts';
import type { PlateLevel } from './plateLevels.ts';
import { nameCell, numberCell, tableSheet, textCell, type SheetColumn } from './tableSheet.ts';
import { levelAddress, meanOfWells, numberOfWells, type WorkbookPlan } from './workbookPlan.ts';

const kinds = { blank: 'blank, B', control: '100 %, C − B', zero: '0 %' } as const;

/** What every plate was put on the scale with: its blank, and its controls after the blank. */
export function levelsSheet(plan: WorkbookPlan): WorksheetSpec {
  const columns: readonly SheetColumn<PlateLevel>[] = [
    { heading: 'Level no.', cell: ({ no }) => numberCell(no) },
    { heading: 'Level', cell: ({ kind }) => textCell(kinds[kind]) },
    { heading: 'Plate set', cell: ({ of }) => textCell(of.set) },
    { heading: 'Experiment', cell: ({ of }) => nameCell(of.experiment) },
    {
      heading: 'Plate',
      cell: ({ of, overPlates }) => textCell(overPlates ? 'all of the experiment' : of.plate),
    },
    { heading: 'Read', cell: ({ of }) => nameCell(of.readLabel) },
    { heading: 'Cell line', cell: (level) => textCell(cells(level)?.cellLine ?? null) },
    { heading: 'Resistance', cell: (level) => textCell(cells(level)?.resistance ?? null) },
    { heading: 'Pretreatment', cell: (level) => textCell(cells(level)?.pretreatment ?? null) },
    { heading: 'Time (h)', cell: (level) => numberCell(cells(level)?.timeH ?? null) },
    { heading: 'Mean (AU)', cell: (level) => meanCell(level, plan) },
    { heading: 'Wells', cell: (level) => wellsCell(level, plan) },
    { heading: 'How it was made', cell: ({ how }) => textCell(how) },
  ];
  return tableSheet({
    name: 'Levels',
    columns,
    rows: plan.levels.levels,
    frozenColumns: 2,
    filter: false,
    whenEmpty: 'No plate was read.',
  });
}

/** A blank is for the whole plate, whatever its cells. */
function cells({ kind, of }: PlateLevel): PlateLevel['of'] | null {
  return kind === 'blank' ? null : of;
}

function meanCell(level: PlateLevel, plan: WorkbookPlan): WorkbookCell {
  const { mean, parts, wells, kind, no } = level;
  if (mean === null) return { value: null };
  if (parts.length > 0)
    return liveCell(mean, numberFormats.level, `AVERAGE(${parts.map(levelAddress).join(',')})`, mean);
  if (wells.length === 0) return { value: mean, format: numberFormats.level };
  const column = kind === 'blank' ? 'absorbance' : 'blanked';
  return liveCell(mean, numberFormats.level, meanOfWells(plan, column, [['levelNo', no]]), mean);
}

function wellsCell({ wells, parts, no, mean }: PlateLevel, plan: WorkbookPlan): WorkbookCell {
  if (mean === null || parts.length > 0 || wells.length === 0) return { value: null };
  return liveCell(wells.length, numberFormats.count, numberOfWells(plan, 'levelNo', no), wells.length);
}
