import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOfSize, plateFormats, smallestFormatHolding } from '#plate/plateFormat';
import { compareInGrid } from '#domain/gridRectangles';
import { textFromWells } from '#plate/wellList';
import { nameFromWell, rowFromName, wellFromName } from '#plate/wellName';
import { wellRangeFromText, wellsFromRange } from '#plate/wellRange';

const anyWell = fc.record({ row: fc.integer({ min: 0, max: 31 }), column: fc.integer({ min: 0, max: 47 }) });

describe('well names', () => {
  it('come back as the well they were made from', () => {
    fc.assert(
      fc.property(anyWell, ({ row, column }) => {
        expect(wellFromName(nameFromWell(row, column))).toEqual({ row, column });
      }),
    );
  });

  it('go on with two letters after Z', () => {
    expect(nameFromWell(25, 0)).toBe('Z1');
    expect(nameFromWell(26, 0)).toBe('AA1');
    expect(nameFromWell(31, 47)).toBe('AF48');
    expect(wellFromName('AF48')).toEqual({ row: 31, column: 47 });
  });

  it('take A01 and a1 as A1', () => {
    expect(wellFromName('A01')).toEqual({ row: 0, column: 0 });
    expect(wellFromName(' a1 ')).toEqual({ row: 0, column: 0 });
  });

  it.each(['A0', '1A', 'A100', 'A', '', 'AAA1', 'A1B'])('refuses %s', (text) => {
    expect(wellFromName(text)).toBeNull();
  });

  it('read row letters in either case', () => {
    expect([rowFromName('a'), rowFromName('AF'), rowFromName('1'), rowFromName('')]).toEqual([
      0,
      31,
      null,
      null,
    ]);
  });
});

