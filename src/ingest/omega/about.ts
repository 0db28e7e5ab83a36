import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const omegaAbout: ReaderAbout = {
  maker: 'BMG LABTECH',
  program: 'Omega and OPTIMA control software, ASCII export',
  instruments: 'FLUOstar Omega, POLARstar Omega, OPTIMA',
  fileTypes: '.DAT',
  reads: 'a matrix for each chromatic, lists of wells',
  leavesOut: 'kinetics; a file that was cut short, as a whole',
  howToExport: 'ASCII export, set up in the control software',
  source: null,
  builtFrom: 'manuals and descriptions',
};
