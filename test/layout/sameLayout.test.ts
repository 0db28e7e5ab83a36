import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayoutRange } from '#domain/protocol';
import type { WellContent } from '#domain/well';
import { layoutForPlate } from '#layout/layoutForPlate';
import { nameFromRow, nameFromWell } from '#plate/wellName';
import type { SheetBook } from '#sheet/sheetBook';
import { excelBook, layoutOfBook, textBook } from './layoutOfFile.ts';
import { microgram, plateOf, rangeOf, rangesSet } from './plateOf.ts';

const size = { rows: 4, columns: 6 };
type Content = Partial<
  Pick<WellContent, 'role' | 'cellLine' | 'resistance' | 'treatment' | 'dose' | 'timeH'>
>;
/** Content of each well row by row; null: nobody says anything. */
type Plate = readonly (Content | null)[];

const cells = {
  cellLine: fc.constantFrom('SkBr3', 'BT474', 'MCF-7', 'T, P "x"; y'),
  resistance: fc.constantFrom('CTR', 'T', 'P', 'T+P'),
  timeH: fc.constantFrom(24, 48, 72, 1.5),
};
const anyContent = fc.oneof(
  fc.record({ role: fc.constantFrom('blank' as const, 'empty' as const) }),
  fc.record({ role: fc.constantFrom('untreated' as const, 'vehicle' as const), ...cells }),
  fc.record({
    role: fc.constant('treated' as const),
    treatment: fc.constantFrom('T-DM1', 'lapatinib'),
    dose: fc.constantFrom(10, 2.5, 0.625, 0.01, 1e-4).map(microgram),
    ...cells,
  }),
);
const anyPlate = fc
  .array(fc.option(anyContent), { minLength: 24, maxLength: 24 })
  .filter((plate) => plate.some((content) => content !== null));

const attributes = ['role', 'cell line', 'resistance', 'treatment', 'dose (µg/ml)', 'time (h)'] as const;

function textOf(content: Content | null, attribute: (typeof attributes)[number]): string | number | null {
  const { role, cellLine, resistance, treatment, dose, timeH } = content ?? {};
  const values = {
    role,
    'cell line': cellLine,
    resistance,
    treatment,
    'dose (µg/ml)': dose?.value,
    'time (h)': timeH,
  };
  return values[attribute] ?? null;
}

function wellName(index: number): string {
  return nameFromWell(Math.floor(index / size.columns), index % size.columns);
}

function asRanges(plate: Plate): LayoutRange[] {
  return plate.flatMap((content, index) => (content === null ? [] : [rangeOf(wellName(index), content)]));
}

type Rows = (string | number | null)[][];

function asBlocks(plate: Plate): Rows {
  const numbers = Array.from({ length: size.columns }, (_, column) => column + 1);
  return attributes.flatMap((attribute) => [
    [attribute, ...numbers],
    ...Array.from({ length: size.rows }, (_, row) => [
      nameFromRow(row),
      ...numbers.map((number) => textOf(plate[row * size.columns + number - 1] ?? null, attribute)),
    ]),
    [],
  ]);
}

function asTable(plate: Plate, order: readonly number[]): Rows {
  return [
    ['well', ...attributes],
    ...order.map((index) => [
      wellName(index),
      ...attributes.map((attribute) => textOf(plate[index] ?? null, attribute)),
    ]),
  ];
}

function csvOf(rows: Rows, delimiter: string): string {
  const quoted = (cell: string | number | null): string =>
    typeof cell === 'string' ? `"${cell.replaceAll('"', '""')}"` : String(cell ?? '');
  return rows.map((row) => row.map(quoted).join(delimiter)).join('\n');
}

function wellsOf(book: SheetBook) {
  const { value, problems } = layoutOfBook(book, { read: { ...size, plate: null } });
  return { wells: value.wells, problems };
}

describe('one plate in whatever form', () => {
  it('is the same layout as ranges, as blocks and as a long table, as text and as a workbook', () => {
    const order = fc.shuffledSubarray(
      Array.from({ length: 24 }, (_, index) => index),
      { minLength: 24 },
    );
    fc.assert(
      fc.property(anyPlate, order, (plate, shuffled) => {
        const set = rangesSet(asRanges(plate));
        const asked = { read: { ...size, plate: null }, captures: { experiment: '1' } };
        const { value, problems } = layoutForPlate(plateOf(set, asked));
        const expected = { wells: value.wells, problems };
        expect(problems).toEqual([]);
        expect(Object.keys(value.wells)).toHaveLength(plate.filter((content) => content !== null).length);
        expect(wellsOf(textBook(csvOf(asBlocks(plate), ',')))).toEqual(expected);
        expect(wellsOf(excelBook({ Map: asBlocks(plate) }))).toEqual(expected);
        expect(wellsOf(textBook(csvOf(asTable(plate, shuffled), ',')))).toEqual(expected);
        expect(wellsOf(textBook(csvOf(asTable(plate, shuffled), ';')))).toEqual(expected);
        expect(wellsOf(excelBook({ Table: asTable(plate, shuffled) }))).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('is the same layout wherever it stands in a sheet', () => {
    const place = fc.record({ down: fc.nat({ max: 6 }), right: fc.nat({ max: 6 }) });
    const order = Array.from({ length: 24 }, (_, index) => index);
    fc.assert(
      fc.property(anyPlate, place, fc.boolean(), (plate, { down, right }, isTable) => {
        const rows = isTable ? asTable(plate, order) : asBlocks(plate);
        const moved: Rows = [
          ...Array.from({ length: down }, () => []),
          ...rows.map((row) => [...Array.from({ length: right }, () => null), ...row]),
        ];
        const around: Rows = down === 0 ? moved : [['seeded by Anna'], ...moved];
        expect(wellsOf(excelBook({ Notes: [['see Map']], Map: around }))).toEqual(
          wellsOf(excelBook({ Map: rows })),
        );
      }),
      { numRuns: 20 },
    );
  });

  it('never throws, whatever stands in the cells, and says where and what to do about it', () => {
    const word = fc.constantFrom(
      ...[
        '',
        'well',
        'Wells',
        'row',
        'col',
        'role',
        'dose',
        'dose (µM)',
        'unit',
        'group',
        'file',
        'T-DM1 (µg/ml)',
        'resistence',
      ],
      ...[
        'A',
        'B',
        '1',
        '2',
        '3',
        'A1',
        'A1:B2',
        'A1,C3,...,E5',
        'blank',
        'treated',
        '10 µM',
        '0,5',
        '#REF!',
        '=A1',
        '<>',
        'NA',
        '-',
      ],
    );
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 6 }), { minLength: 1, maxLength: 8 }), (rows) => {
        fc.pre(rows.some((row) => row.some((cell) => cell !== '')));
        const { problems } = layoutOfBook(excelBook({ S: rows.map((row) => [...row]) }));
        for (const problem of problems) {
          expect(problem.file).not.toBeNull();
          expect(Math.min(problem.found.length, problem.expected.length, problem.fix.length)).toBeGreaterThan(
            0,
          );
        }
      }),
      { numRuns: 300 },
    );
  });
});
