import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cwd } from 'node:process';
import { parseArgs } from 'node:util';
import { accuracyPage } from './accuracy/accuracyPage.ts';
import { agreementTable } from './accuracy/agreementTable.ts';
import { doseAgreement } from './accuracy/doseAgreement.ts';
import { carriedReference, readReference } from './accuracy/doseReference.ts';
import { nistAgreement } from './accuracy/nistAgreement.ts';
import { statsAgreement } from './accuracy/statsAgreement.ts';

/**
 * `npm run accuracy -- [--write]`: every number of ours that somebody has to more digits, beside theirs.
 *
 * `--write` writes docs/accuracy.md. The published sets are compared where the reference folder lies beside the project; elsewhere their
 * section stays as it is. Exit code 1 when a number has fewer digits than docs/accuracy.md may say (6) and nothing settles it.
 */
const { values: given } = parseArgs({ options: { write: { type: 'boolean', default: false } } });
const carried = carriedReference(cwd());
const folder = join(cwd(), '../shared/reference/dose.json');
const figures = {
  simulated: carried.sets.flatMap(doseAgreement),
  published: existsSync(folder)
    ? readReference(folder)
        .sets.filter(({ id }) => !id.startsWith('sim-'))
        .flatMap(doseAgreement)
    : null,
  nist: (['start1', 'start2'] as const).map(
    (start) =>
      [
        start === 'start1' ? 'start 1' : 'start 2',
        carried.nist.flatMap((set) => nistAgreement(set, start)),
      ] as const,
  ),
  stats: statsAgreement(cwd()),
};
const tables = [
  figures.simulated,
  figures.published ?? [],
  ...figures.nist.map(([, all]) => all),
  figures.stats,
];
for (const all of tables) if (all.length > 0) console.log(`${agreementTable(all)}\n`);
const short = tables.flat().filter(({ digits, settled }) => digits < 6 && settled === null);
for (const { of, quantity, name, found, expected } of short)
  console.log(`${of}: ${quantity} ${name} is ${String(found)} in place of ${String(expected)}`);
const page = join(cwd(), 'docs/accuracy.md');
const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
if (given.write) writeFileSync(page, accuracyPage(figures, before));
process.exitCode = short.length === 0 ? 0 : 1;
