import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPath } from '#layout/filePattern';

describe('matchPath', () => {
  it('captures what stands in place of a name', () => {
    expect(matchPath('a/{cell line}_exp{experiment}.*', 'a/SkBr3_exp1.txt')).toEqual({
      'cell line': 'SkBr3',
      experiment: '1',
    });
    expect(matchPath('{cell line}_exp{experiment}.*', 'SK_BR_3_exp12.xlsx')).toEqual({
      'cell line': 'SK_BR_3',
      experiment: '12',
    });
  });

  it.each([
    ['*.txt', 'a.txt', true],
    ['*.txt', 'b/a.txt', false],
    ['**/*.txt', 'a.txt', true],
    ['**/*.txt', 'b/c/a.txt', true],
    ['a/**', 'a/b/c.txt', true],
    ['plate?.csv', 'plate1.csv', true],
    ['plate?.csv', 'plate12.csv', false],
    ['fig2-repeat-*', 'fig2-repeat-May', true],
    ['fig2', 'fig2', true],
    ['fig2', 'fig20', false],
    ['a+b (1).txt', 'a+b (1).txt', true],
    ['a.txt', 'abtxt', false],
  ])('%s and %s: %s', (pattern, path, fits) => {
    expect(matchPath(pattern, path) !== null).toBe(fits);
  });

  it('does not mind capitals in the extension, but does elsewhere', () => {
    expect(matchPath('{cell line}.csv', 'BT474.CSV')).toEqual({ 'cell line': 'BT474' });
    expect(matchPath('A_*.csv', 'a_1.csv')).toBeNull();
  });

  it('does not fit when a name captured twice would hold two texts', () => {
    expect(matchPath('{cell line}/{cell line}_1.txt', 'BT474/BT474_1.txt')).toEqual({ 'cell line': 'BT474' });
    expect(matchPath('{cell line}/{cell line}_1.txt', 'BT474/SkBr3_1.txt')).toBeNull();
  });

  it('knows a letter with an accent that a Mac has taken apart', () => {
    expect(matchPath('réplicat{experiment}.txt', 'réplicat2.txt'.normalize('NFD'))).toEqual({
      experiment: '2',
    });
  });

  it('captures nothing from nothing', () => {
    expect(matchPath('{cell line}_{experiment}.txt', '_1.txt')).toBeNull();
    expect(matchPath('{cell line}.txt', ' .txt')).toBeNull();
  });

  it('fits any name to itself, and gives back what was put into a pattern', () => {
    const plain = fc.stringMatching(/^[A-Za-z0-9+ ()-]{1,12}$/).filter((text) => text.trim() === text);
    fc.assert(
      fc.property(plain, plain, (cellLine, experiment) => {
        expect(matchPath(`${cellLine}.txt`, `${cellLine}.txt`)).toEqual({});
        expect(matchPath('x/{cell line}_{experiment}.*', `x/${cellLine}_${experiment}.txt`)).toEqual({
          'cell line': cellLine,
          experiment,
        });
      }),
    );
  });
});
