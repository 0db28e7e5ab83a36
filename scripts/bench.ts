import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { cwd } from 'node:process';
import { parseArgs } from 'node:util';
import { compareEngines } from './bench/compareEngines.ts';
import { measureScreens } from './bench/measureScreens.ts';
import { enginesTable, performancePage, screensTable, type Measured } from './bench/performancePage.ts';

/**
 * `npm run bench -- [--screen] [--write] [--curves N] [--rounds N] [--largest N] [--seed N]`: how fast curves are fitted, against scipy and R's drc
 * where they are installed.
 *
 * `--screen` measures screens of 10³ to 10⁶ curves instead; `--write` measures both and writes docs/performance.md.
 */
const { values: given } = parseArgs({
  options: {
    screen: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    curves: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '5' },
    largest: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '2020' },
  },
});
const [curves, rounds, largest, seed] = [given.curves, given.rounds, given.largest, given.seed].map(Number);
if (
  ![curves, rounds, largest, seed].every((value) => Number.isInteger(value)) ||
  curves === undefined ||
  rounds === undefined ||
  largest === undefined ||
  seed === undefined ||
  curves < 100 ||
  rounds < 1 ||
  largest < 1000
) {
  console.error(
    'usage: npm run bench -- [--screen] [--write] [--curves N≥100] [--rounds N] [--largest N≥1000] [--seed N]',
  );
  process.exit(2);
}
const tell = (doing: string): void => console.error(doing);
const isBoth = given.write;
const engines = given.screen && !isBoth ? [] : await compareEngines({ curves, rounds, seed }, tell);
const jobs = availableParallelism();
const screens: Measured['screens'][number][] = [];
if (given.screen || isBoth) {
  const sizes = [1e3, 1e4, 1e5, 1e6].filter((size) => size <= largest);
  screens.push({ share: 1, jobs, runs: await measureScreens(sizes, { seed, share: 1, jobs }, tell) });
  const mixed = sizes.filter((size) => size <= 1e5);
  screens.push({ share: 0.3, jobs, runs: await measureScreens(mixed, { seed, share: 0.3, jobs }, tell) });
}
const measured: Measured = { engines, curves, rounds, seed, screens };
if (engines.length > 0) console.log(enginesTable(measured));
for (const one of screens)
  console.log(`\n${Math.round(100 * one.share)} % respond, ${one.jobs} processes\n\n${screensTable(one)}`);
if (given.write) writeFileSync(join(cwd(), 'docs/performance.md'), performancePage(measured));
