import { describe, expect, it } from 'vitest';
import { excelBook, layoutOfBook, onlyProblemOf, wellsOfBook } from './layoutOfFile.ts';

type Row = (string | number | null)[];

const roles: Row[] = [
  ['role', 1, 2, 3],
  ['A', 'blank', 'untreated', 'vehicle'],
  ['B', 'blank', 'untreated', 'vehicle'],
];
const expectedWells = ['A1', 'A2', 'A3', 'B1', 'B2', 'B3'];
const inferences = (...of: Parameters<typeof layoutOfBook>) => layoutOfBook(...of).value.inferred;

describe('merged cells of a block', () => {
  const drawn = (): Row[] => [
    ['resistance', 1, 2, 3, 4],
    ['A', 'CTR', null, null, 'T'],
    ['B', 'P', null, null, null],
    ['C', null, null, null, null],
    [],
    ['role', 1, 2, 3, 4],
    ...['A', 'B', 'C'].map((row): Row => [row, 'untreated', null, null, null]),
  ];

  it('fill their whole area, aloud', () => {
    const book = excelBook({ Map: drawn() }, { Map: ['B2:D2', 'E2:E4', 'B3:D4', 'B7:E9'] });
    const wells = wellsOfBook(book);
    expect(Object.entries(wells).map(([well, { resistance }]) => `${well} ${String(resistance)}`)).toEqual([
      'A1 CTR',
      'A2 CTR',
      'A3 CTR',
      'A4 T',
      'B1 P',
      'B2 P',
      'B3 P',
      'B4 T',
      'C1 P',
      'C2 P',
      'C3 P',
      'C4 T',
    ]);
    expect(inferences(book)).toContainEqual({
      what: 'merged cells',
      value: 'B2:D2, E2:E4, B3:D4 in sheet Map',
      because: 'merged cells of a block hold for all the wells they cover',
      state: null,
      file: 'protocols/l.csv',
    });
  });

  it('say nothing of other wells where they are not merged', () => {
    const { wells } = layoutOfBook(excelBook({ Map: drawn() }, { Map: ['B7:E9'] })).value;
    expect([wells['A1']?.resistance, wells['A2']?.resistance]).toEqual(['CTR', null]);
  });

  it('are refused where they reach into headings or out of the block', () => {
    for (const merge of ['A2:B2', 'E2:F2', 'B1:B2']) {
      const { value, problems } = layoutOfBook(
        excelBook(
          {
            Map: roles
              .map((row) => [...row, 4])
              .map((row, index) => (index === 0 ? row : [...row.slice(0, 4), 'vehicle', null])),
          },
          { Map: [merge] },
        ),
      );
      const [first] = merge.split(':');
      expect(problems.map(({ code, place }) => [code, place?.cell])).toContainEqual([
        'layout-unreadable',
        first,
      ]);
      expect(value.wells).toEqual({});
    }
  });

  it('do not matter above a block', () => {
    const book = excelBook({ Map: [['Plate map', null, null, null], ...roles] }, { Map: ['A1:D1'] });
    expect(Object.keys(wellsOfBook(book))).toEqual(expectedWells);
    expect(inferences(book).map(({ what, value }) => `${what}: ${value}`)).toEqual([
      'notes in the layout: 1 cell left out in sheet Map',
    ]);
  });
});

describe('a plate drawn in another form', () => {
  it.each([
    [
      'doses above, replicates at the side',
      [
        ['T-DM1 (µg/ml)', 10, 2.5, 0.6, 0],
        ['rep 1', 'SkBr3', 'SkBr3', 'SkBr3', 'SkBr3'],
        ['rep 2', 'SkBr3', 'SkBr3', 'SkBr3', 'SkBr3'],
      ],
      'B1',
    ],
    [
      'doses with units above',
      [
        ['dose', '10 nM', '5 nM', '1 nM'],
        ['A', 'x', 'x', 'x'],
        ['B', 'x', 'x', 'x'],
      ],
      'B1',
    ],
    [
      'replicates above, doses at the side',
      [
        ['T-DM1 (µg/ml)', 'rep 1', 'rep 2', 'rep 3'],
        [10, 'x', 'x', 'x'],
        [2.5, 'x', 'x', 'x'],
      ],
      'B1',
    ],
  ])('is refused where it is all that names doses: %s', (_, rows, cell) => {
    for (const also of [[], roles]) {
      const problem = onlyProblemOf(excelBook({ Map: [...also, [], ...rows] }));
      const row = also.length + 2;
      expect(problem).toMatchObject({
        code: 'layout-unreadable',
        place: { sheet: 'Map', cell: cell.replace('1', String(row)) },
      });
      expect(problem.found).toContain('above the columns of');
      expect(problem.fix).toMatch(/dose in the cell of every well, or write a series into the protocol/);
    }
  });

  it('is refused with doses instead of row letters', () => {
    const rows: Row[] = [
      ['T-DM1 (µg/ml)', 1, 2, 3],
      [10, 'x', 'x', 'x'],
      [2.5, 'x', 'x', 'x'],
    ];
    expect(onlyProblemOf(excelBook({ Map: rows }))).toMatchObject({
      code: 'layout-unreadable',
      place: { cell: 'A2' },
      found: 'row letter "10" in the block "T-DM1 (µg/ml)"',
      fix: 'draw the plate as it stands: A, B, C … down, 1, 2, 3 … across, and the dose in the cell of every well',
    });
  });

  it('is a note beside a layout that names its doses itself', () => {
    const summary: Row[] = [
      ['T-DM1 (µg/ml)', 10, 2.5, 0.6],
      ['SkBr3', 20.1, 40.2, 80.9],
    ];
    const doses: Row[] = [
      ['T-DM1 (µg/ml)', 1, 2, 3],
      ['A', null, null, 10],
    ];
    const book = excelBook({
      Map: [...doses, [], ['role', 1, 2], ['A', 'blank', 'untreated']],
      Results: summary,
    });
    expect(Object.keys(wellsOfBook(book))).toEqual(['A1', 'A2', 'A3']);
  });

  it('is refused with merged column numbers', () => {
    const rows: Row[] = [
      ['role', 1, 1, 2, 2],
      ['A', 'blank', 'blank', 'untreated', 'untreated'],
    ];
    expect(onlyProblemOf(excelBook({ Map: rows }))).toMatchObject({
      code: 'layout-unreadable',
      place: { cell: 'B1' },
      fix: 'number the columns as on the plate, one cell for each',
    });
  });
});
