import { readFileSync } from 'node:fs';
import { parseProtocol } from '#protocol/parseProtocol';
import { coverageOfStudies } from './coverage.ts';
import { coverageText, worstCoverage } from './coverageText.ts';

/**
 * `npm run coverage:truth [studies] [first seed]`: do the 95 % intervals cover the truth in 93–97 % of generated studies?
 *
 * Without arguments the studies of seeds 1 to 1000. Exit code 1 when a group lies outside 93–97 %.
 */
const studies = Number(process.argv[2] ?? 1000);
const firstSeed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(studies) || studies < 1 || !Number.isInteger(firstSeed)) {
  console.error('usage: npm run coverage:truth -- [studies] [first seed]');
  process.exit(2);
}
const seeds = Array.from({ length: studies }, (_, index) => firstSeed + index);
const file = 'protocols/fig2.yaml';
const { value: protocol, problems } = parseProtocol({ text: readFileSync(file, 'utf8'), file });
if (protocol === null) throw new Error(`${file}: ${JSON.stringify(problems)}`);
const coverage = await coverageOfStudies(seeds, protocol, {
  profiles: true,
  onStudy: (done) => {
    if (done % 50 === 0) process.stderr.write(`${done} of ${studies} studies\n`);
  },
});
console.log(coverageText(coverage));
const { lowest, highest } = worstCoverage(coverage);
process.exitCode = lowest >= 0.93 && highest <= 0.97 ? 0 : 1;