describe('wellsFromRange', () => {
  const names = (text: string, rows = 8, columns = 12): string[] | null =>
    wellsFromRange(text, rows, columns)?.map(({ row, column }) => nameFromWell(row, column)) ?? null;

  it('reads wells, rectangles, rows and columns', () => {
    expect(names('B2')).toEqual(['B2']);
    expect(names('B2:C3')).toEqual(['B2', 'B3', 'C2', 'C3']);
    expect(names('C3-B2')).toEqual(['B2', 'B3', 'C2', 'C3']);
    expect(names('B', 8, 3)).toEqual(['B1', 'B2', 'B3']);
    expect(names('A-B', 8, 2)).toEqual(['A1', 'A2', 'B1', 'B2']);
    expect(names('2', 3, 12)).toEqual(['A2', 'B2', 'C2']);
    expect(names('2-3', 2, 12)).toEqual(['A2', 'A3', 'B2', 'B3']);
  });

  it('joins parts, and names a well once', () => {
    expect(names('A1:A2, A2, C3')).toEqual(['A1', 'A2', 'C3']);
  });

  it('goes on in steps as the first two parts say', () => {
    expect(names('A,C,...,G', 8, 1)).toEqual(['A1', 'C1', 'E1', 'G1']);
    expect(names('2,5,…,11', 1, 12)).toEqual(['A2', 'A5', 'A8', 'A11']);
  });

  it('steps through wells, down and across on their own', () => {
    expect(names('A1,A3,...,A7')).toEqual(['A1', 'A3', 'A5', 'A7']);
    expect(names('B2,D2,…,H2')).toEqual(['B2', 'D2', 'F2', 'H2']);
    expect(names('A1,C3,...,E5')).toEqual(['A1', 'A3', 'A5', 'C1', 'C3', 'C5', 'E1', 'E3', 'E5']);
    expect(names('H12, A1, A2, ..., A4, H12')).toEqual(['H12', 'A1', 'A2', 'A3', 'A4']);
  });

  it('takes hyphens, semicolons, blanks and line ends as people type them', () => {
    expect(names('A1-B2; C1 C2\nC3')).toEqual(['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'C3']);
    expect(names('a1 : a3 ,b01')).toEqual(['A1', 'A2', 'A3', 'B1']);
  });

  it('gives steps of two rows and three columns as the wells whose distances they divide', () => {
    const size = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(anyWell, size, size, size, size, (from, down, across, rowSteps, columnSteps) => {
        const at = (steps: number, also: number) =>
          nameFromWell(from.row + steps * down, from.column + also * across);
        const last = at(rowSteps, columnSteps);
        fc.pre(from.row + rowSteps * down < 32 && from.column + columnSteps * across < 48);
        const expected: string[] = [];
        for (let row = 0; row <= rowSteps; row++)
          for (let column = 0; column <= columnSteps; column++) expected.push(at(row, column));
        expect(names(`${at(0, 0)},${at(1, 1)},...,${last}`, 32, 48)).toEqual(expected);
      }),
    );
  });

  it('gives the wells of a list as those of its parts, each once', () => {
    const part = fc.oneof(
      fc
        .tuple(anyWell, anyWell)
        .map(([a, b]) => `${nameFromWell(a.row, a.column)}:${nameFromWell(b.row, b.column)}`),
      fc.tuple(fc.integer({ min: 1, max: 48 }), fc.integer({ min: 1, max: 48 })).map(([a, b]) => `${a}-${b}`),
      fc.constantFrom('A', 'C-F', 'B,D,...,H', '1,4,...,13', 'A1,C3,...,E5', 'A1,A2,...,A9'),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const together = names(parts.join(', '), 32, 48);
        const apart = parts.flatMap((one) => names(one, 32, 48) ?? []);
        expect(together).toEqual([...new Set(apart)]);
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['A0', 'columns are counted from 1'],
    ['A1, X1Y', '"X1Y" is no well: write it as `B2`'],
    ['B2:C', 'write two wells as `B2:D9`, two rows or two columns: not "B2:C"'],
    ['A1,,B2', 'write a well before and after every comma'],
    ['A,...,G', 'write two parts before `...` and one after it: `A,C,...,G`'],
    ['A,C,...,F', '"F" is not reached from "A" in steps as to "C": correct one of them'],
    ['A1,C3,...,E6', '"E6" is not reached from "A1" in steps as to "C3": correct one of them'],
    ['A,2,...,G', 'step through wells, through rows or through columns: `A,C,...,G`'],
  ])('says of "%s" what to do about it', (text, fix) => {
    expect(wellRangeFromText(text, 8, 12)).toMatchObject({ ok: false, fix });
  });

  it.each([
    '',
    'B2:',
    'A:1',
    'B2:C',
    'X1Y',
    'A,...,G',
    '...,A',
    'A,C,...',
    'A,C,...,F',
    'C,A,...,G',
    'A1,C3,...,E6',
    'A1,A3,...,B5',
    'A1,A1,...,A5',
    'A,2,...,G',
    'A1,A2,,B1',
    'A1,',
    'A0',
    'A1:B2:C3',
  ])('refuses "%s"', (text) => {
    expect(wellsFromRange(text, 8, 12)).toBeNull();
  });

  it('names wells beyond the plate, for the caller to refuse', () => {
    expect(names('H12:I13')).toEqual(['H12', 'H13', 'I12', 'I13']);
  });
});

describe('textFromWells', () => {
  it('says rectangles in short', () => {
    expect(textFromWells(['B2', 'B3', 'C3', 'C2', 'F2'])).toBe('B2:C3, F2');
    expect(textFromWells(['A1', 'A2', 'A4', 'B1', 'B2'])).toBe('A1:B2, A4');
    expect(textFromWells([])).toBe('');
  });

  it('names exactly the wells it was given, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyWell, { minLength: 1, maxLength: 60 }), (wells) => {
        const given = wells.map(({ row, column }) => nameFromWell(row, column));
        const back = wellsFromRange(textFromWells(given), 32, 48)?.map(({ row, column }) =>
          nameFromWell(row, column),
        );
        expect(new Set(back)).toEqual(new Set(given));
        expect(textFromWells([...given].reverse())).toBe(textFromWells(given));
      }),
    );
  });

  it('orders wells row by row', () => {
    expect(
      [
        { row: 1, column: 0 },
        { row: 0, column: 5 },
        { row: 0, column: 1 },
      ].sort(compareInGrid),
    ).toEqual([
      { row: 0, column: 1 },
      { row: 0, column: 5 },
      { row: 1, column: 0 },
    ]);
  });
});

describe('plate formats', () => {
  it('are the plates that are sold', () => {
    expect(plateFormats.map(({ rows, columns }) => rows * columns)).toEqual([6, 12, 24, 48, 96, 384, 1536]);
    expect(formatOfSize(8, 12)).toEqual({ rows: 8, columns: 12 });
    expect(formatOfSize(12, 8)).toBeNull();
  });

  it('find the smallest plate that has a well', () => {
    expect(smallestFormatHolding(7, 11)).toEqual({ rows: 8, columns: 12 });
    expect(smallestFormatHolding(8, 0)).toEqual({ rows: 16, columns: 24 });
    expect(smallestFormatHolding(32, 0)).toBeNull();
  });
});
