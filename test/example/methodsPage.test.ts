import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(`${project}docs/methods.md`, 'utf8');

describe('docs/methods.md', () => {
  it('names only files that are there', () => {
    const named = [...text.matchAll(/`([\w./-]+)`/g)].map((match) => match[1]!);
    let folder = '';
    const missing: string[] = [];
    let count = 0;
    for (const name of named) {
      if (!/\.(ts|json|md)$/.test(name) && !name.endsWith('/')) continue;
      // a name without a folder stands in the folder named before it
      const path = name.includes('/') ? name : folder + name;
      if (name.includes('/')) folder = name.replace(/[^/]*$/, '');
      if (!existsSync(project + path)) missing.push(path);
      count++;
    }
    expect(count).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });
});
