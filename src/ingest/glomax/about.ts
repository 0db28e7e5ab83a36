import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const gloMaxAbout: ReaderAbout = {
  maker: 'Promega',
  program: 'GloMax Discover, Explorer and Navigator software',
  instruments: 'GloMax',
  fileTypes: '.csv, .xlsx',
  reads: 'grids below "Reading:", lists with "WellPosition"',
  leavesOut: 'several readings of a step (kinetics)',
  howToExport: 'export of the results as CSV or Excel from the touch screen of the reader',
  source: null,
  builtFrom: 'a published file',
};
