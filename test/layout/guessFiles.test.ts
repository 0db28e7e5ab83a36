import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchPath } from '#layout/filePattern';
import { guessFiles } from '#layout/guessFiles';
import { knownCellLines } from '#layout/knownCellLines';

/** Each group as `pattern | attribute=values; …`. */
function guessed(...paths: string[]): string[] {
  return guessFiles(paths).map(({ pattern, guesses }) =>
    [pattern, ...guesses.map(({ attribute, values }) => `${attribute}=${values.join(',')}`)].join(' | '),
  );
}

describe('guessFiles', () => {
  it.each([
    ['SkBr3_exp1.txt', '{cell line}_exp{experiment}.* | cell line=SkBr3 | experiment=1'],
    ['SK-BR-3 rep2.xlsx', '{cell line} rep{experiment}.* | cell line=SK-BR-3 | experiment=2'],
    ['bt474-n3.csv', '{cell line}-n{experiment}.* | cell line=bt474 | experiment=3'],
    ['HCC1954_n=3.txt', '{cell line}_n={experiment}.* | cell line=HCC1954 | experiment=3'],
    [
      'MDA-MB-231_2024-11-04.txt',
      '{cell line}_{experiment}.* | cell line=MDA-MB-231 | experiment=2024-11-04',
    ],
    ['20241104_BT474.txt', '{experiment}_{cell line}.* | experiment=20241104 | cell line=BT474'],
    ['BT474_04.11.2024.txt', '{cell line}_{experiment}.txt | cell line=BT474 | experiment=04.11.2024'],
    [
      'SkBr3_48h_exp1.txt',
      '{cell line}_{time}_exp{experiment}.* | cell line=SkBr3 | time=48h | experiment=1',
    ],
    ['SkBr3_T-DM1_exp1.txt', '{cell line}_*_exp{experiment}.* | cell line=SkBr3 | experiment=1'],
    ['MCF7_2.txt', '{cell line}_{experiment}.* | cell line=MCF7 | experiment=2'],
    ['XY12_exp1.txt', '{cell line}_exp{experiment}.* | cell line=XY12 | experiment=1'],
  ])('reads %s', (path, expected) => {
    expect(guessed(path)).toEqual([expected]);
  });

  it('takes an experiment before a date, which may then be any', () => {
    expect(guessed('MCF7 exp2 2024-11-04.csv', 'MCF7 exp3 2024-11-11.csv')).toEqual([
      '{cell line} exp{experiment} *.* | cell line=MCF7 | experiment=2,3',
    ]);
  });

  it('makes a group of each folder, and takes what folders say', () => {
    expect(guessed('a/SkBr3_exp1.txt', 'a/BT474_exp2.txt', 'b/BT474_exp1.xlsx')).toEqual([
      'a/{cell line}_exp{experiment}.* | cell line=SkBr3,BT474 | experiment=1,2',
      'b/{cell line}_exp{experiment}.* | cell line=BT474 | experiment=1',
    ]);
    expect(guessed('BT474/exp1/x.csv', 'SkBr3/exp2/x.csv')).toEqual([
      '{cell line}/exp{experiment}/x.* | cell line=BT474,SkBr3 | experiment=1,2',
    ]);
  });

  it('takes T and P for resistances only where files differ in them', () => {
    expect(guessed('BT474_T_exp1.txt', 'BT474_T+P_exp1.txt')[0]).toContain('resistance=T,T+P');
    expect(guessed('BT474_T_exp1.txt')[0]).not.toContain('resistance');
  });

  it('guesses nothing from words that could mean anything', () => {
    for (const path of ['plate1.txt', 'gen5_abs450_raw.txt', 'results final.xlsx', 'exp1SkBr3.txt'])
      expect(guessFiles([path])).toMatchObject([{ guesses: [], files: [path] }]);
  });

  it('leaves out files that are named in another way than most', () => {
    const groups = guessFiles(['SkBr3_exp1.txt', 'SkBr3_exp2.txt', 'notes.txt']);
    expect(groups).toMatchObject([{ files: ['SkBr3_exp1.txt', 'SkBr3_exp2.txt'] }]);
  });

  it('describes files in several folders of which no name can be guessed', () => {
    expect(guessFiles(['plates/T/7', 'plates/T+P/é.txt'])).toMatchObject([
      { pattern: 'plates/*/*', files: ['plates/T/7', 'plates/T+P/é.txt'], guesses: [] },
    ]);
  });

  it('says why it took a word for what it is', () => {
    const [group] = guessFiles(['XY12_exp1.txt']);
    expect(group!.guesses.map(({ because }) => because)).toEqual([
      'no other word of the file name could be one; it is none that cellassay knows',
      'the number behind `exp` in the file name',
    ]);
  });

  it('never captures anything but what it says: every name that it took fits its pattern', () => {
    const word = fc.constantFrom(
      'SkBr3',
      'SK_BR_3',
      'exp1',
      'n2',
      'T',
      'T+P',
      '48h',
      '2024-11-04',
      'plate',
      'x',
      '7',
      'é',
      '{a}',
      '*',
      'T-DM1',
    );
    const name = fc
      .tuple(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('_', ' ', '-', '/'),
        fc.constantFrom('.txt', ''),
      )
      .map(([words, separator, ending]) => words.join(separator) + ending);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), (paths) => {
        for (const { pattern, files, guesses } of guessFiles(paths)) {
          for (const file of files) {
            const captures = matchPath(pattern, file);
            expect(captures).not.toBeNull();
            for (const { attribute, values } of guesses) expect(values).toContain(captures![attribute]);
            expect(Object.keys(captures!)).toHaveLength(guesses.length);
          }
        }
      }),
    );
  });
});

describe('knownCellLines', () => {
  it.each(knownCellLines)('recognises %s before an experiment', (name) => {
    expect(guessed(`${name}_exp1.txt`)).toEqual([
      `{cell line}_exp{experiment}.* | cell line=${name} | experiment=1`,
    ]);
  });
});
