import { csvPlate } from './smallStudy.ts';
import type { MemoryStudy } from './memoryStudy.ts';

const cellLines = ['SkBr3', 'BT474'] as const;

/**
 * CTR, T and T+P of two cell lines in three experiments, each group with a control of its own, and the panels it is drawn in.
 *
 * @param panels - lines below `panels:`, from the name of the first on
 */
export function threeGroupsStudy(panels: readonly string[]): MemoryStudy {
  return {
    protocol: `title: three groups
assay: crystal violet
plates:
  doses:
    files: "{cell line}_exp{experiment}.csv"
    read: 590 nm
    time: 48 h
    layout:
      A1:A3: { role: blank }
      A4:A6, D: { role: empty }
      B1:B2: { resistance: CTR, role: untreated }
      B3:B4: { resistance: T, role: untreated }
      B5:B6: { resistance: T+P, role: untreated }
      C1:C2: { resistance: CTR, T-DM1: 1 µg/ml }
      C3:C4: { resistance: T, T-DM1: 1 µg/ml }
      C5:C6: { resistance: T+P, T-DM1: 1 µg/ml }
figure:
  panels:
${panels.map((line) => `    ${line}`).join('\n')}
`,
    plates: Object.fromEntries(
      cellLines.flatMap((line, which) =>
        [1, 2, 3].map((experiment) => [`${line}_exp${experiment}.csv`, csvPlate(plate(which, experiment))]),
      ),
    ),
  };
}

/** Rows A to D: blanks, controls, treated wells, nothing. */
function plate(line: number, experiment: number): number[][] {
  const wobble = (row: number, column: number): number =>
    1 + 0.05 * Math.sin((line * 10 + experiment) * 7.1 + (row * 6 + column) * 2.3);
  const effects = [0.45, 0.5, 0.8];
  return [0.06, 1, 1, 0.05].map((level, row) =>
    Array.from({ length: 6 }, (_, column) => {
      const survival = row === 2 ? (effects[Math.floor(column / 2)] ?? 1) : 1;
      return Number((level * survival * wobble(row, column)).toFixed(3));
    }),
  );
}
