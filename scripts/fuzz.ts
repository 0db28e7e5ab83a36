import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { cwd } from 'node:process';
import { parseArgs } from 'node:util';
import { workerRunner } from '#shell/runner/workerRunner';
import { fuzz } from './fuzz/fuzz.ts';
import { fuzzFiles } from './fuzz/fuzzFiles.ts';
import { fuzzTables } from './fuzz/fuzzTables.ts';
import { fuzzLimitSeconds, reliabilityPage } from './fuzz/reliabilityPage.ts';

/**
 * `npm run fuzz -- [--seed N] [--tries N] [--write]`: damages every fixture at random and reads it as the program does.
 *
 * `--write` writes docs/reliability.md. Exit code 1 when anything happened that must never happen; each is listed.
 */
const { values: given } = parseArgs({
  options: {
    seed: { type: 'string', default: '2020' },
    tries: { type: 'string', default: '10000' },
    write: { type: 'boolean', default: false },
  },
});
const [seed, tries] = [Number(given.seed), Number(given.tries)];
if (!Number.isInteger(seed) || !Number.isInteger(tries) || tries < 1 || tries > 1_000_000) {
  console.error('usage: npm run fuzz -- [--seed N] [--tries N] [--write]');
  process.exit(2);
}
const atOnce = availableParallelism();
const runner = workerRunner({ timeLimitSeconds: fuzzLimitSeconds, processes: atOnce });
const onTry = (done: number): void => {
  if (done % 1000 === 0) console.error(`${done} of ${tries} files`);
};
const result = await fuzz({ files: fuzzFiles(cwd()), seed, tries, runner, atOnce, onTry });
await runner.close();
console.log(fuzzTables(result));
for (const { index, outcome, file, damage, message } of result.defects)
  console.log(
    `try ${index}: ${outcome}: ${file.file} ${damage.what}${message === null ? '' : `: ${message}`}`,
  );
if (given.write) writeFileSync(join(cwd(), 'docs/reliability.md'), reliabilityPage(result));
process.exitCode = result.defects.length === 0 ? 0 : 1;
