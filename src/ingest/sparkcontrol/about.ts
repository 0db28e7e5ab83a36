import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const sparkControlAbout: ReaderAbout = {
  maker: 'Tecan',
  program: 'SparkControl 2 and 3',
  instruments: 'Spark readers',
  fileTypes: '.xlsx, .csv',
  reads: 'matrices, lists of wells down and across, several reads',
  leavesOut: 'several cycles (kinetics); tables of others behind a read',
  howToExport: 'SparkControl exports to Excel when the plate is read: save that workbook',
  source: null,
  builtFrom: 'real files',
};
