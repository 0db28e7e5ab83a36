/**
 * `npm start` and `npm test`: install what is missing, build what is older than its sources, then run.
 *
 *   node scripts/start.mjs run [arguments]      cellassay run
 *   node scripts/start.mjs --test [arguments]   vitest run
 *   node scripts/start.mjs --build              only install and build
 *
 * It imports nothing but what Node brings, because it runs before anything is installed. What it says goes to stderr, so
 * that stdout belongs to the program it starts.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => join(root, ...parts);
const program = at('dist', 'shell', 'cli', 'main.js');
const builtFrom = at('dist', '.built-from');

process.exitCode = await main(process.argv.slice(2));

async function main([first, ...rest]) {
  if (!nodeIsNewEnough()) return 2;
  if (!isInstalled() && !(await install())) return 2;
  const sources = hashOfSources();
  if (!isBuilt(sources) && !(await build(sources))) return 2;
  if (first === '--build') return 0;
  if (first === '--test') return node(at('node_modules', 'vitest', 'vitest.mjs'), ['run', ...rest]);
  return node(program, first === undefined ? ['run'] : [first, ...rest]);
}

function nodeIsNewEnough() {
  const needed = readJson('package.json').engines.node.replace('>=', '');
  const [major, minor] = needed.split('.').map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return true;
  say(
    `cellassay needs Node.js ${needed} or newer; this is ${process.versions.node}. Get it from https://nodejs.org`,
  );
  return false;
}

/**
 * npm keeps in node_modules/.package-lock.json what it has really installed. Comparing that with the lockfile notices a
 * changed lockfile, an install that was interrupted or that left out devDependencies, and a folder copied from another
 * operating system, whoever ran the install.
 */
function isInstalled() {
  if (!existsSync(at('node_modules', '.package-lock.json'))) return false;
  const wanted = readJson('package-lock.json').packages;
  const present = readJson('node_modules', '.package-lock.json').packages;
  const isPresent = ([path, entry]) =>
    path === '' || entry.optional === true || isSamePackage(entry, present[path]);
  const fitsMachine = ({ os }) => os === undefined || os.includes(process.platform);
  return Object.entries(wanted).every(isPresent) && Object.values(present).every(fitsMachine);
}

function isSamePackage(wanted, present) {
  const same = (field) => wanted[field] === present[field];
  return present !== undefined && same('version') && same('integrity');
}

async function install() {
  say('installing packages (about a minute, only the first time and after an update) …');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  // Through npm's own script where npm started us: no shell, no npm.cmd.
  const code =
    npm !== undefined && /^npm-cli\.c?js$/.test(basename(npm))
      ? await run(process.execPath, [npm, ...args], { quiet: true })
      : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
          quiet: true,
          shell: process.platform === 'win32',
        });
  if (code !== 0)
    say(
      'the packages could not be installed; what npm said stands above. It needs a network the first time.',
    );
  return code === 0;
}

function isBuilt(sources) {
  return existsSync(program) && existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === sources;
}

async function build(sources) {
  say('building …');
  rmSync(builtFrom, { force: true });
  const code = await node(at('node_modules', 'typescript', 'bin', 'tsc'), ['-p', 'tsconfig.build.json'], {
    quiet: true,
  });
  if (code !== 0) {
    say('the sources could not be built; what the compiler said stands above.');
    return false;
  }
  removeLeftovers();
  // npx links to the built file and a rebuild of a deleted dist/ would leave the link without permission to execute.
  if (existsSync(program)) chmodSync(program, 0o755);
  writeFileSync(builtFrom, sources);
  return true;
}

/** Built files whose source is gone would still be importable. */
function removeLeftovers() {
  for (const file of filesBelow('dist')) {
    const match = /^dist\/(.+?)(?:\.d\.ts|\.js|\.js\.map)$/.exec(file);
    if (match !== null && !existsSync(at('src', `${match[1]}.ts`))) rmSync(at(file));
  }
}

function hashOfSources() {
  const hash = createHash('sha256');
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'];
  for (const file of [...settings, ...filesBelow('src')]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(at(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Paths below the project with `/`, sorted. */
function filesBelow(folder) {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

function node(script, args, options) {
  return run(process.execPath, [script, ...args], options);
}

/** Runs a command in the project and resolves to its exit code; `quiet` keeps its output off stdout. */
function run(command, args, { quiet = false, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, shell, stdio: quiet ? ['ignore', 2, 2] : 'inherit' });
    // Ctrl-C reaches the child too, which knows how to end; we wait for its exit code.
    const wait = () => undefined;
    process.on('SIGINT', wait);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('error', (error) => {
      say(`${command} could not be started: ${error.message}`);
      resolve(2);
    });
    child.on('close', (code, signal) => {
      process.off('SIGINT', wait);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

function readJson(...parts) {
  return JSON.parse(readFileSync(at(...parts), 'utf8'));
}

function say(text) {
  process.stderr.write(`cellassay: ${text}\n`);
}
