import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, quantile } from 'd3-array';
import { engines, type EngineFit } from './engines.ts';
import { simulateScreen } from './simulateScreen.ts';
import { writeScreen } from './writeScreen.ts';

/** How a program did over all rounds. */
export interface EngineResult {
  readonly name: string;
  readonly does: string;
  /** Why it was not measured; null when it was. */
  readonly missing: string | null;
  /** Curves per second, by round. */
  readonly speeds: readonly number[];
  /** Times as many curves per second as the first program, by round. */
  readonly ratios: readonly number[];
  /** Digits in which ec50 and RSS agree with the first program's: 10th percentile and median. */
  readonly digits: {
    readonly ec50: readonly [number, number];
    readonly rss: readonly [number, number];
  } | null;
  /** Curves that it gave no answer for. */
  readonly failed: number;
}

/**
 * Lets all programs that are installed fit the same table, in turn, several times.
 *
 * @param tell - is told what is being done
 */
export async function compareEngines(
  request: { readonly curves: number; readonly seed: number; readonly rounds: number },
  tell: (doing: string) => void,
): Promise<EngineResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cellassay-bench-'));
  try {
    const all = [...simulateScreen(request.curves, request.seed)];
    const tables = new Map<number, { path: string; curves: typeof all }>();
    for (const { atMost } of engines) {
      const count = Math.min(atMost, request.curves);
      const path = join(folder, `${count}.csv`);
      await writeScreen(path, count, request.seed);
      tables.set(atMost, { path, curves: all.slice(0, count) });
    }
    const present = engines.map((engine) => ({ engine, missing: engine.missing() }));
    const speeds = present.map((): number[] => []);
    const fits = present.map((): readonly EngineFit[] => []);
    for (let round = 1; round <= request.rounds; round++) {
      for (const [index, { engine, missing }] of present.entries()) {
        const table = tables.get(engine.atMost);
        if (missing !== null || table === undefined) continue;
        tell(`round ${round} of ${request.rounds}: ${engine.name}`);
        const pass = engine.run(table);
        speeds[index]?.push(table.curves.length / pass.seconds);
        fits[index] = pass.fits;
      }
    }
    return present.map(({ engine, missing }, index): EngineResult => {
      const own = speeds[index] ?? [];
      return {
        name: engine.name,
        does: engine.does,
        missing,
        speeds: own,
        ratios: own.map((speed, round) => speed / (speeds[0]?.[round] ?? Number.NaN)),
        digits: missing === null ? digitsOf(fits[index] ?? [], fits[0] ?? []) : null,
        failed: (fits[index] ?? []).filter((fit) => fit === null).length,
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function digitsOf(fits: readonly EngineFit[], reference: readonly EngineFit[]): EngineResult['digits'] {
  const agreement = (part: 0 | 1): [number, number] => {
    const digits = fits.flatMap((fit, i) => {
      const other = reference[i] ?? null;
      if (fit === null || other === null) return [];
      const difference = Math.abs(fit[part] - other[part]) / Math.abs(other[part]);
      return [Math.min(16, -Math.log10(Math.max(difference, 1e-16)))];
    });
    return [quantile(digits, 0.1) ?? 0, median(digits) ?? 0];
  };
  return { ec50: agreement(0), rss: agreement(1) };
}
