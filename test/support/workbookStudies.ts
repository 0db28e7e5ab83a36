import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Plate = (number | string)[][];

/** A study made to meet one way in which a number of a workbook comes about. */
export interface WorkbookStudy {
  readonly name: string;
  readonly what: string;
  readonly protocol: string;
  /** File below plates/<name>/ -> contents. */
  readonly plates: Readonly<Record<string, string>>;
}

const layout = `
    layout:
      A1:A3: { role: blank }
      A4:A6: { role: empty }
      B1:B2: { resistance: CTR, role: untreated }
      B3:B4: { resistance: T, role: untreated }
      B5:B6: { resistance: T+P, role: untreated }
      C1:C2: { resistance: CTR, T-DM1: 1 µg/ml }
      C3:C4: { resistance: T, T-DM1: 1 µg/ml }
      C5:C6: { resistance: T+P, T-DM1: 1 µg/ml }
      D1:D2: { resistance: CTR, role: positive-control }
      D3:D4: { resistance: T, role: positive-control }
      D5:D6: { resistance: T+P, role: positive-control }`;

function protocol(study: string, parts: Readonly<Record<'files' | 'panels', string>>, more = ''): string {
  return `title: ${JSON.stringify(study)}
plates:
  doses:
    files: ${JSON.stringify(parts.files)}
    read: 590 nm
    time: 48 h${layout}
${more}
figure:
  panels:
${parts.panels}
`;
}

/** Absorbances of a 24-well plate; another seed, other readings. */
function plate(seed: number, change: Readonly<Record<string, number | string>> = {}): Plate {
  const levels = [0.06, 1.1, 0.55, 0.12];
  return levels.map((level, row) =>
    Array.from({ length: 6 }, (_, column) => {
      const written = change[`${'ABCD'[row] ?? ''}${String(column + 1)}`];
      const wobble = 1 + 0.04 * Math.sin(seed * 7.1 + (row * 6 + column) * 2.3);
      const resistant = row === 2 ? 0.12 * Math.floor(column / 2) : 0;
      return written ?? Number((level * wobble + resistant).toFixed(4));
    }),
  );
}

function csv(rows: Plate): string {
  const lines = rows.map((cells, row) => ['ABCD'[row] ?? '', ...cells].join(','));
  return ['Absorbance 590 nm', ',1,2,3,4,5,6', ...lines, ''].join('\n');
}

/** `SkBr3_exp1.csv` … for three experiments. */
function threeExperiments(
  change: Readonly<Record<number, Readonly<Record<string, number | string>>>> = {},
  cellLine = 'SkBr3',
  seed = 0,
): Record<string, string> {
  return Object.fromEntries(
    [1, 2, 3].map((experiment) => [
      `${cellLine}_exp${experiment}.csv`,
      csv(plate(seed + experiment, change[experiment])),
    ]),
  );
}

const perExperiment = '{cell line}_exp{experiment}.csv';
const student = '    a: { bars: response, of: doses, compare: [[T, T+P], [CTR, T+P]] }';

/** Below the plate its reading at 630 nm: 0.04 AU and a little more from well to well; some words of the reader. */
function withReference(text: string, change: Readonly<Record<string, string>> = {}): string {
  const rows = 'ABCD'
    .split('')
    .map((letter, row) =>
      [
        letter,
        ...[1, 2, 3, 4, 5, 6].map(
          (column) => change[`${letter}${column}`] ?? 0.04 + 0.001 * (row * 6 + column),
        ),
      ].join(','),
    );
  return [text.trimEnd(), '', 'Absorbance 630 nm', ',1,2,3,4,5,6', ...rows, ''].join('\n');
}

