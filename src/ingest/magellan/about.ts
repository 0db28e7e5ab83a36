import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const magellanAbout: ReaderAbout = {
  maker: 'Tecan',
  program: 'Magellan 6 and 7',
  instruments: 'Infinite, Sunrise, Spark and other readers',
  fileTypes: '.xlsx, .xls, .asc',
  reads: 'lists of wells in any order, matrices, several labels, calculated columns',
  leavesOut:
    'columns at several times (kinetics); maps beside or below the wells, which are for `layout: from export`',
  howToExport:
    'the method: "ASCII File Export" or "Excel export" in the automated data handling, as a table or a matrix',
  source: null,
  builtFrom: 'real files',
};
