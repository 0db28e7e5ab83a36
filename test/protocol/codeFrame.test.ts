import { describe, expect, it } from 'vitest';
import { codeFrame } from '#protocol/codeFrame';

describe('codeFrame', () => {
  it('aligns numbers of different width and stops at the ends of the file', () => {
    const text = Array.from({ length: 11 }, (_, index) => `line ${index + 1}`).join('\n');
    expect(codeFrame(text, 10, 6, 2)).toBe(
      '   8 | line 8\n   9 | line 9\n> 10 | line 10\n     |      ^^\n  11 | line 11',
    );
    expect(codeFrame(text, 1, 1, 4)).toBe('> 1 | line 1\n    | ^^^^\n  2 | line 2\n  3 | line 3');
  });

  it('draws one caret at least, and none beyond the line', () => {
    expect(codeFrame('ab', 1, 3, 0)).toBe('> 1 | ab\n    |   ^');
    expect(codeFrame('ab\ncd', 1, 2, 99)).toBe('> 1 | ab\n    |  ^\n  2 | cd');
  });

  it('keeps tabs above the caret as tabs', () => {
    expect(codeFrame('\tx', 1, 2, 1)).toBe('> 1 | \tx\n    | \t^');
  });
});
