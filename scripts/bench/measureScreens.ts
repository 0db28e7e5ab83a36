import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeScreen } from './writeScreen.ts';

/** One run of `fit --screen`, from the start of the program to its end. */
export interface ScreenRun {
  readonly curves: number;
  readonly seconds: number;
  /** Of all its processes together, sampled; null where the system does not tell. */
  readonly peakMegabytes: number | null;
}

const program = fileURLToPath(new URL('../../dist/shell/cli/main.js', import.meta.url));

/**
 * Runs the built program on simulated screens of some sizes.
 *
 * @param share - of curves that respond
 */
export async function measureScreens(
  sizes: readonly number[],
  request: { readonly seed: number; readonly share: number; readonly jobs: number },
  tell: (doing: string) => void,
): Promise<ScreenRun[]> {
  const folder = mkdtempSync(join(tmpdir(), 'cellassay-bench-'));
  try {
    const runs: ScreenRun[] = [];
    for (const curves of sizes) {
      const path = join(folder, 'screen.csv');
      tell(`writing ${curves} curves`);
      await writeScreen(path, curves, request.seed, request.share);
      tell(`fitting ${curves} curves`);
      const { seconds, peakMegabytes } = await timed([
        ...[program, 'fit', '--screen', path, '--out', join(folder, 'fits.csv')],
        ...['--scale', 'percent', '--jobs', String(request.jobs)],
      ]);
      runs.push({ curves, seconds, peakMegabytes });
    }
    return runs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(args: readonly string[]): Promise<Omit<ScreenRun, 'curves'>> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  let peak: number | null = null;
  const sampling = setInterval(() => {
    const now = residentMegabytes(child.pid ?? 0);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  }, 100);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(sampling);
  if (code !== 0) throw new Error(`fit --screen ended with ${code}: ${said}`);
  return { seconds: (performance.now() - start) / 1000, peakMegabytes: peak };
}

/** Resident memory of a process and its children as Linux tells it; null elsewhere. */
function residentMegabytes(pid: number): number | null {
  try {
    const status = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          return [readFileSync(`/proc/${name}/status`, 'utf8')];
        } catch {
          return []; // it ended in between
        }
      });
    const field = (text: string, name: string): number =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    const own = status.filter((text) => field(text, 'Pid') === pid || field(text, 'PPid') === pid);
    return own.reduce((sum, text) => sum + field(text, 'VmRSS'), 0) / 1024;
  } catch {
    return null;
  }
}
