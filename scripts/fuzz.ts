import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { cwd } from 'node:process';
import { workerRunner } from '#shell/runner/workerRunner';
import { fuzz } from './fuzz/fuzz.ts';
import { fuzzFiles } from './fuzz/fuzzFiles.ts';

const options = parseArgs({
  options: { seed: { type: 'string' }, tries: { type: 'string' }, write: { type: 'boolean' } },
}).values;
const atOnce = Math.max(1, availableParallelism());
const runner = workerRunner({ timeLimitSeconds: 10, processes: atOnce });
const result = await fuzz({
  files: fuzzFiles(cwd()),
  seed: Number(options.seed ?? 1),
  tries: Number(options.tries ?? 1000),
  runner,
  atOnce,
});
await runner.close();
const counts: Record<string, number> = {};
for (const t of result.tries) {
  const k = `${t.file.origin} ${t.file.type} | ${t.outcome}`;
  counts[k] = (counts[k] ?? 0) + 1;
}
const tot: Record<string, number> = {};
for (const t of result.tries) tot[t.outcome] = (tot[t.outcome] ?? 0) + 1;
console.log(tot);
for (const d of result.defects)
  console.log(d.index, d.outcome, d.file.file, d.damage.kind, d.damage.what, d.message?.split('\n')[0] ?? '');
