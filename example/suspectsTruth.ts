import { countSuspects } from './suspects.ts';
import { suspectsPass, suspectsText } from './suspectsText.ts';

/**
 * `npm run suspects:truth [seeds] [first seed]`: how often are good plates suspected, and turned and swapped ones found?
 *
 * Exit code 1 when a good plate in a thousand is suspected, or less than 99 % are found where the layout can tell.
 */
const seedCount = Number(process.argv[2] ?? 50);
const firstSeed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(seedCount) || seedCount < 1 || !Number.isInteger(firstSeed)) {
  console.error('usage: npm run suspects:truth -- [seeds] [first seed]');
  process.exit(2);
}
const seeds = Array.from({ length: seedCount }, (_, index) => firstSeed + index);
const rows = countSuspects(seeds, (done) => {
  if (done % 10 === 0) process.stderr.write(`${done} of ${seedCount} seeds\n`);
});
console.log(suspectsText(rows));
process.exitCode = suspectsPass(rows) ? 0 : 1;
