import { describe, expect, it } from 'vitest';
import { readProtocols } from '#pipeline/chooseProtocol';
import type { ProjectFiles } from '#pipeline/projectFiles';

const text = 'title: Größe\nplates: { s: { files: "*.csv", layout: { A1: { role: blank } } } }\n';

function projectWith(bytes: Uint8Array): ProjectFiles {
  return {
    studies: () => Promise.resolve([]),
    filesOfStudy: () => Promise.resolve([]),
    protocols: () => Promise.resolve(['protocols/s.yaml']),
    read: () => Promise.resolve({ bytes, sha256: '' }),
  };
}

describe('the letters of a protocol', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('are read from %s', async (_, bytes) => {
    const [read] = await readProtocols(projectWith(bytes));
    expect(read).toMatchObject({ problems: [], protocol: { title: 'Größe' } });
  });

  it('are asked for in UTF-8 where they are something else, so that no µ is lost', async () => {
    const [read] = await readProtocols(projectWith(Buffer.from(text, 'latin1')));
    expect(read).toMatchObject({
      protocol: null,
      problems: [{ code: 'protocol-syntax', found: 'letters that are not in UTF-8' }],
    });
  });
});
