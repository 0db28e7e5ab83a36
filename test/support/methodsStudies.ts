import type { MemoryStudy } from './memoryStudy.ts';
import { csvPlate, smallLayout, smallPlate, smallProtocol } from './smallStudy.ts';

/** A 96-well plate: columns 1 blank, 2 control, 3–10 doses falling fourfold from column 3, rows A–D one line, E–H the other. */
export function seriesPlate(seed: number, bottoms: readonly [number, number] = [20, 60]): string {
  const rows = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((row, index) => {
    const bottom = bottoms[index < 4 ? 0 : 1];
    const cells = Array.from({ length: 12 }, (_, column) => {
      const wobble = 1 + 0.03 * Math.sin(seed * 7.1 + index * 2.3 + column * 1.7);
      const dose = 10 / 4 ** (column - 2);
      const viability = bottom + (100 - bottom) / (1 + dose / (0.05 * (1 + 0.1 * seed)));
      if (column === 0 || column > 9) return 0.05 * wobble;
      return 0.05 + (column === 1 ? 1 : viability / 100) * wobble;
    });
    return [row, ...cells.map((cell) => cell.toFixed(3))].join(',');
  });
  return ['Absorbance 590 nm', `,${Array.from({ length: 12 }, (_, i) => i + 1).join(',')}`, ...rows, ''].join(
    '\n',
  );
}

const seriesLayout = `
      "1": { role: blank }
      A2:D2: { resistance: T, role: vehicle }
      E2:H2: { resistance: T+P, role: vehicle }
      A3:D10: { resistance: T, lapatinib: series 10 µM 1:4 along columns }
      E3:H10: { resistance: T+P, lapatinib: series 10 µM 1:4 along columns }
      11-12: { role: empty }`;

const threeSmall = Object.fromEntries(
  [1, 2, 3].map((experiment) => [`SkBr3_exp${experiment}.csv`, csvPlate(smallPlate(experiment))]),
);
const threeSeries = Object.fromEntries(
  [1, 2, 3].map((experiment) => [`SkBr3_exp${experiment}.csv`, seriesPlate(experiment)]),
);

/** Bars only; the panel's other keys as text. */
export function barsStudy(panel = '', head = 'assay: crystal violet'): MemoryStudy {
  return {
    plates: threeSmall,
    protocol: smallProtocol
      .replace('title: a small study', head)
      .replace('compare: [T, T+P]', `compare: [T, T+P]${panel}`),
  };
}

/** Curves only. */
export function curvesStudy(panel = '', head = 'assay: resazurin'): MemoryStudy {
  return {
    plates: threeSeries,
    protocol: `${head}
plates:
  doses:
    files: "{cell line}_exp{experiment}.*"
    read: 590 nm
    time: 72 h
    layout:${seriesLayout}
figure:
  panels:
    a: { curves: viability, of: doses, compare: [T, T+P]${panel} }
`,
  };
}

/** One experiment, wells as n. */
export function wellsStudy(): MemoryStudy {
  const { protocol } = barsStudy('', 'assay: crystal violet\nnormalize: { n: wells }');
  return {
    protocol: protocol.replace('error bars: sd', 'error bars: ci95'),
    plates: { 'SkBr3_exp1.csv': csvPlate(smallPlate(1)) },
  };
}

/** Two plate sets of different times, one of them pretreated; BT474 only in the second; a plate set that nothing is drawn of. */
export function severalSetsStudy(head = 'assay: MTT'): MemoryStudy {
  const set = (name: string, folder: string, more: string) => `
  ${name}:
    files: "${folder}/{cell line}_exp{experiment}.*"
    read: 590 nm
    ${more}
    layout:${smallLayout}`;
  const plates = ['short', 'long', 'pilot'].flatMap((folder, f) =>
    (folder === 'long' ? ['SkBr3', 'BT474'] : ['SkBr3']).flatMap((line, l) =>
      [1, 2, 3].map(
        (n) => [`${folder}/${line}_exp${n}.csv`, csvPlate(smallPlate(10 * f + 37 * l + n))] as const,
      ),
    ),
  );
  return {
    plates: Object.fromEntries(plates),
    protocol: `${head}
plates:${set('early', 'short', 'time: 24 h')}${set('late', 'long', 'time: 72 h\n    pretreatment: trastuzumab 5 µg/ml')}${set('pilot', 'pilot', 'time: 48 h')}
figure:
  panels:
    a: { bars: response, of: early, compare: [T, T+P] }
    b: { bars: response, of: late, compare: [T, T+P], error bars: sem, correction: holm, test: paired }
`,
  };
}

/** No figure at all. */
export function noFigureStudy(): MemoryStudy {
  const { protocol, plates } = barsStudy();
  return { plates, protocol: protocol.slice(0, protocol.indexOf('figure:')) };
}

/** A layout that says neither cells nor time, and a protocol that names no assay. */
export function bareStudy(): MemoryStudy {
  return {
    plates: Object.fromEntries(
      [1, 2, 3].map((n) => [`exp${n}.csv`, csvPlate(smallPlate(n)).replace(/^.*\n/, '')]),
    ),
    protocol: `plates:
  plates:
    files: "exp{experiment}.*"
    layout:${smallLayout}
figure:
  panels:
    a: { bars: response, of: plates, compare: [T, T+P] }
`,
  };
}

/** A plate as Gen5 writes it. */
export function gen5Text(plate: string): string {
  const [, header = '', ...rows] = plate.trimEnd().split('\n');
  return [
    'Software Version\t3.12.08',
    '',
    'Plate Number\tPlate 1',
    'Reader Type:\tEpoch 2',
    '',
    'Results',
    header.replaceAll(',', '\t'),
    ...rows.map((row) => `${row.replaceAll(',', '\t')}\t590`),
    '',
  ].join('\n');
}
