import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const benchAbout: ReaderAbout = {
  maker: 'anybody',
  program: 'a spreadsheet or text file',
  instruments: 'any reader',
  fileTypes: '.xlsx, .xls, .csv, .txt, .tsv',
  reads:
    'grids and lists of wells wherever they stand, 6 to 1536 wells, with or without letters and numbers, several on a sheet or on several sheets, plates on their side',
  leavesOut:
    'means and percentages are kept apart as calculated, plate maps for `layout: from export`; tables over time; what can be read in two ways is asked about',
  howToExport: 'nothing to export: copy the numbers into a sheet as they stand on the plate',
  source: null,
  builtFrom: 'real files',
};
