import { describe, expect, it } from 'vitest';
import { excelBook, layoutOfBook, onlyProblemOf, wellsOfBook } from './layoutOfFile.ts';
import { fileSet } from './plateOf.ts';

type Row = (string | number | null)[];

/** A 96-well grid of readings, as it stands in workbooks beside the layout. */
const measured = (corner: string): Row[] => [
  [corner, ...Array.from({ length: 12 }, (_, column) => column + 1)],
  ...Array.from({ length: 8 }, (_, row): Row => [
    'ABCDEFGH'[row]!,
    ...Array.from({ length: 12 }, (_, column) => Number((0.05 + row * 0.1173 + column * 0.0107).toFixed(4))),
  ]),
];
const roles: Row[] = [
  ['role', 1, 2, 3],
  ['A', 'blank', 'untreated', 'vehicle'],
  ['B', 'blank', 'untreated', 'vehicle'],
];
const expectedWells = ['A1', 'A2', 'A3', 'B1', 'B2', 'B3'];
const table: Row[] = [
  ['well', 'role'],
  ['A1', 'blank'],
  ['A2', 'untreated'],
];

/** Rows with another grid to their right. */
function beside(left: readonly Row[], right: readonly Row[], gap = 1): Row[] {
  const width = Math.max(...left.map((row) => row.length));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => [
    ...Array.from({ length: width + gap }, (_, column) => left[index]?.[column] ?? null),
    ...(right[index] ?? []),
  ]);
}

const inferences = (...of: Parameters<typeof layoutOfBook>) => layoutOfBook(...of).value.inferred;

describe('a layout somewhere in a workbook', () => {
  it.each([
    ['to the right of the data', beside(measured('<>'), roles)],
    ['under the data', [...measured(''), [], ...roles]],
    ['above the data', [...roles, [], [], ...measured('OD590')]],
    [
      'beside a legend and under a title',
      [
        ['Plate of 3 May'],
        [],
        ...beside(roles, [
          ['red', 'scratched'],
          ['blue', 'new medium'],
        ]),
      ],
    ],
  ])('is found %s', (_, rows) => {
    expect(Object.keys(wellsOfBook(excelBook({ Sheet1: rows })))).toEqual(expectedWells);
  });

  it('says which grid of readings it left out', () => {
    expect(inferences(excelBook({ Sheet1: beside(measured('<>'), roles) }))).toContainEqual({
      what: 'grid left out',
      value: 'A1:M9 in sheet Sheet1',
      because: 'it holds measured values, and its top left cell names no attribute',
      state: null,
      file: 'protocols/l.csv',
    });
  });

  it('is found in one of several sheets, and where it was is said', () => {
    const list: Row[] = [
      ['Well', 'OD590'],
      ['A1', 0.05],
      ['A2', 1.03],
    ];
    const book = excelBook({
      Data: measured('OD590'),
      List: list,
      Map: [['by Anna'], [], ...roles],
      Notes: [['seeded 5,000 per well']],
    });
    expect(Object.keys(wellsOfBook(book))).toEqual(expectedWells);
    expect(inferences(book)).toContainEqual({
      what: 'layout',
      value: 'block "role" of sheet "Map" at A3',
      because: 'found in 1 of 4 sheets of the file, all of which were searched',
      state: 'layout: { file: l.csv, sheet: Map }',
      file: 'protocols/l.csv',
    });
    expect(inferences(book)).toContainEqual({
      what: 'table left out',
      value: 'the list of wells at A1 in sheet List',
      because: 'none of its columns is an attribute of a well',
      state: null,
      file: 'protocols/l.csv',
    });
  });

  it('may be a table on one sheet and blocks on another', () => {
    const lines: Row[] = [
      ['cell line', 2, 3],
      ['A', 'SkBr3', 'BT-474'],
      ['B', 'SkBr3', 'BT-474'],
    ];
    const book = excelBook({
      Roles: [[], [null, null, ...table[0]!], ...table.slice(1).map((row) => [null, null, ...row])],
      Lines: lines,
    });
    const { value } = layoutOfBook(book);
    expect(value.wells['A2']).toMatchObject({ role: 'untreated', cellLine: 'SkBr3' });
  });

  it('is a problem where two sheets disagree, with the way to choose', () => {
    const old = roles.map((row) => row.map((cell) => (cell === 'vehicle' ? 'untreated' : cell)));
    const book = excelBook({ Map: roles, Old: old });
    expect(onlyProblemOf(book)).toMatchObject({
      code: 'layout-conflict',
      place: { sheet: 'Old', cell: 'D2' },
      found:
        'role of A3:B3: "vehicle" in block "role" of sheet "Map" (D2), "untreated" in block "role" of sheet "Old" (D2)',
      fix: 'correct one of the two, or name the sheet that is meant: `layout: { file: …, sheet: Map }`; the wells are not used',
    });
    expect(layoutOfBook(book).value.wells['A3']?.role).toBeNull();
    const layout = { kind: 'file', path: 'l.xlsx', sheet: 'Old', place: fileSet().place } as const;
    expect(wellsOfBook(book, { set: fileSet({ layout }) })['A3']?.role).toBe('untreated');
  });

  it('is one layout where two sheets say the same', () => {
    expect(Object.keys(wellsOfBook(excelBook({ Map: roles, Copy: roles })))).toEqual(expectedWells);
  });

  it('refuses a forgotten name and takes no plate of doses for readings', () => {
    const doses: Row[] = [
      [null, 1, 2, 3, 4, 5, 6],
      ...['A', 'B', 'C', 'D'].map((row): Row => [row, 10, 2.5, 0.625, 0.15625, 0.04, 0.01]),
    ];
    expect(onlyProblemOf(excelBook({ S: [...roles, [], ...doses] }))).toMatchObject({
      code: 'layout-unknown-attribute',
      place: { sheet: 'S', cell: 'A5' },
      found: 'an empty top left cell',
      fix: 'write the attribute into the top left cell of the block; if these are readings, write `OD` into it',
    });
  });

  it('refuses readings under the name of an attribute', () => {
    const { problems } = layoutOfBook(excelBook({ S: measured('role') }));
    expect(problems[0]).toMatchObject({ code: 'layout-invalid-value', place: { sheet: 'S', cell: 'B2' } });
  });

  it('reads nothing into readings alone', () => {
    expect(onlyProblemOf(excelBook({ S: measured('<>') })).code).toBe('layout-unreadable');
  });

  it('leaves an export with two lines for each row out, too', () => {
    const [header, ...rows] = measured('');
    const twoLines = [header!, ...rows.flatMap((row) => [row, [null, ...row.slice(1)]])];
    expect(Object.keys(wellsOfBook(excelBook({ Data: twoLines, Map: roles })))).toEqual(expectedWells);
  });
});
