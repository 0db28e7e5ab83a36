import { describe, expect, it } from 'vitest';
import { plateText } from '#report/terminal/plateText';
import type { TerminalColour } from '#report/terminal/terminalPaint';
import { printedRead, unpainted, withoutNumbers } from './printedRead.ts';

const text = (read = printedRead(8, 12), colour: TerminalColour = 'none', values = false, width = 80) =>
  plateText(read, { colour, width, values });
const lines = (...args: Parameters<typeof text>) => unpainted(text(...args)).split('\n');

describe('a plate in the terminal', () => {
  it('stands with all numbers of 96 wells on lines of 80 characters', () => {
    const [title, header, a, ...others] = lines();
    expect(title).toBe('590 · measured · absorbance · 590 nm');
    expect(header).toBe('        1     2     3     4     5     6     7     8     9    10    11    12');
    expect(a).toBe('A   0.100 0.101 0.102 0.103 0.104 0.105 0.106 0.107 0.108 0.109 0.110 0.111');
    expect(others[6]).toBe('H   0.184 0.185 0.186 0.187 0.188 0.189 0.190 0.191 0.192 0.193 0.194 0.195');
    expect(Math.max(...lines().map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('says where the lowest and the highest number are', () => {
    expect(lines()).toContain('lowest 0.100 (A1)  highest 0.195 (H12)');
  });

  it.each(['256', 'truecolor'] as const)(
    'holds with %s colours the same numbers in the same places',
    (colour) => {
      const plate = (all: readonly string[]) => all.slice(0, 10);
      expect(plate(lines(printedRead(8, 12), colour))).toEqual(plate(lines()));
      expect(text(printedRead(8, 12), colour)).toContain('\u001B[48;');
    },
  );

  it.each(['none', '16'] as const)('has no background with %s colours', (colour) => {
    expect(text(printedRead(16, 24), colour)).not.toContain('[48;');
  });

  it('has a sign for everything that is no plain number, and below it what the reader wrote', () => {
    const read = {
      ...withoutNumbers(printedRead(8, 12), {
        A1: ['OVRFLW', 'aboveRange'],
        A2: ['<0.000', 'belowRange'],
        A3: ['*0.356*', 'masked'],
        A4: ['MISSED', 'notMeasured'],
        A5: ['', 'empty'],
        B1: ['OVRFLW', 'aboveRange'],
      }),
      flags: { A1: ['saturated'], B1: ['saturated'], A6: ['saturated'] },
    };
    const printed = lines(read);
    expect(printed[2]).toBe('A       >     <     x     ?     .>0.105 0.106 0.107 0.108 0.109 0.110 0.111');
    expect(printed.slice(11)).toEqual([
      '> above the range   < below the range   x masked   ? no number   . nothing',
      'OVRFLW: A1, B1',
      '<0.000: A2',
      '*0.356*: A3',
      'MISSED: A4',
    ]);
    expect(lines(read, 'truecolor')[2]).toBe(printed[2]);
  });

  it('explains no sign that does not occur', () => {
    expect(lines().join('\n')).not.toContain('masked');
  });

  it('does not take a colour for a well without a number', () => {
    const read = withoutNumbers(printedRead(2, 3), { A1: ['OVER', 'aboveRange'] });
    const row = text(read, 'truecolor').split('\n')[2] ?? '';
    expect(row.match(/\[48;/g)).toHaveLength(2);
  });

  it('says that it has rounded, and only then', () => {
    const exact = lines().join('\n');
    expect(exact).not.toContain('rounded');
    const read = printedRead(2, 3, { wells: { A1: 0.35600000619888306, A2: 0.1 } });
    expect(lines(read)[2]).toBe('A   0.356 0.100     .');
    expect(lines(read)).toContain('rounded to 3 decimals; --json gives the numbers as written');
  });

  it('prints counts without decimals, and gives decimals up where 12 columns would not fit', () => {
    expect(lines(printedRead(2, 3, { wells: { A1: 40012, B3: 5001 } }))[2]).toBe('A   40012     .     .');
    const wide = lines(printedRead(8, 12, { wells: { A1: 123.4567, A2: 0.5 } }));
    expect(wide[2]?.slice(0, 15)).toBe('A   123.5   0.5');
  });

  it('says so where no well has a number', () => {
    expect(lines(printedRead(2, 3, { wells: {} }), '256')).toContain('no well has a number');
  });

  it('lets no file steer the terminal', () => {
    const read = withoutNumbers(printedRead(2, 3, { label: '\u001B[2J590' }), { A1: ['\u001B]0;x', 'text'] });
    expect(text(read)).not.toContain('\u001B');
    expect(lines(read)[0]).toContain('\\x1B[2J590');
  });
});

describe('a plate that is too wide for its numbers', () => {
  it.each([
    [16, 24, 3],
    [32, 48, 1],
  ])('of %s × %s wells is drawn in colour with %s characters for each well', (rows, columns, cell) => {
    const read = withoutNumbers(printedRead(rows, columns), { B2: ['OVER', 'aboveRange'] });
    const drawn = lines(read, 'truecolor');
    expect(drawn.slice(2, rows + 2).every((line) => line.length === 3 + columns * cell)).toBe(true);
    expect(drawn[3]?.trim()).toMatch(/^B +>$/);
    expect(drawn[3]?.indexOf('>')).toBe(3 + 2 * cell - 1);
    expect(drawn).toContain('the numbers: --values, or --json as written');
    expect(Math.max(...drawn.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('has marks above its columns', () => {
    const [, header] = lines(printedRead(32, 48), '256');
    expect(header?.indexOf('10')).toBe(3 + 9);
    expect(header?.indexOf('45')).toBe(3 + 44);
  });

  it('has its numbers where the terminal is wide enough', () => {
    expect(lines(printedRead(16, 24), 'truecolor', false, 150)[2]).toContain(' 0.123');
  });

  it.each(['none', '256'] as const)('gives its numbers in blocks of columns: %s, --values', (colour) => {
    const blocks = lines(printedRead(16, 24), colour, true);
    expect(blocks[1]).toMatch(/^ +1 .* 12$/);
    expect(blocks[18]).toMatch(/^ +13 .* 24$/);
    expect(blocks[19]).toBe('A   0.112 0.113 0.114 0.115 0.116 0.117 0.118 0.119 0.120 0.121 0.122 0.123');
    expect(lines(printedRead(16, 24), 'none')).toEqual(lines(printedRead(16, 24), 'none', true));
  });
});
