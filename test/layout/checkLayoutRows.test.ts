import { describe, expect, it } from 'vitest';
import { checkLayoutRows } from '#layout/checkLayoutRows';
import { excelBook, textBook } from './layoutOfFile.ts';

const plateOfExperiment = (experiment: string) => ({
  file: `plates/s/SkBr3_exp${experiment}.txt`,
  plate: null,
  name: `SkBr3_exp${experiment}`,
  experiment,
});
const plates = [plateOfExperiment('1'), plateOfExperiment('2')];
const check = (text: string) =>
  checkLayoutRows({ book: textBook(text), file: 'protocols/l.csv', sheet: null, plates }, {});

describe('rows of a layout that hold for no plate', () => {
  it('are named once, in a note', () => {
    const rows = ['SkBr3_exp1,A1', 'SkBr3_ex2,A1', 'SkBr3_ex2,A2', 'SkBr3_exp2,A1', 'MCF7,A1'];
    expect(check(`file,well,role\n${rows.map((row) => `${row},blank`).join('\n')}`)).toEqual([
      {
        code: 'layout-rows-unused',
        severity: 'note',
        file: 'protocols/l.csv',
        place: { line: null, column: null, sheet: null, cell: 'A3', well: null },
        found: '3 rows for no plate of the study: SkBr3_ex2; MCF7 ("file")',
        expected: 'rows for plates of the study',
        fix: 'nothing, if the table is for other studies too; otherwise correct the names, as the files have them',
      },
    ]);
  });

  it('are those that no plate fits in all columns together', () => {
    const problems = check('file,experiment,well,role\nSkBr3_exp1,1,A1,blank\nSkBr3_exp1,2,A1,blank');
    expect(problems.map(({ found }) => found)).toEqual([
      '1 row for no plate of the study: SkBr3_exp1, 2 ("file", "experiment")',
    ]);
  });

  it.each([
    ['rows for every plate', 'file,well,role\n,A1,blank\nSkBr3_exp1,A2,blank'],
    ['a table for every plate', 'well,role\nA1,blank'],
    ['blocks', 'role,1,2\nA,blank,blank'],
  ])('are not found in %s', (_, text) => {
    expect(check(text)).toEqual([]);
  });

  it('are looked for in the sheet that the protocol names', () => {
    const book = excelBook({
      Map: [
        ['experiment', 'well', 'role'],
        [1, 'A1', 'blank'],
      ],
      Old: [
        ['experiment', 'well', 'role'],
        [7, 'A1', 'blank'],
      ],
    });
    const used = { book, file: 'protocols/l.xlsx', plates };
    expect(checkLayoutRows({ ...used, sheet: 'Map' }, {})).toEqual([]);
    expect(checkLayoutRows({ ...used, sheet: null }, {})).toMatchObject([
      { place: { sheet: 'Old', cell: 'A2' } },
    ]);
  });
});
