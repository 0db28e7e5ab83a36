import { describe, expect, it } from 'vitest';
import { modifiedZ, robustSd } from '#stats/robust';
import { expectClose } from '../support/expectClose.ts';

describe('robustSd', () => {
  it('is 1.4826 times the median distance from the median', () => {
    // median 4, distances 3 2 0 2 96: MAD 2
    expectClose(robustSd([1, 2, 4, 6, 100]) ?? 0, 1.4826 * 2, { rel: 1e-12 });
  });

  it('is nothing for a single value', () => {
    expect(robustSd([1])).toBeNull();
  });
});

describe('modifiedZ', () => {
  it('is 0.6745 times the distance from the median in MADs', () => {
    // median 3, distances 2 1 0 1 97: MAD 1
    const scores = modifiedZ([1, 2, 3, 4, 100]) ?? [];
    expect(scores).toHaveLength(5);
    expectClose(scores[4] ?? 0, 0.6745 * 97, { rel: 1e-12 });
    expectClose(scores[0] ?? 0, -0.6745 * 2, { rel: 1e-12 });
  });

  it('is nothing where more than half of the values are equal', () => {
    expect(modifiedZ([2, 2, 2, 5])).toBeNull();
    expect(modifiedZ([])).toBeNull();
  });
});
