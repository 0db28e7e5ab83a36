import type { ReaderAbout } from '../vendor.ts';

/** What docs/files.md says of this reader. */
export const skanItAbout: ReaderAbout = {
  maker: 'Thermo Scientific',
  program: 'SkanIt 2.4 and 4 to 7',
  instruments: 'Multiskan, Varioskan, Fluoroskan, Luminoskan',
  fileTypes: '.xlsx, .csv, .txt',
  reads:
    'a sheet per step, stacked plates and wavelengths, lists, calculated steps, single wells; plain reports of a Multiskan without letters and numbers',
  leavesOut:
    'kinetics (several "Reading:"); sheets that somebody added; names of samples and concentrations, which are for `layout: from export`',
  howToExport: 'Data Processing > Report / Export, with the measurement step in the report, to Excel',
  source:
    'https://help.benchling.com/hc/en-us/articles/29900347325197-ThermoFisher-Scientific-SkanIt-Configuration-Guide',
  builtFrom: 'real files',
};
