import { countAlarms, countDriving, countedFlags, verdictDesigns } from './verdictAlarms.ts';

/**
 * `npm run verdicts:truth [curves] [seed]`: how often do good curves get a flag, and curves that have what it is for?
 *
 * Exit code 1 when more than 2 % of good curves with replicates are said to miss the means, to be better described by another model, or to
 * hang on one point.
 */
const curves = Number(process.argv[2] ?? 1000);
const seed = Number(process.argv[3] ?? 1);
if (!Number.isInteger(curves) || curves < 1 || !Number.isInteger(seed)) {
  console.error('usage: npm run verdicts:truth -- [curves] [seed]');
  process.exit(2);
}
const rows = countAlarms(verdictDesigns, curves, seed, (name) => process.stderr.write(`${name}\n`));
const percent = (count: number): string => `${((100 * count) / curves).toFixed(1)} %`;
console.log(
  `| ${curves} curves of each kind | estimated | ${countedFlags.map((flag) => `\`${flag}\``).join(' | ')} |`,
);
console.log(`|${'---|'.repeat(2 + countedFlags.length)}`);
for (const { name, estimated, flagged } of rows)
  console.log(
    `| ${name} | ${percent(estimated)} | ${countedFlags.map((flag) => percent(flagged[flag])).join(' | ')} |`,
  );
for (const fold of [1, 3, 5])
  console.log(
    `experimentDrivesEc50: ${percent(countDriving(curves, seed, fold))} of studies of three experiments, the third ${fold} times as resistant`,
  );
const alarms = rows
  .filter(({ name }) => name.startsWith('good') && !name.includes('× 1'))
  .flatMap(({ flagged }) => [
    flagged.lackOfFit,
    flagged.better5PL + flagged.betterHormesis,
    flagged.pointDrivesFit,
  ]);
process.exitCode = Math.max(...alarms) <= 0.02 * curves ? 0 : 1;
