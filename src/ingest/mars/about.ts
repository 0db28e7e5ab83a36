import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const marsAbout: ReaderAbout = {
  maker: 'BMG LABTECH',
  program: 'MARS and SMART Control',
  instruments: 'CLARIOstar, PHERAstar, SPECTROstar, FLUOstar, POLARstar',
  fileTypes: '.csv, .txt, .xlsx',
  reads:
    'plate view and table view, 96 to 1536 wells, parts of a plate, several chromatics; blank-corrected numbers (as calculated)',
  leavesOut: 'kinetics; typed content and concentrations, which are for `layout: from export`',
  howToExport: 'in MARS the plate or table view, then Export to ASCII/CSV or Excel',
  source: null,
  builtFrom: 'real files',
};
