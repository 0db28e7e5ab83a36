/**
 * The direction of imports, as .dependency-cruiser.cjs has it: `node scripts/checkRooms.mjs [project folder]`.
 *
 * A checker that reads nothing passes everything (it does so under a TypeScript it does not know), so the number of files
 * it has read must be the number of files there are.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const own = dirname(dirname(fileURLToPath(import.meta.url)));
const project = resolve(process.argv[2] ?? own);
const files = sourceFiles(join(project, 'src'));
const { modules, summary } = cruise();
const read = modules.filter(
  ({ source, couldNotResolve }) => isOurs(source) && couldNotResolve !== true,
).length;

for (const { rule, from, to, cycle } of summary.violations) {
  const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' -> ');
  console.error(`${rule.name}: ${from} -> ${path}`);
  console.error(`  ${commentOf(rule.name)}`);
}
if (files.length === 0) fail('rooms: there is no .ts file under src/, so nothing was checked.');
if (read < files.length)
  fail(`rooms: only ${read} of the ${files.length} files under src/ were read, so nothing is proven.`);
if (summary.violations.length > 0) fail(`rooms: ${summary.violations.length} imports go the wrong way.`);
console.log(`rooms: ${read} files, ${summary.totalDependenciesCruised} imports, all in the right direction.`);

function cruise() {
  if (files.length === 0) return { modules: [], summary: { violations: [] } };
  const script = join(own, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [script, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  try {
    return JSON.parse(stdout);
  } catch {
    fail(`rooms: dependency-cruiser gave no result.\n${stderr}${stdout}`);
  }
}

function isOurs(source) {
  return source.startsWith('src/') && source.endsWith('.ts');
}

function commentOf(name) {
  const rules = createRequire(import.meta.url)(join(project, '.dependency-cruiser.cjs'));
  return rules.forbidden.find((rule) => rule.name === name)?.comment ?? '';
}

function sourceFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.ts'),
  );
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
