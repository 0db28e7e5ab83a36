import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const byonoyAbout: ReaderAbout = {
  maker: 'Byonoy',
  program: 'Absorbance 96 App; the plate reader of an Opentrons Flex',
  instruments: 'Absorbance 96',
  fileTypes: '.csv',
  reads: 'the first matrix, one wavelength per file, with or without a reference wavelength',
  leavesOut: 'the names of the samples, which are for `layout: from export`',
  howToExport:
    'Byonoy: export of the measurement as CSV. Opentrons: the protocol writes a CSV for each wavelength',
  source: null,
  builtFrom: 'real files',
};
