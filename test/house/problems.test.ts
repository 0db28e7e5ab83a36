import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '#domain/problemCode';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/problems.md'), 'utf8');
const codes = Object.keys(problemCodes);
/** Heading, then everything up to the next heading. */
const sections = page.split(/^(?=#{1,3} )/m).flatMap((text) => {
  const code = /^### `([^`]+)`\n/.exec(text)?.[1];
  return code === undefined ? [] : [{ code, text }];
});

describe('the problems a user can meet', () => {
  it('are all explained in docs/problems.md, each once, and no others', () => {
    expect(sections.map(({ code }) => code).sort()).toEqual(codes.toSorted());
  });

  it.each(sections)('$code comes with a text and an example as it is printed', ({ code, text }) => {
    const [, prose = '', example = ''] = /^###.*\n\n([^]+?)\n\n```text\n([^]+?)\n```\n/.exec(text) ?? [];
    expect(prose.length).toBeGreaterThan(40);
    const lines = example.split('\n');
    expect(lines[0]).toMatch(new RegExp(`^(error|warning|note)\\[${code}\\] \\S`));
    expect(lines.slice(1, 4).map((line) => line.slice(0, 12))).toEqual([
      '  found:    ',
      '  expected: ',
      '  fix:      ',
    ]);
  });

  it('are all reported somewhere in src', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('problemCode.ts'))
      .map((file) => readFileSync(join(root, 'src', file), 'utf8'))
      .join('\n');
    expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });
});
