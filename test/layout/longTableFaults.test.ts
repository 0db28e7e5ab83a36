import { describe, expect, it } from 'vitest';
import { excelBook, layoutOfBook, onlyProblemOf, textBook } from './layoutOfFile.ts';

describe('a long table with a fault', () => {
  it.each([
    ['A0', 'columns are counted from 1'],
    ['X1Y', '"X1Y" is no well: write it as `B2`'],
    ['12', 'write row and column, because wells are numbered across by some and down by others'],
    ['A', 'write first and last well, as in `A1:A12`, instead of "A"'],
    ['11-12', 'write first and last well, as in `A11:H12`, instead of "11-12"'],
    ['A1:B', 'write two wells as `B2:D9`, two rows or two columns: not "A1:B"'],
    ['A-C', 'write first and last well, as in `A1:A12`, instead of "A-C"'],
  ])('refuses the well %s and uses the others', (well, fix) => {
    const book = textBook(`note\n\nwell,role\nA1,blank\n${well},blank\nA3,blank`);
    expect(onlyProblemOf(book)).toMatchObject({
      code: 'layout-invalid-value',
      place: { cell: 'A5' },
      found: `"${well}"`,
      fix,
    });
    expect(Object.keys(layoutOfBook(book).value.wells)).toEqual(['A1', 'A3']);
  });

  it('refuses a row without a well', () => {
    expect(onlyProblemOf(textBook('well,role\nA1,blank\n,blank'))).toMatchObject({
      code: 'layout-invalid-value',
      place: { cell: 'A3' },
      found: '""',
      fix: 'write the well, or take the row out of the table',
    });
  });

  it('refuses a plate without some of its wells, and points at the first cell that names one', () => {
    const book = excelBook({
      Map: [
        ['well', 'role', 'cell line'],
        ['A1', 'blank', ''],
        ['A13:A14', 'untreated', 'x'],
        ['I1', 'blank', ''],
      ],
    });
    expect(onlyProblemOf(book)).toMatchObject({
      code: 'layout-outside-plate',
      place: { sheet: 'Map', cell: 'A3', well: 'A13' },
      found: 'A13:A14, I1 in column "role", column "cell line"',
      expected: 'wells of the plate of 8 × 12 in plates/s/SkBr3_exp1.txt: A1 to H12',
    });
    expect(layoutOfBook(book).value.wells).toEqual({});
  });

  it('refuses a well that is there twice with different content, and names both cells', () => {
    const book = textBook('well,role,cell line\nA1,untreated,SkBr3\nA2,blank,\na01,vehicle,SkBr3');
    expect(onlyProblemOf(book)).toMatchObject({
      code: 'layout-conflict',
      place: { cell: 'B4' },
      found: 'role of A1: "untreated" in column "role" (B2), "vehicle" in column "role" (B4)',
    });
    const { wells } = layoutOfBook(book).value;
    expect([wells['A1']?.role, wells['A2']?.role]).toEqual([null, 'blank']);
  });

  it('finds a column that contradicts a block of the same file', () => {
    const book = textBook('role,1,2\nA,blank,blank\n\nwell,role\nA2,untreated');
    expect(onlyProblemOf(book).found).toBe(
      'role of A2: "untreated" in column "role" (B5), "blank" in block "role" (C2)',
    );
  });

  it.each([
    ['role,cell line,time (h)\nblank,SkBr3,48', 'role, cell line, time (h)', 'add the column `well`'],
    ['wel,role,cell line\nA1,blank,x', 'wel, role, cell line', 'did you mean "well" by "wel"?'],
    ['row,role,cell line\nA,blank,x', 'row, role, cell line', 'add the column `well`'],
    ['Name,role,cell line\nA1,blank,x', 'Name, role, cell line', 'did you mean "well" by "Name"?'],
    ['treatment,role,cell line\nT1,treated,x', 'treatment, role, cell line', 'add the column `well`'],
  ])('says that the column of wells is missing', (text, columns, fix) => {
    expect(onlyProblemOf(textBook(text))).toMatchObject({
      code: 'layout-unreadable',
      place: { cell: 'A1' },
      found: `a table with the columns ${columns}, none of which names the wells`,
      fix,
    });
  });

  it('refuses a role that does not exist, and says once what is wrong in many rows', () => {
    const book = textBook('well,type\nA1,blnk\nA2,blank\nA3,blnk');
    expect(onlyProblemOf(book)).toMatchObject({
      code: 'layout-invalid-value',
      place: { cell: 'B2', well: 'A1' },
      found: '"blnk" here and in 1 more cell of the column',
      fix: 'did you mean "blank"?',
    });
  });

  it.each(['control', 'ctl', 'CTR', 'negative control'])('asks which control %s in a group is', (group) => {
    expect(onlyProblemOf(textBook(`well,group\nA1,blank\nA2,${group}`))).toMatchObject({
      code: 'layout-invalid-value',
      place: { cell: 'B3', well: 'A2' },
      fix: 'say which control: untreated, vehicle or positive-control',
    });
  });

  it('refuses a dose without a unit, and says where the unit could stand', () => {
    expect(onlyProblemOf(textBook('well,drug,dose\nA1,x,10\nA2,x,5'))).toMatchObject({
      code: 'layout-invalid-value',
      place: { cell: 'C2', well: 'A1' },
      found: '"10", "5" in 2 cells of the column',
      expected: 'a dose with its unit',
      fix: 'write the unit into the heading, as `dose (µg/ml)`, or into a column `dose unit`',
    });
    expect(onlyProblemOf(textBook('well,role,time\nA1,blank,48'))).toMatchObject({
      code: 'layout-invalid-value',
      place: { cell: 'C2' },
      fix: 'add the unit: "48 h"',
    });
  });

  it.each([
    ['dose (µM),dose unit', '5,nM', /the heading says µM and the column "dose unit" says nM/],
    ['dose,dose unit', '5 µM,nM', /the cell says µM and the column "dose unit" says nM/],
    ['dose,unit', '5,ug', /unit/],
  ])('refuses two units for a dose, and a unit that is none: %s', (headings, cells, fix) => {
    const problem = onlyProblemOf(textBook(`well,drug,${headings}\nA1,x,${cells}`));
    expect(problem).toMatchObject({ code: 'layout-invalid-value', place: { cell: 'C2', well: 'A1' } });
    expect(problem.fix).toMatch(fix);
  });

  it('sees a decimal comma that divides a cell', () => {
    expect(
      onlyProblemOf(textBook('well,role,drug,dose (µM)\nA1,treated,x,5\nA2,treated,x,2,5')),
    ).toMatchObject({
      code: 'layout-unreadable',
      place: { cell: 'E3' },
      found: 'a cell beyond the last heading',
      fix: 'write decimals with a point, put texts with commas into quotation marks, or give the column a heading',
    });
  });

  it('refuses a number that could have decimals or thousands', () => {
    expect(onlyProblemOf(textBook('well;drug;dose\nA1;x;1,000 µM'))).toMatchObject({
      code: 'layout-invalid-value',
      found: '"1,000 µM"',
      fix: 'write a decimal point: "1.000 µM"',
    });
  });

  it('reads a decimal comma that can be nothing else', () => {
    const { value, problems } = layoutOfBook(textBook('well;drug;dose (µM)\nA1;x;0,5\nA2;x;2,25'));
    expect(problems).toEqual([]);
    expect(value.wells['A2']?.dose).toEqual({ value: 2.25, unit: 'µM' });
  });

  it('refuses row and column 0', () => {
    for (const [row, column] of [
      ['0', '1'],
      ['A', '0'],
    ]) {
      expect(onlyProblemOf(textBook(`row,column,role\nB,1,blank\n${row},${column},blank`))).toMatchObject({
        code: 'layout-invalid-value',
        place: { cell: 'A3' },
        found: `"${row}" and "${column}"`,
        fix: 'count rows and columns from 1',
      });
    }
  });

  it('refuses a row or column that is none', () => {
    expect(onlyProblemOf(textBook('row,column,role\nA1,1,blank')).fix).toBe('"A1" is no row');
    expect(onlyProblemOf(textBook('row,column,role\nA,B,blank')).fix).toBe('"B" is no column');
  });

  it('says that there are no rows below the headings', () => {
    expect(onlyProblemOf(textBook('well,role,dose\n\nA1,blank,'))).toMatchObject({
      code: 'layout-unreadable',
      place: { cell: 'A1' },
      found: 'the headings well, role, dose with no row below them',
      fix: 'add the rows, or take out the blank line below the headings',
    });
  });

  it.each([
    ['resistence', 'did you mean "resistance"?'],
    ['role (x)', 'write "role" without "(x)"'],
    ['time (weeks)', 'use min, h or d'],
    ['dose (ug)', 'did you mean "µg/ml"?'],
    ['CONC_UM', 'write it in brackets, as `conc (µM)`'],
    ['conc nm', 'write it in brackets, as `conc (µM)`'],
  ])('refuses the heading %s', (heading, fix) => {
    const problem = onlyProblemOf(textBook(`well,${heading}\nA1,1`));
    expect(problem).toMatchObject({
      code: 'layout-unknown-attribute',
      place: { cell: 'B1' },
      found: `"${heading}" above a column`,
    });
    if (heading !== 'dose (ug)') expect(problem.fix).toBe(fix);
    expect(layoutOfBook(textBook(`well,${heading}\nA1,1`)).value.wells).toEqual({});
  });

  it('points at the column and cell that say what contradicts the plate, or lacks something', () => {
    const table = 'well,cell line,role,treatment\nA1,,blank,\nA2,SkBr3,treated,DMSO\nA3,SkBr3,treated,DMSO';
    const captures = { experiment: '1', 'cell line': 'BT474' };
    const { problems } = layoutOfBook(textBook(table), { captures });
    expect(problems).toMatchObject([
      {
        code: 'layout-conflict',
        place: { cell: 'B3' },
        found:
          'A2:A3: cell line "SkBr3" in column "cell line", "BT474" in the name of plates/s/SkBr3_exp1.txt',
      },
      {
        code: 'layout-incomplete',
        place: { cell: 'C3' },
        found: 'A2:A3: treated, without dose (column "role")',
        fix: expect.stringContaining('if the wells are controls, say which: `role: vehicle`') as string,
      },
    ]);
  });

  it('refuses two tables that touch', () => {
    expect(onlyProblemOf(textBook('well,role,well,role\nA1,blank,B1,blank'))).toMatchObject({
      place: { cell: 'C1' },
      expected: 'one column of wells',
      fix: 'leave an empty column between two tables',
    });
  });

  it('reads two tables with an empty column between them, and a block below one without a blank line', () => {
    const book = textBook('well,role,,well,role\nA1,blank,,B1,untreated\nrole,1,2,,\nC,empty,empty,,');
    const { value, problems } = layoutOfBook(book);
    expect(problems).toEqual([]);
    expect(Object.keys(value.wells)).toEqual(['A1', 'B1', 'C1', 'C2']);
  });

  it('refuses a table that names nothing of its wells', () => {
    expect(onlyProblemOf(textBook('well,OD590\nA1,0.5\nA2,0.6')).code).toBe('layout-unreadable');
  });
});
