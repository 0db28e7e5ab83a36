import { describe, expect, it } from 'vitest';
import type { WellContent } from '#domain/well';
import { layoutFromBook } from '#layout/layoutFromBook';
import { nameFromWell } from '#plate/wellName';
import type { SheetBook } from '#sheet/sheetBook';
import { bookOf, sheetOf } from './bookOf.ts';

const identity = { file: 'plates/s/x.txt', plate: null, name: 'x', experiment: '1' };
const read = (book: SheetBook, sheet: string | null = null) =>
  layoutFromBook({
    book,
    file: 'protocols/l.xlsx',
    sheet,
    aliases: {},
    plate: { identity, rows: 8, columns: 12 },
  });

/** Well -> what all blocks say of it. */
function contents(book: SheetBook): Record<string, Partial<WellContent>> {
  const { value, problems } = read(book);
  expect(problems).toEqual([]);
  const wells: Record<string, Partial<WellContent>> = {};
  for (const { wells: stated } of value?.statements ?? []) {
    for (const { row, column, content, dosed } of stated) {
      const name = nameFromWell(row, column);
      wells[name] = { ...wells[name], ...content, ...dosed };
    }
  }
  return wells;
}

function onlyProblem(book: SheetBook) {
  const { value, problems } = read(book);
  expect(problems).toHaveLength(1);
  return { value, problem: problems[0]! };
}

