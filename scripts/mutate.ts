import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cwd } from 'node:process';
import { parseArgs } from 'node:util';
import { seededRandom } from '../example/seededRandom.ts';
import { headings, sectionOf } from './accuracy/accuracyPage.ts';
import { mutationTable, type MutatedFile } from './mutate/mutationTable.ts';
import { mutationsOf } from './mutate/mutations.ts';
import { testMutant } from './mutate/testMutant.ts';

/**
 * `npm run mutate -- FILE… [--sample N] [--seed N] [--limit SECONDS] [--write]`: changes one operator, sign, constant, comparison or term of a
 * formula at a time, and runs the tests of the room on it. A mutant that passes them all is listed with its line.
 *
 * `--sample` takes so many mutants of each file at random, by `--seed`. `--write` writes the scores into docs/accuracy.md. Nothing in src/ is
 * changed. Exit code 1 when the tests of a file do not pass as it is.
 */
const { values: given, positionals: files } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '2020' },
    limit: { type: 'string', default: '120' },
    write: { type: 'boolean', default: false },
  },
});
const [sample, seed, limitSeconds] = [Number(given.sample), Number(given.seed), Number(given.limit)];
if (files.length === 0 || ![sample, seed, limitSeconds].every((value) => value > 0)) {
  console.error('usage: npm run mutate -- FILE… [--sample N] [--seed N] [--limit SECONDS] [--write]');
  process.exit(2);
}
const root = cwd();
const results: MutatedFile[] = [];
for (const file of files) {
  const tests = { root, file, limitSeconds };
  if ((await testMutant(tests, null)) !== 'survived') {
    console.error(`${file}: its tests do not pass as it is`);
    process.exit(1);
  }
  const { uniform } = seededRandom(seed);
  const chosen = mutationsOf(readFileSync(join(root, file), 'utf8'), file)
    .map((mutation) => ({ mutation, order: uniform() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, sample)
    .map(({ mutation }) => mutation)
    .sort((a, b) => a.start - b.start);
  const fates: { mutation: (typeof chosen)[number]; fate: Awaited<ReturnType<typeof testMutant>> }[] = [];
  for (const mutation of chosen) {
    const fate = await testMutant(tests, mutation);
    fates.push({ mutation, fate });
    if (fate === 'survived') console.log(`${file}:${mutation.line}: ${mutation.from} -> ${mutation.to}`);
  }
  results.push({ file, fates });
  console.error(`${file}: ${fates.length} mutants`);
}
console.log(mutationTable(results));
if (given.write) {
  const path = join(root, 'docs/accuracy.md');
  const page = readFileSync(path, 'utf8');
  const before = sectionOf(page, headings.mutation);
  const [words = ''] = before.split('\n| file');
  const section = `${words.trim()}\n\n${mutationTable(results, before)}`;
  writeFileSync(path, page.replace(before, section));
}
