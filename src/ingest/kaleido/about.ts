import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const kaleidoAbout: ReaderAbout = {
  maker: 'Revvity (PerkinElmer)',
  program: 'Kaleido 2 and 3',
  instruments: 'EnSight, EnVision Nexus',
  fileTypes: '.csv',
  reads: 'matrices by plate, several measurements and repeats',
  leavesOut: 'names of pictures and words of an analysis; plate maps; loops over time',
  howToExport: 'export of the results by plate as CSV',
  source: null,
  builtFrom: 'real files',
};
