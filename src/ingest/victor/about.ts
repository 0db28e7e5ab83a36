import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const victorAbout: ReaderAbout = {
  maker: 'PerkinElmer',
  program: 'the software of VICTOR X readers, list of results',
  instruments: 'VICTOR X3 and its kin',
  fileTypes: '.txt (tabs)',
  reads: 'a line per well with the columns Plate, Repeat, Well, Type; several labels and plates',
  leavesOut: 'plates that were read several times (Repeat 1, 2 …): kinetics',
  howToExport: 'export of the results as a list in a text file',
  source: null,
  builtFrom: 'a published file',
};
