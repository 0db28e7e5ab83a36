import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const iControlAbout: ReaderAbout = {
  maker: 'Tecan',
  program: 'i-control 1 and 2',
  instruments: 'Infinite readers',
  fileTypes: '.xlsx, .txt, .csv',
  reads:
    'matrices from any well on and turned ones, lists, several reads per well, parts of a plate, a plate per sheet; German files',
  leavesOut: 'several cycles (kinetics); maps beside the numbers, which are for `layout: from export`',
  howToExport: 'i-control opens its result in Excel when the plate is read: save that workbook',
  source: null,
  builtFrom: 'real files',
};
