import { describe, expect, it } from 'vitest';
import { plateLevels } from '#normalize/plateLevels';
import type { RoleWell } from '#normalize/roleMap';
import { expectClose } from '../support/expectClose.ts';

const cells = (ladder: number, step: number): RoleWell => ({
  kind: 'cells',
  control: step === 0,
  ladder,
  step,
});
const without = (kind: 'blank' | 'empty'): RoleWell => ({ kind, control: false, ladder: -1, step: 0 });
const levelsOf = (wells: readonly (readonly [RoleWell | null, number | null])[]) =>
  plateLevels(
    wells.map(([, reading]) => reading),
    { rows: 1, columns: wells.length, wells: wells.map(([well]) => well), signature: '' },
  );

describe('the levels of a plate', () => {
  it('are medians, joined by their weights where a series turns back', () => {
    const {
      cells: levels,
      wellsPerLevel,
      changes,
    } = levelsOf([
      [cells(0, 0), 0],
      [cells(0, 0), 0.2],
      [cells(0, 1), -1],
      [cells(0, 2), -0.7],
      [cells(0, 2), -0.5],
      [without('empty'), 5],
      [null, 5],
    ]);
    // 0.1, −1, −0.6 falls: the last two join at (−1 − 2 × 0.6)/3
    const joined = -2.2 / 3;
    for (const [at, level] of [0.1, 0.1, joined, joined, joined].entries())
      expectClose(levels[at], level, { rel: 1e-12 });
    expect(levels.slice(5)).toEqual([null, null]);
    expect(wellsPerLevel).toEqual([2, 3]);
    expectClose(changes[0], joined - 0.1, { rel: 1e-12 });
  });

  it('know no change of a series without its control', () => {
    expect(
      levelsOf([
        [cells(0, 1), 0],
        [cells(0, 2), -1],
      ]).changes,
    ).toEqual([]);
  });

  it('come with the robust scatter of wells that are alike, blanks among them', () => {
    // |x − median| × √(n/(n − 1)): twice 0.1 × √2 of two cells, 0.3, 0 and 0.3 × √1.5 of three blanks; the median of all is 0.1 × √2
    const { scatter } = levelsOf([
      [cells(0, 0), 0],
      [cells(0, 0), 0.2],
      [without('blank'), -3.3],
      [without('blank'), -3],
      [without('blank'), -2.7],
      [cells(1, 0), 9],
    ]);
    expectClose(scatter, 1.4826 * 0.1 * Math.SQRT2, { rel: 1e-12 });
  });

  it('do not scatter where no well is repeated', () => {
    expect(
      levelsOf([
        [cells(0, 0), 0],
        [cells(0, 1), -1],
      ]).scatter,
    ).toBe(0);
  });
});
