import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const softMaxProAbout: ReaderAbout = {
  maker: 'Molecular Devices',
  program: 'SoftMax Pro 5 to 7',
  instruments: 'SpectraMax, VersaMax, FilterMax and other readers',
  fileTypes: '.txt (tabs, UTF-16), .xml, .xlsx (the text opened in Excel)',
  reads:
    'plate format and time format, several wavelengths, reduced numbers (as calculated), parts of a plate, several plates',
  leavesOut:
    'kinetic sections and spectra; notes; of group tables all but names and concentrations, which are for `layout: from export`',
  howToExport: 'File > Export, as "Plate" or "Columns" in text, or as XML; with raw data',
  source: null,
  builtFrom: 'real files',
};
