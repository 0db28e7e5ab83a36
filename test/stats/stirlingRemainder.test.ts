import { describe, expect, it } from 'vitest';
import { stirlingRemainder } from '#stats/stirlingRemainder';
import { expectClose } from '../support/expectClose.ts';

describe('the remainder of Stirling’s formula', () => {
  it('turns the formula into exact factorials', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      // Γ(n) = (n − 1)!
      const gamma = Math.sqrt((2 * Math.PI) / n) * (n / Math.E) ** n * Math.exp(stirlingRemainder(n));
      expectClose(gamma, factorial, { rel: 1e-14 }, `Γ(${n})`);
      factorial *= n;
    }
  });

  it('knows Γ(½) = √π and falls like 1/(12 z)', () => {
    const gammaHalf = Math.sqrt(4 * Math.PI) * Math.sqrt(0.5 / Math.E) * Math.exp(stirlingRemainder(0.5));
    expectClose(gammaHalf, Math.sqrt(Math.PI), { rel: 1e-14 });
    expectClose(stirlingRemainder(1e8), 1 / 12e8, { rel: 1e-14 });
  });

  it('refuses arguments that are not above 0', () => {
    expect(() => stirlingRemainder(0)).toThrow(RangeError);
  });
});
