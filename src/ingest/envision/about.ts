import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const enVisionAbout: ReaderAbout = {
  maker: 'PerkinElmer',
  program: 'EnVision Workstation 1.13 and 1.14, EnSpire Workstation 4',
  instruments: 'EnVision, EnSpire',
  fileTypes: '.csv, .xlsx',
  reads:
    'matrices with and without titles, letters and numbers; several plates, repeats and channels; calculated results',
  leavesOut: 'several points in time or in the well; plate maps',
  howToExport: 'the export settings of the protocol, format "Plate" or "Plate2" as CSV',
  source: null,
  builtFrom: 'real files',
};
