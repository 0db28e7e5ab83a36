import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { vendorIds } from '#domain/read';
import { vendors } from '#ingest/vendors';
import { filesPage } from '../../scripts/filesPage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/files.md'), 'utf8');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('docs/files.md', () => {
  it('is what npm run docs makes', () => {
    expect(page).toBe(filesPage());
  });

  it.each(vendorIds)('has a section for %s', (id) => {
    expect(page).toContain(`\`vendor\` is \`${id}\``);
  });

  it.each([
    ...new Set(vendors.flatMap(({ about }) => about.maker.split(/ \(|\)/)).filter((name) => name !== '')),
  ])('README names %s', (maker) => {
    expect(readme).toContain(maker);
  });
});
