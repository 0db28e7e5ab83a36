import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const folder = fileURLToPath(new URL('../../golden/figures/', import.meta.url));

/**
 * Compares with the golden file; what differs is written beside it as `-changed`, to be looked at. `UPDATE_GOLDEN=1` accepts it.
 */
export function expectGolden(name: string, extension: string, actual: string): void {
  const golden = `${folder}${name}.${extension}`;
  const changed = `${folder}${name}-changed.${extension}`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(golden, actual);
    rmSync(changed, { force: true });
    return;
  }
  const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : null;
  if (expected === actual) {
    rmSync(changed, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(changed, actual);
  const difference = expected === null ? 'there is no golden file' : firstDifference(expected, actual);
  expect.fail(`${name}.${extension} changed (${difference}); look at ${name}-changed.${extension}`);
}

function firstDifference(expected: string, actual: string): string {
  const lines = actual.split('\n');
  const index = expected.split('\n').findIndex((line, i) => line !== lines[i]);
  return `line ${index + 1}: ${lines[index] ?? 'missing'}`;
}
