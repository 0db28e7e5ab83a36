import { describe, expect, it } from 'vitest';
import { excelBook, layoutOfBook, onlyProblemOf, textBook } from './layoutOfFile.ts';

describe('cells of a layout that hold no value of their own', () => {
  it('refuses merged cells across columns and merged wells, and fills those down one column aloud', () => {
    const rows = [
      ['well', 'role', 'cell line'],
      ['A1', 'untreated', 'SkBr3'],
      ['A2', 'untreated', null],
      ['A3', 'untreated', null],
    ];
    const filled = layoutOfBook(excelBook({ S: rows }, { S: ['C2:C4'] }));
    expect(filled.problems).toEqual([]);
    expect(filled.value.wells['A3']?.cellLine).toBe('SkBr3');
    expect(filled.value.inferred).toContainEqual({
      what: 'merged cells',
      value: 'C2:C4 in sheet S',
      because: 'cells merged down a column hold for all of their rows',
      state: null,
      file: 'protocols/l.csv',
    });
    for (const merge of ['B3:C3', 'A2:A4', 'A1:B1', 'B1:B2', 'C4:D4']) {
      expect(
        onlyProblemOf(excelBook({ S: rows.map((row) => row.map((cell) => cell ?? 'x')) }, { S: [merge] })),
      ).toMatchObject({
        code: 'layout-unreadable',
        place: { sheet: 'S', cell: merge.split(':')[0] },
        found: `the merged cells ${merge} in a table`,
        fix: 'undo the merge in Excel (Home > Merge & Center), and write the value into each cell',
      });
    }
  });

  it.each(['#REF!', '#N/A', '#DIV/0!', '#NAME?'])('refuses the error of a formula: %s', (error) => {
    const expected = `a value; ${error} is the error of a formula`;
    const inValue = onlyProblemOf(textBook(`well,role,cell line\nA1,untreated,${error}`));
    expect(inValue).toMatchObject({
      code: 'layout-invalid-value',
      place: { cell: 'C2', well: 'A1' },
      expected,
    });
    const inWell = onlyProblemOf(textBook(`well,role\nA1,blank\n${error},blank`));
    expect(inWell).toMatchObject({ code: 'layout-invalid-value', place: { cell: 'A3' }, expected });
    const inFile = onlyProblemOf(textBook(`file,well,role\nSkBr3_exp1,A1,blank\n${error},A1,blank`));
    expect(inFile).toMatchObject({ code: 'layout-invalid-value', place: { cell: 'A3' }, expected });
    const inBlock = onlyProblemOf(
      textBook(`role,1,2\nA,untreated,vehicle\n\ncell line,1,2\nA,SkBr3,${error}`),
    );
    expect(inBlock).toMatchObject({
      code: 'layout-invalid-value',
      place: { cell: 'C5', well: 'A2' },
      expected,
    });
  });

  it('refuses a formula that was saved without its result', () => {
    const book = excelBook({
      S: [
        ['well', 'cell line', 'role'],
        ['A1', 'x', 'untreated'],
      ],
    });
    const rows = book.sheets[0]!.rows.map((row) => [...row]);
    rows[1]![1] = { text: '=B9&"x"', number: null, calculated: true };
    expect(onlyProblemOf({ ...book, sheets: [{ ...book.sheets[0]!, rows }] })).toMatchObject({
      code: 'layout-invalid-value',
      place: { sheet: 'S', cell: 'B2' },
      fix: 'open the workbook in Excel and save it',
    });
  });
});