/** Every way there is. */
export const workbookStudies: readonly WorkbookStudy[] = [
  {
    name: 'reference-wavelength',
    what: '590 nm minus 630 nm, a reference above the range and one that is masked',
    protocol: protocol('reference wavelength', { files: perExperiment, panels: student }).replace(
      'read: 590 nm',
      'read: 590 nm - 630 nm',
    ),
    plates: Object.fromEntries(
      Object.entries(threeExperiments()).map(([file, text], index) => [
        file,
        withReference(text, index === 1 ? { C4: 'OVRFLW', C6: '*0.050*' } : {}),
      ]),
    ),
  },
  {
    name: 'several-plates',
    what: 'two plates per experiment, one of them without controls of one group, one alone; Welch and paired',
    protocol: protocol(
      'several plates',
      {
        files: '{cell line}_exp{experiment}_plate*.csv',
        panels: `    a: { bars: response, of: doses, compare: [[T, T+P]], test: welch }
    b: { bars: viability, of: doses, compare: [[CTR, T+P]], test: paired }
    c: { bars: blanked absorbance, of: doses }`,
      },
      `exclude:
  - { files: SkBr3_exp1_plate2.csv, wells: "B3:B4", reason: controls dried out }
  - { files: SkBr3_exp2_plate1.csv, wells: C5, reason: scratched }`,
    ),
    plates: {
      'SkBr3_exp1_plate1.csv': csv(plate(1)),
      'SkBr3_exp1_plate2.csv': csv(plate(2)),
      'SkBr3_exp2_plate1.csv': csv(plate(3)),
      'SkBr3_exp2_plate2.csv': csv(plate(4)),
      'SkBr3_exp3_plate1.csv': csv(plate(5)),
    },
  },
  {
    name: 'relative',
    what: 'relative to CTR',
    protocol: protocol('relative to CTR', {
      files: perExperiment,
      panels: '    a: { bars: response, relative to: CTR, of: doses, compare: [[T, T+P], [CTR, T+P]] }',
    }),
    plates: threeExperiments(),
  },
  {
    name: 'wells',
    what: 'wells as n, with the interval of Fieller',
    protocol: protocol(
      'wells as n',
      {
        files: perExperiment,
        panels: `${student}\n    b: { bars: response, relative to: CTR, of: doses }`,
      },
      'normalize: { n: wells }',
    ),
    plates: { 'SkBr3_exp1.csv': csv(plate(1)) },
  },
  {
    name: 'spoilt',
    what: 'excluded, masked and missing wells, a treated well, a control and a blank beyond the range',
    protocol: protocol(
      'spoilt wells',
      { files: perExperiment, panels: student },
      `exclude:
  - { files: SkBr3_exp1.csv, wells: "C1", reason: bubble }`,
    ),
    plates: {
      ...threeExperiments({ 1: { C3: '*0.512*' }, 2: { C4: 'OVRFLW', A2: '' }, 3: { B5: 'OVRFLW' } }),
      'SkBr3_exp4.csv': csv(plate(4, { A1: 'OVRFLW' })),
      'SkBr3_exp5.csv': csv(plate(5)),
      'SkBr3_exp6.csv': csv(plate(6)),
    },
  },
  {
    name: 'constant',
    what: 'a constant for the blank, raw absorbance in a panel',
    protocol: protocol(
      'constant blank',
      {
        files: perExperiment,
        panels: `${student}\n    b: { bars: blanked absorbance, of: doses, compare: [T, T+P] }`,
      },
      'normalize: { blank: 0.05 AU }',
    ),
    plates: threeExperiments(),
  },
  {
    name: 'no-blank',
    what: 'no blank',
    protocol: protocol('no blank', { files: perExperiment, panels: student }, 'normalize: { blank: none }'),
    plates: threeExperiments(),
  },
  {
    name: 'experiment',
    what: 'controls of the whole experiment, a positive control as 0 %',
    protocol: protocol(
      'within experiment',
      { files: '{cell line}_exp{experiment}_plate*.csv', panels: student },
      `normalize: { within: experiment, zero: positive-control }
exclude:
  - { files: SkBr3_exp1_plate2.csv, wells: "B1:B6", reason: controls dried out }`,
    ),
    plates: Object.fromEntries(
      [1, 2, 3].flatMap((experiment) =>
        [1, 2].map((number) => [
          `SkBr3_exp${experiment}_plate${number}.csv`,
          csv(plate(experiment * 10 + number)),
        ]),
      ),
    ),
  },
  {
    name: 'names',
    what: 'names that a spreadsheet would take for formulas, and long ones',
    protocol: protocol('=1+1', { files: perExperiment, panels: student }),
    plates: {
      ...threeExperiments({}, '=1+1'),
      ...threeExperiments({}, `@SUM(A1) ${'very long name '.repeat(8)}`.trim(), 40),
    },
  },
];

/** Writes all studies below a project folder. */
export function writeWorkbookStudies(project: string): readonly WorkbookStudy[] {
  for (const { name, protocol: text, plates } of workbookStudies) {
    write(project, `protocols/${name}.yaml`, text);
    for (const [file, contents] of Object.entries(plates)) write(project, `plates/${name}/${file}`, contents);
  }
  return workbookStudies;
}

function write(project: string, path: string, contents: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), contents);
}
