import type { Analysis } from '#domain/analysis';
import type { OutputFile } from '#domain/outputFile';
import { csvTable, type TableColumns } from './csvTable.ts';
import { outlierRows, type OutlierResult, type OutlierRow } from './outlierRows.ts';

/**
 * One row for each value that ROUT or Grubbs' test calls an outlier, with the result with it and without it; `applied` says whether it was
 * left out. All outliers of a fit are left out of its result together.
 *
 * @returns nothing where no value is called an outlier
 */
export function outliersTable(analysis: Analysis): OutputFile[] {
  const rows = outlierRows(analysis);
  if (rows.length === 0) return [];
  const columns: TableColumns<OutlierRow> = [
    ['study', () => analysis.study],
    ['panel', (row) => row.panel],
    ['facet', (row) => row.facet],
    ['group', (row) => row.group],
    ['fit', (row) => row.fit],
    ['experiment', (row) => row.source.experiment],
    ['plate', (row) => row.source.plate],
    ['well', (row) => row.source.well],
    ['dose', (row) => row.dose],
    ['dose_unit', (row) => row.doseUnit],
    ['value', (row) => row.value],
    ['unit', (row) => row.unit],
    ['test', (row) => row.test],
    ['among', (row) => row.among],
    ['statistic', (row) => row.statistic],
    ['p', (row) => row.p],
    ['applied', (row) => (row.applied ? 'yes' : 'no')],
    ['result', (row) => row.result],
    ['result_unit', (row) => row.resultUnit],
    ...resultColumns('with', (row) => row.with),
    ...resultColumns('without', (row) => row.without),
  ];
  return [{ path: 'tables/outliers.csv', contents: csvTable(columns, rows) }];
}

function resultColumns(name: string, of: (row: OutlierRow) => OutlierResult): TableColumns<OutlierRow> {
  return [
    [`${name}_n`, (row) => of(row).n],
    [`${name}_outcome`, (row) => of(row).outcome],
    [name, (row) => of(row).value],
    [`${name}_ci95_low`, (row) => of(row).confidence95?.[0] ?? null],
    [`${name}_ci95_high`, (row) => of(row).confidence95?.[1] ?? null],
    [
      `${name}_bound`,
      (row) => {
        const { bound } = of(row);
        return bound === null ? null : `${bound.relation} ${bound.dose}`;
      },
    ],
  ];
}
