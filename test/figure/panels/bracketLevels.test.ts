import { describe, expect, it } from 'vitest';
import { bracketLevels } from '#figure/panels/bracketLevels';

const bars = [0, 20, 40, 60].map((left, i) => ({ left, right: left + 10, top: [50, 40, 30, 45][i]! }));

describe('bracketLevels', () => {
  it('puts a bracket just above the highest thing below it', () => {
    expect(bracketLevels([{ left: 5, right: 25, height: 8 }], bars, 2)).toEqual([38]);
    expect(bracketLevels([{ left: 5, right: 65, height: 8 }], bars, 2)).toEqual([28]);
  });

  it('stacks the wider bracket on the narrower one, in whatever order they come', () => {
    const wide = { left: 5, right: 65, height: 8 };
    const narrow = { left: 25, right: 45, height: 8 };
    expect(bracketLevels([wide, narrow], bars, 2)).toEqual([18, 28]);
    expect(bracketLevels([narrow, wide], bars, 2)).toEqual([28, 18]);
  });

  it('leaves brackets that are not above each other at their own heights', () => {
    const [a, b] = bracketLevels(
      [
        { left: 1, right: 8, height: 8 },
        { left: 61, right: 68, height: 8 },
      ],
      bars,
      2,
    );
    expect([a, b]).toEqual([48, 43]);
  });
});
