import { readFileSync } from 'node:fs';
import { parseProtocol } from '#protocol/parseProtocol';
import { falsePositivesText, variancesText } from './starsText.ts';
import { starTrials } from './starTrials.ts';
import { varianceTrials } from './varianceTrials.ts';

/**
 * `npm run stars:truth [studies] [first seed]`: how often are groups called different that are not, with experiments and with wells as n,
 * and what can be seen of unequal scatter?
 *
 * Without arguments 1000 studies from seed 1 on, and 10,000 pairs of groups for each line of the second table.
 */
const studies = Number(process.argv[2] ?? 1000);
const firstSeed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(studies) || studies < 1 || !Number.isInteger(firstSeed)) {
  console.error('usage: npm run stars:truth -- [studies] [first seed]');
  process.exit(2);
}
const file = 'protocols/fig2.yaml';
const { value: protocol, problems } = parseProtocol({ text: readFileSync(file, 'utf8'), file });
const set = protocol?.plateSets.find(({ name }) => name === 'single dose');
if (set === undefined) throw new Error(`${file}: ${JSON.stringify(problems)}`);
const seeds = Array.from({ length: studies }, (_, index) => firstSeed + index);
console.log(`${studies} studies in which all groups of a cell line have one true curve\n`);
console.log(falsePositivesText(starTrials(seeds, set)));
console.log(`\n${10 * studies} pairs of groups with one true mean for each line\n`);
console.log(variancesText(varianceTrials(10 * studies, firstSeed)));
