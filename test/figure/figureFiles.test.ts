import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { figureFiles } from '#figure/figureFiles';
import { arimoSet } from './support/arimo.ts';
import { expectGolden } from './support/expectGolden.ts';
import { figure, resistanceBars } from './support/madeUpFigures.ts';

describe('figureFiles', () => {
  it('writes every format under the name of the figure', async () => {
    const { files, missingCharacters } = await figureFiles(figure('a', 85, resistanceBars), arimoSet);
    expect(missingCharacters).toEqual([]);
    const beginnings = files.map(({ path, contents }) => [
      path,
      Buffer.from(contents).toString('latin1').slice(0, 4),
    ]);
    expect(beginnings).toEqual([
      ['figures/a.svg', '<svg'],
      ['figures/a.outlined.svg', '<svg'],
      ['figures/a.pdf', '%PDF'],
      ['figures/a.eps', '%!PS'],
      ['figures/a.png', '\x89PNG'],
      ['figures/a.tiff', 'II*\0'],
    ]);
    const [live, outlined] = files.map((file) => file.contents);
    expect(live).toContain('>T+P</text>');
    expect(outlined).not.toContain('<text');
  });

  it('takes font bytes that are a view into a larger buffer', async () => {
    const shifted = (bytes: Uint8Array): Uint8Array => {
      const larger = new Uint8Array(bytes.length + 7);
      larger.set(bytes, 7);
      return larger.subarray(7);
    };
    const { regular, bold, italic, boldItalic } = arimoSet;
    const set = {
      regular: shifted(regular),
      bold: shifted(bold),
      italic: shifted(italic),
      boldItalic: shifted(boldItalic),
    };
    const spec = figure('a', 40, resistanceBars);
    expect(await figureFiles(spec, set)).toEqual(await figureFiles(spec, arimoSet));
  });
});

describe('expectGolden', () => {
  const changed = fileURLToPath(new URL('../golden/figures/not-there-changed.svg', import.meta.url));

  it.skipIf(process.env['UPDATE_GOLDEN'] === '1')(
    'writes a changed picture beside the golden one and fails',
    () => {
      expect(() => {
        expectGolden('not-there', 'svg', '<svg/>');
      }).toThrow('not-there-changed.svg');
      expect(existsSync(changed)).toBe(true);
      expect(readFileSync(changed, 'utf8')).toBe('<svg/>');
      rmSync(changed);
    },
  );
});
