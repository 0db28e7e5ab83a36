import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const bioRadAbout: ReaderAbout = {
  maker: 'Bio-Rad',
  program: 'the text that the reader itself sends',
  instruments: 'Model 550, Model 680 and their kin',
  fileTypes: '.txt, .csv',
  reads: 'one or two wavelengths, several plates, plates from the memory of the reader',
  leavesOut: 'several readings of a plate (kinetics); files of Microplate Manager',
  howToExport: 'the absorbance data that the reader sends to a computer, saved as text',
  source:
    'https://www.easymanua.ls/bio-rad/680/manual?p=57 (instruction manual of the Model 680, absorbance data)',
  builtFrom: 'manuals and descriptions',
};
