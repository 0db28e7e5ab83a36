import oracle from '../oracle/growthRate.json' with { type: 'json' };
import type { MemoryStudy } from './memoryStudy.ts';

/** A panel of growth rates and one of viability, of the same two cell lines; `start` are the time-zero plates. */
export const growthProtocol = `assay: crystal violet
plates:
  series:
    files: "end/{cell line}_exp{experiment}.csv"
    read: 590 nm
    time: 72 h
    time zero: start
    layout:
      A1:C8: { lapatinib: series 10 µM 1:3 along columns }
      D1:D8: { role: vehicle }
      E1:E8: { role: blank }
      F-H, A9:E12: { role: empty }
  start:
    files: "start/{cell line}_exp{experiment}.csv"
    read: 590 nm
    time: 0 h
    layout:
      A1:A8: { role: untreated }
      B1:B8: { role: blank }
      C-H, A9:B12: { role: empty }
figure:
  panels:
    a: { curves: growth rate, of: series, by: cell line, facet: none, compare: [slow, fast], error bars: sd }
    b: { curves: viability, of: series, by: cell line, facet: none, fix: { top: 100 }, error bars: sd }
`;

/** The plates of test/oracle/growthRate.py. */
export const growthStudy: MemoryStudy = {
  protocol: growthProtocol,
  plates: Object.fromEntries(
    Object.entries(oracle.lines).flatMap(([line, { experiments }]) =>
      experiments.flatMap(({ experiment, readings }) => [
        [
          `end/${line}_exp${experiment}.csv`,
          plateText([...readings.treated, readings.control, readings.blank]),
        ] as const,
        [`start/${line}_exp${experiment}.csv`, plateText([readings.zero, readings.zeroBlank])] as const,
      ]),
    ),
  ),
};

/**
 * The growth rates of the fast cells alone, with some plates or lines of the protocol changed.
 *
 * @param plates - by name, their text from their text; null: the plate is not there
 */
export function fastCells(
  plates: Readonly<Record<string, ((text: string) => string) | null>>,
  protocol: readonly (readonly [from: string, to: string])[] = [],
): MemoryStudy {
  const alone = growthProtocol.replace('compare: [slow, fast], ', '').replace(/\n {4}b: .*/, '');
  const changed = Object.entries(growthStudy.plates).flatMap(([name, text]) => {
    const change = name in plates ? plates[name] : (same: string): string => same;
    return !name.includes('fast') || change === null || change === undefined ? [] : [[name, change(text)]];
  });
  return {
    protocol: protocol.reduce((text, [from, to]) => text.replace(from, to), alone),
    plates: Object.fromEntries(changed) as MemoryStudy['plates'],
  };
}

/** A 96-well plate whose first rows hold these readings; the other wells are air. */
export function plateText(rows: readonly (readonly (number | string)[])[]): string {
  const columns = Array.from({ length: 12 }, (_, column) => column);
  const lines = Array.from('ABCDEFGH').map((row, index) =>
    [row, ...columns.map((column) => rows[index]?.[column] ?? 0.04)].join(','),
  );
  return ['Absorbance 590 nm', `,${columns.map((column) => column + 1).join(',')}`, ...lines, ''].join('\n');
}
