import { describe, expect, it } from 'vitest';
import { medianPolish } from '#stats/medianPolish';
import { expectClose } from '../support/expectClose.ts';

const table = (values: readonly (readonly number[])[]) =>
  values.flatMap((line, row) =>
    line.map((value, column) => ({ value, levels: ['all', `r${String(row)}`, `c${String(column)}`] })),
  );

describe('medianPolish', () => {
  it('takes an additive table apart and leaves one wild value in its residual', () => {
    const rows = table([
      [10, 11, 12],
      [20, 21, 22],
      [30, 31, 82],
    ]);
    const { effects, residuals } = medianPolish(rows);
    const effect = (factor: number, level: string) => effects[factor]?.get(level) ?? Number.NaN;
    expectClose(effect(1, 'r2') - effect(1, 'r0'), 20, { abs: 1e-12 });
    expectClose(effect(2, 'c2') - effect(2, 'c0'), 2, { abs: 1e-12 });
    expectClose(residuals.at(-1) ?? 0, 50, { abs: 1e-12 });
    for (const [index, { value, levels }] of rows.entries()) {
      const sum = levels.reduce((total, level, factor) => total + effect(factor, level), 0);
      expectClose(sum + (residuals[index] ?? 0), value, { abs: 1e-12 });
    }
  });

  it('leaves to the first of two factors what they share', () => {
    const { effects } = medianPolish([
      { value: 1, levels: ['a', 'r0'] },
      { value: 5, levels: ['b', 'r1'] },
    ]);
    expect(effects[0]?.get('b')).toBe(5);
    expect(effects[1]?.get('r1')).toBe(0);
  });

  it('has nothing to say of nothing', () => {
    expect(medianPolish([])).toEqual({ effects: [], residuals: [] });
  });
});
