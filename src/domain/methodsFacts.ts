import { foldName } from './names.ts';

/** Something about a study that only a person knows and that the methods text asks for. */
export interface MethodsFact {
  /** What to write, in one sentence. */
  readonly about: string;
  /** A value as it fits into the text. */
  readonly example: string;
  /** `none` is an answer too: what the text then says. */
  readonly none?: string;
}

/**
 * The facts that the methods text knows by name, in the order in which it asks for them. One that is missing stands there as
 * `[state: seeding density]`, if the study is of a kind that needs it; facts under any other name are printed at its end.
 *
 * What journals ask for is after the MDAR framework (doi 10.1073/pnas.2103238118): materials, design, analysis, reporting.
 */
export const methodsFacts = {
  'cell line': {
    about: 'The cells, where neither layout nor file names say it (`cell line:` in the plate set is better).',
    example: 'SkBr3',
  },
  'cell source': {
    about: 'Where each cell line was obtained, with catalogue number or RRID.',
    example: 'ATCC (SkBr3, HTB-30; BT474, HTB-20)',
  },
  authentication: {
    about: 'How and when the identity of the lines was confirmed.',
    example: 'STR profiling in March 2024',
    none: 'The cell lines were not authenticated',
  },
  mycoplasma: {
    about: 'Result, method and interval of the mycoplasma tests.',
    example: 'negative by PCR every month',
    none: 'The cells were not tested for mycoplasma',
  },
  'resistant lines': {
    about: 'How the lines of each resistance were derived, and what their names mean.',
    example:
      'culture for 6 months with 10 µg/ml trastuzumab (T), pertuzumab (P) or both (T+P); CTR, parental cells',
  },
  medium: {
    about: 'Medium, supplements and conditions of culture.',
    example: 'RPMI 1640 with 10 % fetal bovine serum at 37 °C and 5 % CO₂',
  },
  passage: {
    about: 'Passage numbers of the cells that were used.',
    example: '5–20 after thawing',
  },
  'seeding density': {
    about: 'Cells per well at seeding.',
    example: '5000 cells per well',
  },
  'time before treatment': {
    about: 'From seeding to the first treatment.',
    example: '24 h',
  },
  'pretreatment time': {
    about: 'How long the cells were pretreated.',
    example: '72 h',
  },
  'time of treatment': {
    about: 'Time with the drug, where nothing else says it (`time:` in the plate set is better).',
    example: '48 h',
  },
  'drug source': {
    about: 'Where each drug was obtained, with catalogue number or lot.',
    example: 'Roche (Kadcyla, lot 1234)',
  },
  vehicle: {
    about: 'What the drug was dissolved in, and how much of it was in the wells.',
    example: 'DMSO, 0.1 % (v/v) in all wells',
    none: 'No vehicle was used',
  },
  'positive control': {
    about: 'What the wells of role positive-control were given.',
    example: '1 µM staurosporine',
  },
  assay: {
    about: 'The assay (`assay:` at the top of the protocol is better).',
    example: 'crystal violet',
  },
  fixation: {
    about: 'Fixative, concentration and time.',
    example: '4 % formaldehyde for 15 min',
    none: 'not fixed',
  },
  staining: {
    about: 'The dye with its concentration, solvent and time.',
    example: '0.5 % crystal violet in 25 % methanol for 20 min',
  },
  reagent: {
    about: 'The reagent of the assay with its maker and final concentration.',
    example: 'MTT (Sigma-Aldrich M5655), 0.5 mg/ml',
  },
  'reagent incubation': {
    about: 'Time and temperature with the reagent.',
    example: '3 h at 37 °C',
  },
  solubiliser: {
    about: 'What the dye was dissolved in before reading, volume and time.',
    example: '100 µl of 10 % acetic acid',
  },
  shaking: {
    about: 'How plates were shaken before reading.',
    example: 'for 10 min at 300 rpm',
    none: 'Plates were not shaken before reading',
  },
  wavelength: {
    about:
      'Wavelength of the read, where the export does not say it (`read: 590 nm` in the plate set is better).',
    example: '590 nm',
  },
  reader: {
    about: 'Model and maker of the plate reader, where the export does not name it or not in full.',
    example: 'Epoch 2, BioTek',
  },
  'reader software': {
    about: 'Software of the reader with its version, where the export does not name it.',
    example: 'Gen5 3.12',
  },
  'independent experiments': {
    about: 'What makes experiments independent of each other.',
    example: 'done on different days with cells of different passages',
  },
  'exclusion criteria': {
    about: 'When and by whom it was decided what is excluded.',
    example: 'decided before the plates were read',
  },
  'sample size': {
    about: 'How the number of experiments was chosen.',
    example: 'chosen in advance from the scatter of a pilot study',
    none: 'not calculated in advance',
  },
  randomisation: {
    about: 'How groups were allocated to wells or plates.',
    example: 'allocated to columns at random in each experiment',
    none: 'not randomised',
  },
  blinding: {
    about: 'Who did not know the groups while plates were handled or excluded.',
    example: 'blinded while excluding wells',
    none: 'not blinded',
  },
} as const satisfies Readonly<Record<string, MethodsFact>>;

/** The name of a fact that the methods text asks for. */
export type MethodsFactName = keyof typeof methodsFacts;

export const methodsFactNames = Object.keys(methodsFacts) as readonly MethodsFactName[];

/** The known fact that a key names, in any capitals, blanks and hyphens. */
export function methodsFactOf(key: string): MethodsFactName | undefined {
  return methodsFactNames.find((name) => foldName(name) === foldName(key));
}
