/** A layout as a user writes it, and the plate it is for. */
export interface TrialLayout {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** The map below `layout:`. */
  readonly layout: string;
  /** Whether the wells without cells say which way round the plate stands. */
  readonly tellable: boolean;
}

const cells = (role: string): string => `{ resistance: T, role: ${role} }`;
const doses = (rule: string): string => `{ resistance: T, drug: ${rule} }`;

/** Layouts of plates of every size, tidy and untidy, whose turn can be told or not. */
export const trialLayouts: readonly TrialLayout[] = [
  {
    name: '6 wells',
    rows: 2,
    columns: 3,
    tellable: false,
    layout: `{ A1: { role: blank }, A2:A3: ${cells('untreated')}, B: ${doses('1 µM')} }`,
  },
  {
    name: '12 wells',
    rows: 3,
    columns: 4,
    tellable: false,
    layout: `{ A1:C1: { role: blank }, A2:C2: ${cells('vehicle')}, A3:C4: ${doses('10 µM')} }`,
  },
  {
    name: '24 wells, blanks and controls on top',
    rows: 4,
    columns: 6,
    tellable: true,
    layout: `{ A: { role: blank }, B: ${cells('untreated')}, C-D: ${doses('series 10 µM 1:10 along columns')} }`,
  },
  {
    name: '48 wells, blanks in a column',
    rows: 6,
    columns: 8,
    tellable: true,
    layout: `{ 1: { role: blank }, 2: ${cells('vehicle')}, 3-8: ${doses('series 10 µM 1:4 along columns')} }`,
  },
  {
    name: '96 wells, six in use',
    rows: 8,
    columns: 12,
    tellable: false,
    layout: `{ A1: { role: blank }, A2: ${cells('untreated')}, A3:A6: ${doses('series 10 µM 1:10 along columns')} }`,
  },
  {
    name: '96 wells, a part in use, the rest unnamed',
    rows: 8,
    columns: 12,
    tellable: true,
    layout: `{ A1:C1: { role: blank }, A2:C2: ${cells('untreated')}, A3:C9: ${doses('series 10 µM 1:4 along columns')} }`,
  },
  {
    name: '96 wells, blanks left, no empty wells',
    rows: 8,
    columns: 12,
    tellable: true,
    layout: `{ 1: { role: blank }, 2: ${cells('vehicle')}, 3-12: ${doses('series 30 µM 1:3 along columns')} }`,
  },
  {
    name: '96 wells, symmetric: blanks in the corners',
    rows: 8,
    columns: 12,
    tellable: false,
    layout: `{ "A1, A12, H1, H12": { role: blank }, B1:G6: ${cells('untreated')}, B7:G12: ${doses('1 µM')} }`,
  },
  {
    name: '96 wells, no blanks, nothing empty',
    rows: 8,
    columns: 12,
    tellable: false,
    layout: `{ 1-2: ${cells('vehicle')}, 3-12: ${doses('series 30 µM 1:3 along columns')} }`,
  },
  {
    name: '384 wells, three blank columns',
    rows: 16,
    columns: 24,
    tellable: true,
    layout: `{ 1-3: { role: blank }, 4-5: ${cells('vehicle')}, 6-24: ${doses('series 30 µM 1:2 along columns')} }`,
  },
  {
    name: '1536 wells, one blank column',
    rows: 32,
    columns: 48,
    tellable: true,
    layout: `{ 1: { role: blank }, 2-3: ${cells('vehicle')}, 4-48: ${doses('series 30 µM 1:1.3 along columns')} }`,
  },
];