describe('layoutFromBook', () => {
  it('reads one block for each attribute, below each other', () => {
    const drawing = `
role | 1 | 2 | 3
A | blank | untreated | treated
B | BLK | Untreated | treated

cell line | 1 | 2 | 3
A | | SK-BR-3 | bt-474
B | NA | SKBR3 | BT474`;
    expect(contents(bookOf(drawing))).toEqual({
      A1: { role: 'blank' },
      A2: { role: 'untreated', cellLine: 'SkBr3' },
      A3: { role: 'treated', cellLine: 'BT474' },
      B1: { role: 'blank' },
      B2: { role: 'untreated', cellLine: 'SkBr3' },
      B3: { role: 'treated', cellLine: 'BT474' },
    });
  });

  it('reads blocks side by side, directly below each other, and in several sheets', () => {
    const first = sheetOf(
      `
role | 1 | 2 |  | Resistance | 1 | 2
A | blank | treated | | A | - | T + P
time (h) | 1 | 2
A | 48 | 72`,
      'Plate',
    );
    const second = sheetOf(
      `
 | 1 | 2
A | 1 | 02`,
      'experiment',
    );
    expect(contents(bookOf(first, second))).toEqual({
      A1: { role: 'blank', timeH: 48, experiment: '1' },
      A2: { role: 'treated', resistance: 'T+P', timeH: 72, experiment: '2' },
    });
  });

  it('is not confused by numbers that count on inside a block', () => {
    const drawing = `
experiment | 1 | 2 | 3
A | 1 | 2 | 3
B | 2 | 3 | 4`;
    expect(contents(bookOf(drawing))).toMatchObject({ A1: { experiment: '1' }, B3: { experiment: '4' } });
  });

  it('reads doses with the unit of the heading or their own', () => {
    const drawing = `
treatment | 1 | 2 | 3 | 4
A | T-DM1 | T-DM1 | T-DM1 | T-DM1

dose (ug/ml) | 1 | 2 | 3 | 4
A | 10 | 2.5 | 0 | 50 ng/ml`;
    expect(contents(bookOf(drawing))).toMatchObject({
      A1: { dose: { value: 10, unit: 'µg/ml' } },
      A3: { dose: { value: 0, unit: 'µg/ml' } },
      A4: { dose: { value: 50, unit: 'ng/ml' } },
    });
  });

  it('reads a block named like a treatment as its doses', () => {
    const withUnit = 'T-DM1 (µg/ml) | 1 | 2\nA | 10 | 0';
    const inCells = 'T-DM1 | 1 | 2 | 3\nA | 10 nM | 0 | 0,5 nM';
    expect(contents(bookOf(withUnit))).toEqual({
      A1: { treatment: 'T-DM1', dose: { value: 10, unit: 'µg/ml' } },
      A2: { treatment: 'T-DM1', dose: { value: 0, unit: 'µg/ml' } },
    });
    expect(contents(bookOf(inCells))).toEqual({
      A1: { treatment: 'T-DM1', dose: { value: 10, unit: 'nM' } },
      A2: { treatment: 'T-DM1', dose: { value: 0, unit: 'nM' } },
      A3: { treatment: 'T-DM1', dose: { value: 0.5, unit: 'nM' } },
    });
  });

  it('reads a part of a plate where its headings say that it stands', () => {
    const drawing = `
time | 11 | 12
G | 48 h | 2 d
H | 90 min | 1 h`;
    expect(contents(bookOf(drawing))).toEqual({
      G11: { timeH: 48 },
      G12: { timeH: 48 },
      H11: { timeH: 1.5 },
      H12: { timeH: 1 },
    });
  });

  it('leaves notes out aloud', () => {
    const drawing = `
Plate of 3 May | by Anna
role | 1 | 2 | | checked
A | blank | blank
scratched later`;
    const { value, problems } = read(bookOf(drawing));
    expect(problems).toEqual([]);
    expect(value?.inferred).toEqual([
      {
        what: 'notes in the layout',
        value: '4 cells left out',
        because:
          'outside of every block and table: A1 "Plate of 3 May", B1 "by Anna", E2 "checked", A4 "scratched later"',
        state: null,
        file: 'protocols/l.xlsx',
      },
    ]);
  });

  it('reads only the sheet that the protocol names', () => {
    const book = bookOf(
      sheetOf('role | 1 | 2\nA | blank | blank', 'Map'),
      sheetOf('nonsense | 1 | 2\nA | x | y', 'Old'),
    );
    expect(read(book, 'Map').problems).toEqual([]);
    expect(read(book, 'map').problems[0]).toMatchObject({
      code: 'sheet-not-found',
      fix: 'did you mean "Map"?',
    });
  });

  it('points into the sheet', () => {
    const { problem, value } = onlyProblem(bookOf(sheetOf('\n|role | 1 | 2\n|A | blank | blnk', 'Map')));
    expect(problem).toMatchObject({
      code: 'layout-invalid-value',
      file: 'protocols/l.xlsx',
      place: { sheet: 'Map', cell: 'D2', well: 'A2' },
      found: '"blnk"',
      fix: 'did you mean "blank"?',
    });
    expect(value?.statements[0]?.wells.map(({ refused }) => refused)).toEqual([false, true]);
  });

  it('says once what is wrong in many cells', () => {
    const { problem } = onlyProblem(bookOf('role | 1 | 2 | 3\nA | control | control | control'));
    expect(problem.found).toBe('"control" here and in 2 more cells of the block');
    expect(problem.fix).toBe('say which control: untreated or vehicle');
  });

  it.each([
    ['resistence | 1 | 2\nA | T | P', '"resistence"', /did you mean "resistance"/],
    ['stain | 1 | 2\nA | T | P', '"stain"', /stain \(µg\/ml\)/],
    ['| 1 | 2\nA | T | P', 'an empty top left cell', /top left/],
    ['dose (ug) | 1 | 2\nA | 1 | 2', '"dose (ug)"', /./],
    ['time (weeks) | 1 | 2\nA | 1 | 2', '"time (weeks)"', /min, h or d/],
    ['role (x) | 1 | 2\nA | blank | blank', '"role (x)"', /without "\(x\)"/],
  ])('refuses a block whose top left cell names nothing: %s', (drawing, found, fix) => {
    const { problem, value } = onlyProblem(bookOf(drawing));
    expect(value).toBeNull();
    expect(problem).toMatchObject({ code: 'layout-unknown-attribute', found, place: { cell: 'A1' } });
    expect(problem.fix).toMatch(fix);
  });

  it.each([
    ['role | 1 | 2\nA | blank | blank\nB | blank | blank\nD | blank | blank', 'A4', 'row letter C'],
    ['role | 1 | 2\nA | blank | blank\n | blank | blank', 'A3', 'row letter B'],
    ['role | 1 | 2 | 3\n1 | blank | blank | blank', 'A2', 'a row letter, A to AF'],
  ])('refuses wrong row letters: %s', (drawing, cell, expected) => {
    const { problem, value } = onlyProblem(bookOf(drawing));
    expect(value).toBeNull();
    expect(problem).toMatchObject({ code: 'layout-unreadable', place: { cell }, expected });
  });

  it.each([
    ['dose | 1 | 2\nA | 10 | 20', /top left cell: `dose/],
    ['dose (µg/ml) | 1 | 2\nA | much | 1', /number and a unit/],
    ['dose (unit?) | 1 | 2\nA | 5 | 1', /unit/],
    ['dose (µg/ml) | 1 | 2\nA | -1 | 1', /minus/],
    ['dose | 1 | 2\nA | 1,000 nM | 1 nM', /decimal point/],
    ['time | 1 | 2\nA | 48 | 48 h', /add the unit/],
  ])('refuses a cell that its attribute cannot take: %s', (drawing, fix) => {
    const { problems } = read(bookOf(drawing));
    expect(problems[0]).toMatchObject({ code: 'layout-invalid-value', place: { cell: 'B2', well: 'A1' } });
    expect(problems[0]?.fix).toMatch(fix);
  });

  it('says so when there is no block at all', () => {
    expect(onlyProblem(bookOf('just | some | text')).problem.code).toBe('layout-unreadable');
    expect(onlyProblem({ format: 'text', sheets: [], inferred: [] }).problem.code).toBe('layout-unreadable');
  });
});
