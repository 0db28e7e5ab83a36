import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const gen5About: ReaderAbout = {
  maker: 'BioTek (Agilent)',
  program: 'Gen5 2 and 3',
  instruments: 'Synergy, Epoch, Cytation, ELx and other BioTek readers',
  fileTypes: '.txt (tabs), .xlsx',
  reads:
    'matrices and lists in all six layouts, grouped or not; several reads and plates; parts of a plate; also without the header lines; Well IDs and concentrations for `layout: from export`',
  leavesOut: 'tables over time or wavelengths',
  howToExport:
    'File > Export, or a text or Excel export among the "Report/Export Builders" of the protocol; "Quick Export" of a matrix to Excel',
  source: null,
  builtFrom: 'real files',
};
