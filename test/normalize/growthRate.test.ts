import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthRate } from '#normalize/growthRate';
import { expectClose } from '../support/expectClose.ts';

/** The control doubles three times: 0.1 to 0.8 AU. */
const threeDoublings = { start: 0.1, control: 0.8 };

describe('the growth rate of treated cells beside that of their control', () => {
  it('is 1 without effect, 0 at cytostasis and -1 where no cell is left', () => {
    expect(growthRate(0.8, threeDoublings)).toBe(1);
    expect(growthRate(0.1, threeDoublings)).toBe(0);
    expect(growthRate(0, threeDoublings)).toBe(-1);
  });

  it('is 2^(share of the doublings) - 1', () => {
    // one of three doublings: 2^(1/3) - 1; half of the start is left: 2^(-1/3) - 1; one doubling more: 2^(4/3) - 1
    expectClose(growthRate(0.2, threeDoublings), 0.2599210498948732, { rel: 1e-14 });
    expectClose(growthRate(0.05, threeDoublings), -0.2062994740159002, { rel: 1e-14 });
    expectClose(growthRate(1.6, threeDoublings), 1.5198420997897464, { rel: 1e-14 });
  });

  it('is -1 below the blank too, where the logarithm does not exist', () => {
    expect(growthRate(-0.004, threeDoublings)).toBe(-1);
    expectClose(growthRate(1e-12, threeDoublings), -1, { abs: 1e-3 });
  });

  it('is the same for a drug that leaves the same share of divisions, however often the control divides', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 6, noNaN: true }),
        fc.double({ min: -1.5, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (doublings, share, start) => {
          const control = start * 2 ** doublings;
          const treated = start * 2 ** (share * doublings);
          expectClose(growthRate(treated, { start, control }), 2 ** share - 1, { abs: 1e-11 });
        },
      ),
      { numRuns: 200 },
    );
  });
});
