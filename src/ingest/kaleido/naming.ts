import type { KaleidoResult } from './results.ts';

const repeatNames = ['platerepeat', 'repeat'];
/** What tells the matrices of one measurement apart without making it a read over time. */
const partNames = ['exc wl / filter', 'ems wl', 'trf window', 'analysisparameter', 'analysis parameter'];

/** The name; with the wavelength, window or parameter and with the repeat where a plate has several. */
export function labelOf(result: KaleidoResult, results: readonly KaleidoResult[]): string {
  const same = results.filter(
    ({ name, facts }) => name === result.name && facts['barcode'] === result.facts['barcode'],
  );
  const parts = new Set(same.map(partOf)).size > 1 ? partOf(result) : (parameterOf(result) ?? '');
  const repeats = new Set(same.map(repeatOf)).size > 1;
  const repeat = repeats ? `repeat ${repeatOf(result)}` : '';
  return [result.name, parts, repeat].filter((part) => part !== '').join(', ');
}

/** What tells a matrix apart from the others of its measurement. */
export function partOf({ facts }: KaleidoResult): string {
  return partNames.flatMap((name) => facts[name] ?? []).join(', ');
}

/** What an analysis counted or judged; null for a measurement. */
export function parameterOf({ facts }: KaleidoResult): string | null {
  return facts['analysisparameter'] ?? facts['analysis parameter'] ?? null;
}

/** Which read of the plate a matrix is. */
export function repeatOf({ facts }: KaleidoResult): string {
  return repeatNames.map((name) => facts[name]).find((repeat) => repeat !== undefined) ?? '1';
}

/** Everything else above a matrix: loops, repeats of a well, places in a well. */
export function pointOf({ facts }: KaleidoResult): string {
  const known = ['barcode', ...repeatNames, ...partNames];
  return Object.entries(facts)
    .filter(([name]) => !known.includes(name))
    .map((pair) => pair.join(' '))
    .join('\n');
}
