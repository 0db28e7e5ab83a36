import { describe, expect, it } from 'vitest';
import {
  invertPositiveDefinite,
  reciprocalCondition,
  solvePositiveDefinite,
} from '#optimize/symmetricMatrix';
import { expectClose } from '../support/expectClose.ts';

// [[4, 2], [2, 3]]: inverse [[3, −2], [−2, 4]]/8, by hand
const rows = [
  [4, 2],
  [2, 3],
];

describe('symmetric matrices', () => {
  it('solves a positive definite system', () => {
    const solution = solvePositiveDefinite(rows, [8, 7])!;
    expectClose(solution[0], 1.25, { rel: 1e-14 });
    expectClose(solution[1], 1.5, { rel: 1e-14 });
  });

  it('adds the damping to the diagonal only', () => {
    // (A + 2·diag(1, 3)) = [[6, 2], [2, 9]]; x = (9·10 − 2·11, 6·11 − 2·10)/50
    const solution = solvePositiveDefinite(rows, [10, 11], { lambda: 2, diagonal: [1, 3] })!;
    expectClose(solution[0], 68 / 50, { rel: 1e-14 });
    expectClose(solution[1], 46 / 50, { rel: 1e-14 });
  });

  it('inverts a positive definite matrix', () => {
    const inverse = invertPositiveDefinite(rows)!;
    expectClose(inverse[0]![0], 3 / 8, { rel: 1e-14 });
    expectClose(inverse[0]![1], -2 / 8, { rel: 1e-14 });
    expectClose(inverse[1]![1], 4 / 8, { rel: 1e-14 });
  });

  it('refuses a matrix that is not positive definite', () => {
    const indefinite = [
      [1, 2],
      [2, 1],
    ];
    expect(solvePositiveDefinite(indefinite, [1, 1])).toBeNull();
    expect(invertPositiveDefinite(indefinite)).toBeNull();
    expect(invertPositiveDefinite([[-1]])).toBeNull();
    expect(invertPositiveDefinite([[0]])).toBeNull();
  });

  it('measures how near parameters are to being one, whatever their units', () => {
    // unit diagonal with correlation r: eigenvalues 1 ± r
    expectClose(
      reciprocalCondition([
        [1, 0.5],
        [0.5, 1],
      ]),
      0.5 / 1.5,
      { rel: 1e-13 },
    );
    expectClose(
      reciprocalCondition([
        [1e12, 0.5e3],
        [0.5e3, 1e-6],
      ]),
      0.5 / 1.5,
      { rel: 1e-10 },
    );
    expect(
      reciprocalCondition([
        [1, 2],
        [2, 1],
      ]),
    ).toBeLessThan(0);
    expect(
      reciprocalCondition([
        [0, 0],
        [0, 1],
      ]),
    ).toBe(0);
  });
});
