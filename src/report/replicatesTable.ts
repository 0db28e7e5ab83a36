import type { Analysis } from '#domain/analysis';
import type { OutputFile } from '#domain/outputFile';
import type { ReplicateValue } from '#domain/replicateValue';
import { csvTable, type TableColumns } from './csvTable.ts';
import { flagText } from './flagText.ts';
import { columnsOf, groupColumns } from './groupColumns.ts';
import { normaliserText } from './normaliserText.ts';

/** One row per group and experiment: the numbers that the statistics are made from. */
export function replicatesTable(analysis: Analysis): OutputFile {
  const columns: TableColumns<ReplicateValue> = [
    ['study', () => analysis.study],
    ['set', (value) => value.set],
    ['quantity', (value) => value.quantity],
    ['unit', (value) => value.unit],
    ...columnsOf((value: ReplicateValue) => value.group, groupColumns),
    ['experiment', (value) => value.experiment],
    ['value', (value) => value.value],
    ['within_u', (value) => value.withinU],
    ['n_wells', (value) => value.nWells],
    ['n_plates', (value) => value.nPlates],
    ['basis', (value) => value.basis],
    ['role', (value) => value.role],
    ['normaliser', (value) => normaliserText(value.normaliser)],
    ['flags', (value) => flagText(value.flags)],
  ];
  return { path: 'tables/replicates.csv', contents: csvTable(columns, analysis.replicates) };
}
