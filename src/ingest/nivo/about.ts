import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const nivoAbout: ReaderAbout = {
  maker: 'PerkinElmer (Revvity)',
  program: 'VICTOR Nivo control software 5',
  instruments: 'VICTOR Nivo',
  fileTypes: '.csv, .txt, .xlsx',
  reads: 'results by well and by plate, several operations and plates, one cycle',
  leavesOut: 'several cycles (kinetics)',
  howToExport: 'export of the results, by well or by plate, from the control software',
  source: null,
  builtFrom: 'manuals and descriptions',
};
