import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url));

// A project with the same start script whose compiler and test runner are a few lines, so that it installs without a network.
const compiler = `const fs = require('node:fs'), path = require('node:path');
for (const file of fs.readdirSync('src', { recursive: true }).filter((name) => name.endsWith('.ts'))) {
  const text = fs.readFileSync(path.join('src', file), 'utf8');
  if (text.includes('slip')) { console.log('error in ' + file); process.exit(1); }
  const built = path.join('dist', file.replace(/ts$/, 'js'));
  fs.mkdirSync(path.dirname(built), { recursive: true });
  fs.writeFileSync(built, text);
}`;
const program = `#!/usr/bin/env node
console.log('program', ...process.argv.slice(2));
process.exitCode = process.argv.includes('--bad') ? 1 : 0;`;

let project: string;

function write(file: string, content: unknown): void {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), typeof content === 'string' ? content : JSON.stringify(content));
}

function writeProject(vitestVersion: string): void {
  const devDependencies = { typescript: 'file:vendor/typescript', vitest: 'file:vendor/vitest' };
  const own = {
    name: 'trial',
    version: '1.0.0',
    type: 'module',
    engines: { node: '>=20.19' },
    devDependencies,
  };
  const link = (name: string) => ({ resolved: `vendor/${name}`, link: true });
  write('package.json', own);
  write('package-lock.json', {
    name: 'trial',
    version: '1.0.0',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': own,
      'node_modules/typescript': link('typescript'),
      'node_modules/vitest': link('vitest'),
      'vendor/typescript': { version: '1.0.0', dev: true },
      'vendor/vitest': { version: vitestVersion, dev: true },
    },
  });
  write('vendor/typescript/package.json', { name: 'typescript', version: '1.0.0' });
  write('vendor/typescript/bin/tsc', compiler);
  write('vendor/vitest/package.json', { name: 'vitest', version: vitestVersion });
  write('vendor/vitest/vitest.mjs', "console.log('vitest', ...process.argv.slice(2));");
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, npm_config_offline: 'true', ...env },
  });
  return { status, stdout, stderr };
}

const installing = 'cellassay: installing packages';
const building = 'cellassay: building';

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'start-'));
  writeProject('1.0.0');
  mkdirSync(join(project, 'scripts'));
  cpSync(script, join(project, 'scripts', 'start.mjs'));
  write('tsconfig.json', '{}');
  write('tsconfig.build.json', '{}');
  write('src/shell/cli/main.ts', program);
  write('src/old/gone.ts', 'export {};');
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

// One story: each test goes on where the one before has stopped.
describe('npm start', () => {
  it('installs, builds and runs on a fresh clone, also where development packages are usually left out', () => {
    const { status, stdout, stderr } = start(['run', '--verbose'], { NODE_ENV: 'production' });
    expect(stderr).toContain(installing);
    expect(stderr).toContain(building);
    expect(stdout).toBe('program run --verbose\n');
    expect(status).toBe(0);
  });

  it('does neither a second time, and says nothing', () => {
    expect(start(['run'])).toEqual({ status: 0, stdout: 'program run\n', stderr: '' });
  });

  it('hands on the exit code', () => {
    expect(start(['run', '--bad']).status).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('makes the built program executable, which npx needs', () => {
    expect(statSync(join(project, 'dist/shell/cli/main.js')).mode & 0o111).toBe(0o111);
  });

  it('builds again when a source has changed or is gone, without installing', () => {
    write('src/shell/cli/main.ts', program.replace("'program'", "'newer program'"));
    rmSync(join(project, 'src/old/gone.ts'));
    const { stdout, stderr } = start(['run']);
    expect(stdout).toBe('newer program run\n');
    expect(stderr).toContain(building);
    expect(stderr).not.toContain(installing);
    expect(existsSync(join(project, 'dist/old/gone.js'))).toBe(false);
  });

  it('runs nothing that could not be built, and tries again the next time', () => {
    write('src/slip.ts', 'slip');
    for (let attempt = 1; attempt <= 2; attempt++) {
      const { status, stdout, stderr } = start(['run']);
      expect(stderr).toContain('error in slip.ts');
      expect(stdout).toBe('');
      expect(status).toBe(2);
    }
    rmSync(join(project, 'src/slip.ts'));
    expect(start(['run']).status).toBe(0);
  });

  it('installs again when the lockfile has changed', () => {
    writeProject('1.0.1');
    expect(start(['run']).stderr).toContain(installing);
    expect(start(['run']).stderr).toBe('');
  });

  it('installs again after an install that was interrupted', () => {
    rmSync(join(project, 'node_modules/.package-lock.json'));
    expect(start(['run']).stderr).toContain(installing);
    expect(start(['run']).stderr).toBe('');
  });

  it('installs with npm from the path when npm has not started it', () => {
    rmSync(join(project, 'node_modules'), { recursive: true });
    const { status, stderr } = start(['run'], { npm_execpath: '' });
    expect(stderr).toContain(installing);
    expect(status).toBe(0);
  });

  it('says what to do when the packages cannot be installed', () => {
    writeProject('1.0.2');
    rmSync(join(project, 'vendor/vitest'), { recursive: true });
    write(
      'package-lock.json',
      '{ "lockfileVersion": 3, "packages": { "": {}, "node_modules/a": { "version": "1.0.0" } } }',
    );
    const { status, stdout, stderr } = start(['run']);
    expect(stderr).toContain('the packages could not be installed');
    expect(stdout).toBe('');
    expect(status).toBe(2);
    writeProject('1.0.0');
  });
});

describe('npm test', () => {
  it('installs and builds what is missing and runs the tests that were asked for', () => {
    rmSync(join(project, 'node_modules'), { recursive: true });
    rmSync(join(project, 'dist'), { recursive: true });
    const { status, stdout, stderr } = start(['--test', 'test/house']);
    expect(stderr).toContain(installing);
    expect(stderr).toContain(building);
    expect(stdout).toBe('vitest run test/house\n');
    expect(status).toBe(0);
  });
});
