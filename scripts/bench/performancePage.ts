import { availableParallelism } from 'node:os';
import { version } from 'node:process';
import { max, median, min } from 'd3-array';
import type { EngineResult } from './compareEngines.ts';
import type { ScreenRun } from './measureScreens.ts';

/** What one run of the benchmark measured. */
export interface Measured {
  readonly engines: readonly EngineResult[];
  readonly curves: number;
  readonly rounds: number;
  readonly seed: number;
  /** Screens of which all curves respond, and of which a part does. */
  readonly screens: readonly {
    readonly share: number;
    readonly jobs: number;
    readonly runs: readonly ScreenRun[];
  }[];
}

/** The programs as a table: how many times as fast as the others, and whether they agree. */
export function enginesTable({ engines }: Measured): string {
  const base = engines.filter(({ name, missing }) => !name.startsWith('cellassay') && missing === null);
  const header = [
    'program',
    'for each curve',
    'curves/s',
    ...base.map(({ name }) => `× ${name}`),
    'digits of EC50',
    'digits of RSS',
    'no answer',
  ];
  const rows = engines.map((engine) => {
    if (engine.missing !== null)
      return [engine.name, engine.does, engine.missing, ...base.map(() => ''), '', '', ''];
    const against = base.map((other) =>
      spread(
        engine.ratios.map((ratio, i) => ratio / (other.ratios[i] ?? Number.NaN)),
        ratioText,
      ),
    );
    const agreed = (pair: readonly number[] | undefined): string =>
      pair === undefined || engine === engines[0] ? '' : pair.map((value) => value.toFixed(1)).join(' / ');
    return [
      engine.name,
      engine.does,
      spread(engine.speeds, count),
      ...against,
      agreed(engine.digits?.ec50),
      agreed(engine.digits?.rss),
      String(engine.failed),
    ];
  });
  return markdownTable(header, rows);
}

/** The screens as a table: time by size. */
export function screensTable({ runs }: Measured['screens'][number]): string {
  const first = runs[0];
  const rows = runs.map(({ curves, seconds, peakMegabytes }, i) => {
    const before = runs[i - 1] ?? first;
    const marginal =
      before === undefined || before.curves === curves
        ? null
        : (seconds - before.seconds) / (curves - before.curves);
    return [
      count(curves),
      `${seconds.toFixed(1)} s`,
      `${((1e6 * seconds) / curves).toFixed(0)} µs`,
      marginal === null ? '' : `${(1e6 * marginal).toFixed(0)} µs`,
      peakMegabytes === null ? 'not measured' : `${Math.round(peakMegabytes)} MB`,
    ];
  });
  return markdownTable(['curves', 'time', 'time per curve', 'per further curve', 'peak memory'], rows);
}

/** docs/performance.md */
export function performancePage(measured: Measured): string {
  const screens = measured.screens.map(
    (one) =>
      `${one.share === 1 ? 'All curves respond' : `${Math.round(100 * one.share)} % of the curves respond, the others are flat`}, ${one.jobs === 1 ? '1 process' : `${one.jobs} processes`}:\n\n${screensTable(one)}`,
  );
  return `# Performance: how fast curves are fitted

Written by \`npm run bench -- --write\`; measured with Node.js ${version} on ${availableParallelism()} cores. Speeds differ from machine to machine and with what else
it does, so what counts are the ratios: every round lets all programs fit the same table in turn, and counts their processor time. Nothing in the tests measures time.

## One core, the same curves

${measured.curves} simulated curves (seed ${measured.seed}), 10 doses × 3 replicates, four-parameter logistic, ${measured.rounds} rounds after a warm-up: median, and range in brackets. Digits in which EC50 and
residual sum of squares agree with the first row: 10th percentile / median.

${enginesTable(measured)}
${againstDrc(measured)}
Reading the table is not in these times. scipy and drc start once and prove nothing; what cellassay does more stands in the second column.
\`fit\` goes through ml-levenberg-marquardt; \`fit --screen\` goes without it and gives the same numbers to 8 digits, verdict and flags
included (\`test/doseresponse/screen/\`).

## Screens

\`cellassay fit --screen\`, from the start of the program to its end: reading the table, fitting on all cores, writing. "Per further curve" is the
cost without what starting costs. Memory is that of all processes together.

${screens.join('\n\n')}

Time grows linearly with the number of curves. A curve of which the data close the EC50 on one side only, or that has no best curve, costs
more than others: its profile likelihood has to be searched.

## Measure it yourself

| | |
|---|---|
| \`npm run bench\` | the programs, on one core; \`--curves 2000 --rounds 5 --seed 2020\` |
| \`npm run bench -- --screen\` | screens of 10³ to 10⁶ curves; \`--largest 100000\` stops earlier |
| \`npm run bench -- --write\` | both, and writes this page |

\`Rscript\` with the package drc and \`python3\` with scipy are used where they are installed; what is not there is said in the table.
`;
}

/** R's drc against scipy, fits per second on one core of a machine that has both: 87 and 2,087. */
const scipyOverDrc = 24;

/** Where drc is not installed: what the ratios to scipy come to. */
function againstDrc({ engines }: Measured): string {
  const find = (text: string): EngineResult | undefined => engines.find(({ name }) => name.includes(text));
  const scipy = find('scipy');
  if (find('drc')?.missing == null || scipy?.missing !== null) return '';
  const speed = (name: string): string => {
    const own = engines.find((engine) => engine.name === name);
    const ratios = (own?.ratios ?? []).map((ratio, i) => ratio / (scipy.ratios[i] ?? Number.NaN));
    return (scipyOverDrc * (median(ratios) ?? 0)).toFixed(0);
  };
  return `
drc was not installed here. On a machine that has both, scipy fits ${scipyOverDrc} curves in the time that drc takes for one (2,087 and 87 per second), so that \`fit\` comes to about
${speed('cellassay fit')} times and \`fit --screen\` to about ${speed('cellassay fit --screen')} times the speed of drc.
`;
}

function spread(values: readonly number[], text: (value: number) => string): string {
  return `${text(median(values) ?? 0)} (${text(min(values) ?? 0)}–${text(max(values) ?? 0)})`;
}

function ratioText(value: number): string {
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}

function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
