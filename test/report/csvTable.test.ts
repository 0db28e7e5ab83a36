import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvTable, type CsvValue } from '#report/csvTable';

const one = (value: CsvValue) =>
  csvTable([['column', (row: CsvValue) => row]], [value]).slice('column\n'.length, -1);

describe('csvTable', () => {
  it('writes one header row, commas, decimal points and line feeds, and nothing before them', () => {
    const text = csvTable(
      [
        ['well', (row: { well: string; value: number | null }) => row.well],
        ['value', (row) => row.value],
      ],
      [
        { well: 'A1', value: 0.25 },
        { well: 'A2', value: null },
      ],
    );
    expect(text).toBe('well,value\nA1,0.25\nA2,\n');
  });

  it('writes the header of a table without rows', () => {
    expect(csvTable([['well', () => null]], [])).toBe('well\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(one('a, "b"')).toBe('"a, ""b"""');
    expect(one('a\nb')).toBe('"a\nb"');
    expect(one('a\r\nb')).toBe('"a\r\nb"');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+P', "'+P"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tcmd', "'\tcmd"],
    ['\rcmd', `"'\rcmd"`],
    ['-1e5x', "'-1e5x"],
    ['+1,5', `"'+1,5"`],
  ])('keeps a spreadsheet program from running the text %j', (text, cell) => {
    expect(one(text)).toBe(cell);
  });

  it.each(['-1', '+1.5', '-.5', '-1.5e-7', 'T+P', 'a=b', '', "'x", '*', '> 10'])(
    'leaves %j as it is',
    (text) => {
      expect(one(text)).toBe(text);
    },
  );

  it('writes numbers that read back as the same number, also negative ones', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Number(one(value))).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it('reads back as the rows it was made from, whatever a user calls things', () => {
    const names = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.string()), { minLength: 1 });
    fc.assert(
      fc.property(names, (rows) => {
        const text = csvTable(
          [
            ['a', (row: readonly [string, string]) => `x${row[0]}`],
            ['b', (row) => `x${row[1]}`],
          ],
          rows,
        );
        const read = parse(text, { from: 2, record_delimiter: '\n' });
        expect(read).toEqual(rows.map((row) => row.map((cell) => `x${cell}`)));
      }),
    );
  });

  it('throws for NaN and infinity, which are never a value', () => {
    expect(() => one(Number.NaN)).toThrow('column');
    expect(() => one(Number.POSITIVE_INFINITY)).toThrow('column');
  });
});
