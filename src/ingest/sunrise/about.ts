import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const sunriseAbout: ReaderAbout = {
  maker: 'Tecan',
  program: 'XFluor4',
  instruments: 'Sunrise and other readers of its time',
  fileTypes: '.xlsx, .xls',
  reads: 'the matrix "Rawdata", a plate per sheet',
  leavesOut: 'tables over time',
  howToExport: 'XFluor4 is a macro that writes into Excel: save that workbook',
  source: null,
  builtFrom: 'real files',
};
