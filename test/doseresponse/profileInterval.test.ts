import { describe, expect, it } from 'vitest';
import { profileEnd } from '#doseresponse/profileInterval';
import { expectClose } from '../support/expectClose.ts';

const upwards = { step: 0.1, limit: 100, limitFirst: false };

/** Valleys at 0 and at 3; the second one is lower from 2 on. */
const first = (x: number): number => 1 + x * x;
const second = (x: number): number => 1.5 + 4 * (x - 3) ** 2;
const lowest = (x: number): number => Math.min(first(x), second(x));

describe('the end of a profile', () => {
  it('lies where a parabola reaches the threshold', () => {
    expectClose(profileEnd({ searched: first }, 0, upwards, 1.25), 0.5, { abs: 1e-9 });
    expectClose(profileEnd({ followed: first, searched: first }, 0, upwards, 1.25), 0.5, { abs: 1e-9 });
  });

  it('is that of the lowest valley where another one is lower at the end of the first', () => {
    // 1 + x² = 8 at √7, where the second valley is at 2.0; it ends at 3 + √(6.5/4)
    const profile = { followed: first, searched: lowest };
    expectClose(profileEnd(profile, 0, upwards, 8), 3 + Math.sqrt(6.5 / 4), { abs: 1e-9 });
  });

  it('goes on by search where a valley has no minimum any more', () => {
    const followed = (x: number): number | null => (x > 0.3 ? null : first(x));
    expectClose(profileEnd({ followed, searched: first }, 0, upwards, 5), 2, {
      abs: 1e-9,
    });
  });

  it('is open where the profile never reaches the threshold, or comes back under it at the limit', () => {
    const flat = (x: number): number => 1 + x / (1 + x);
    expect(profileEnd({ followed: flat, searched: flat }, 0, upwards, 3)).toBeNull();
    const back = (x: number): number => (x >= 100 ? 1 : first(x));
    expect(profileEnd({ followed: back, searched: back }, 0, { ...upwards, limitFirst: true }, 3)).toBeNull();
  });

  it('ends where the way begins above the threshold and leads down', () => {
    const down = (x: number): number => (x === 0 ? 4 : 2);
    expect(profileEnd({ searched: down }, 0, upwards, 3)).toBeNull();
  });
});
