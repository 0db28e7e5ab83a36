import { execFileSync } from 'node:child_process';
import { cpuUsage } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Fit, FitPoint } from '#domain/fit';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { screenCurve } from '#doseresponse/screen/screenCurve';
import { benchDoses, benchReplicates, type SimulatedCurve } from './simulateScreen.ts';

/** What a program says of one curve; null where it found none. */
export type EngineFit = readonly [ec50: number, rss: number, logSe: number] | null;

/** One pass of a program over all curves. */
export interface EnginePass {
  /** Of processor time, helper threads included: what else the machine does counts little. */
  readonly seconds: number;
  readonly fits: readonly EngineFit[];
}

/** A program that fits curves. */
export interface Engine {
  readonly name: string;
  /** What it does for one curve. */
  readonly does: string;
  /** The first curves of the table are enough for a slow one. */
  readonly atMost: number;
  /** Why it cannot run here; null when it can. */
  missing(): string | null;
  run(table: { readonly path: string; readonly curves: readonly SimulatedCurve[] }): EnginePass;
}

const warmUp = 2000;

const ours = (
  name: string,
  does: string,
  fit: (points: readonly FitPoint[], options: typeof defaultFitOptions) => Fit,
): Engine => ({
  name,
  does,
  atMost: Infinity,
  missing: () => null,
  run: ({ curves }) => {
    const options = { ...defaultFitOptions, confidence: 'wald' as const, scale: 'percent' as const };
    const data = curves.map(pointsOf);
    for (let i = 0; i < warmUp; i++) fit(data[i % data.length] ?? [], options);
    const start = cpuUsage();
    const fits = data.map((points) => fit(points, options));
    const { user, system } = cpuUsage(start);
    return { seconds: (user + system) / 1e6, fits: fits.map(engineFit) };
  },
});

const outside = (
  name: string,
  does: string,
  command: string,
  script: string,
  check: readonly string[],
  atMost: number,
): Engine => ({
  name,
  does,
  atMost,
  missing: () => {
    try {
      execFileSync(command, check, { stdio: 'ignore' });
      return null;
    } catch {
      return `not measured: ${command} ${check.join(' ')} does not work here`;
    }
  },
  run: ({ path }) => {
    const file = fileURLToPath(new URL(script, import.meta.url));
    const output = execFileSync(command, [file, path], { encoding: 'utf8', maxBuffer: 1 << 30 });
    return JSON.parse(output) as EnginePass;
  },
});

/** All programs, ours first. */
export const engines: readonly Engine[] = [
  ours(
    'cellassay fit',
    'starts, Levenberg–Marquardt, proof, verdict and flags, SE, intervals, band, effective doses, area',
    fitCurve,
  ),
  ours('cellassay fit --screen', 'starts, Newton, proof, verdict and flags, SE, intervals', screenCurve),
  outside(
    'scipy curve_fit',
    'one start, SE; no proof and no verdict',
    'python3',
    './scipyFits.py',
    ['-c', 'import scipy.optimize'],
    Infinity,
  ),
  outside(
    'R drc',
    'its own start, SE; no proof and no verdict',
    'Rscript',
    './drcFits.R',
    ['-e', 'library(drc)'],
    200,
  ),
];

function pointsOf({ responses }: SimulatedCurve): FitPoint[] {
  return responses.map((response, i) => ({
    dose: benchDoses[Math.floor(i / benchReplicates)] ?? 0,
    response,
  }));
}

function engineFit({ parameters, rss, standardErrors }: Fit): EngineFit {
  return parameters === null || rss === null
    ? null
    : [parameters.ec50, rss, standardErrors['logEc50'] ?? Number.NaN];
}
