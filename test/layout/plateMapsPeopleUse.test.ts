import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layoutForPlate } from '#layout/layoutForPlate';
import { readSheetBook } from '#sheet/readSheetBook';
import { layoutOfBook, onlyProblemOf, textBook, wellsOfBook } from './layoutOfFile.ts';
import { fileSet, plateOf } from './plateOf.ts';

const read = { rows: 4, columns: 6, plate: null };
const micromolar = (value: number) => ({ value, unit: 'µM' });

describe('plate maps as other programs take them', () => {
  it.each(['plater.layout.csv', 'plater-semicolon.layout.csv'])('are read: %s', (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(`../fixtures/layout/${name}`, import.meta.url)));
    const table = { delimiter: null, decimal: null, sheet: null };
    const book = readSheetBook({ bytes, file: name, table }).value;
    const { value, problems } = layoutForPlate(
      plateOf(fileSet(), { book, read, captures: { experiment: '1' } }),
    );
    expect(problems).toEqual([]);
    // A well that is blank in every block is not in the layout.
    expect(Object.keys(value.wells)).toEqual(['A1', 'A2', 'A4', 'C1', 'C2']);
    expect(value.wells['C2']).toMatchObject({
      role: 'treated',
      treatment: 'lapatinib',
      dose: micromolar(2.5),
    });
  });

  it('have a mark for the byte order in one of the fixtures, or its test would test nothing', () => {
    const bytes = readFileSync(new URL('../fixtures/layout/plater.layout.csv', import.meta.url));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('may follow each other without a blank line', () => {
    const wells = wellsOfBook(textBook('role,1,2\nA,untreated,vehicle\ncell line,1,2\nA,SkBr3,BT474'));
    expect(wells['A2']).toMatchObject({ role: 'vehicle', cellLine: 'BT474' });
  });

  it('may be parts of a plate, or of a size that nobody sells', () => {
    const wells = wellsOfBook(textBook('role,1,2,3,4,5\nA,blank,blank,,,\nB,,,,,\nC,,,,,blank'));
    expect(Object.keys(wells)).toEqual(['A1', 'A2', 'C5']);
  });
});

describe('faults of plate maps that people meet', () => {
  it.each([
    ['a corner that says something else', 'my plate,1,2\nA,blank,blank', 'A1', '"my plate"', /./],
    [
      'a missing name',
      ',1,2\nA,blank,blank',
      'A1',
      'an empty top left cell',
      /write the attribute into the top left cell/,
    ],
    ['blanks for a name', '  ,1,2\nA,blank,blank', 'A1', 'an empty top left cell', /top left cell/],
  ])('%s', (_, text, cell, found, fix) => {
    const problem = onlyProblemOf(textBook(text));
    expect(problem).toMatchObject({ code: 'layout-unknown-attribute', place: { cell }, found });
    expect(problem.fix).toMatch(fix);
  });

  it.each([
    [
      'wrong row letters',
      'role,1,2,3\nA,blank,blank,blank\nC,blank,blank,blank',
      'A3',
      'row letter "C"',
      'row letter B',
    ],
    [
      'numbers for row letters',
      'role,1,2,3\n1,blank,blank,blank\n2,blank,blank,blank',
      'A2',
      'row letter "1"',
      'a row letter, A to AF',
    ],
    [
      'a row without a letter',
      'role,1,2,3\nA,blank,blank,blank\n ,blank,blank,blank',
      'A3',
      'row letter ""',
      'row letter B',
    ],
    [
      'no blank line before a remark',
      'role,1,2,3\nA,blank,blank,blank\nseeded by,Anna,on,Monday',
      'A3',
      'row letter "seeded by"',
      'row letter B',
    ],
  ])('%s', (_, text, cell, found, expected) => {
    const problem = onlyProblemOf(textBook(text));
    expect(problem).toMatchObject({ code: 'layout-unreadable', place: { cell }, expected });
    expect(problem.found).toBe(`${found} in the block "role"`);
    expect(problem.fix).toBe('label the rows A, B, C … without gaps, and leave a blank line below the block');
  });

  it('row letters with blanks around them are row letters', () => {
    expect(Object.keys(wellsOfBook(textBook('role,1,2\n A ,blank,blank\nb ,blank,blank')))).toEqual([
      'A1',
      'A2',
      'B1',
      'B2',
    ]);
  });

  it('a size that does not fit the plate', () => {
    const rows = ['A', 'B', 'C', 'D', 'E'].map((row) => `${row},blank,blank`).join('\n');
    expect(onlyProblemOf(textBook(`role,1,2\n${rows}`), { read })).toMatchObject({
      code: 'layout-outside-plate',
      place: { cell: 'B6', well: 'E1' },
      found: 'E1:E2 in block "role"',
      expected: 'wells of the plate of 4 × 6 in plates/s/SkBr3_exp1.txt: A1 to D6',
    });
  });

  it('two designs with one name that differ', () => {
    const book = textBook('role,1,2\nA,blank,vehicle\n\nrole,1,2\nA,blank,untreated');
    expect(onlyProblemOf(book)).toMatchObject({
      code: 'layout-conflict',
      place: { cell: 'C5' },
      found: 'role of A2: "vehicle" in block "role" (C2), "untreated" in block "role" (C5)',
      fix: 'correct one of the two, or take the wells out of it; the wells are not used',
    });
    expect(layoutOfBook(book).value.wells['A1']?.role).toBe('blank');
  });

  it('several problems are all told', () => {
    const { problems } = layoutOfBook(textBook('rolle,1,2\nA,blank,blank\n\nwell,resistence\nA1,T'));
    expect(problems.map(({ code, fix }) => `${code}: ${fix}`)).toEqual([
      'layout-unknown-attribute: did you mean "resistance"?',
      'layout-unknown-attribute: did you mean "role"?',
    ]);
  });
});
