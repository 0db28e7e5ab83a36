import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../example/seededRandom.ts';
import { expectClose } from '../support/expectClose.ts';
import oracle from '../oracle/seeded-random.json' with { type: 'json' };

describe('seededRandom', () => {
  it('gives the numbers of an independent program', () => {
    for (const { seed, uniforms } of oracle.streams) {
      const random = seededRandom(seed);
      for (const expected of uniforms) expect(random.uniform()).toBe(expected);
    }
  });

  it('has mean 0, variance 1 and no tail beyond what 200,000 normal numbers have', () => {
    const random = seededRandom(1);
    const numbers = Array.from({ length: 200_000 }, () => random.normal());
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length;
    // five standard errors: 1/√n and √(2/n)
    expectClose(mean, 0, { abs: 5 / Math.sqrt(200_000) }, 'mean');
    expectClose(variance, 1, { abs: 5 * Math.sqrt(2 / 200_000) }, 'variance');
    const beyond196 = numbers.filter((number) => Math.abs(number) > 1.959964).length / numbers.length;
    expectClose(beyond196, 0.05, { abs: 5 * Math.sqrt((0.05 * 0.95) / 200_000) }, 'share beyond 1.96');
    expect(Math.max(...numbers.slice(0, 100_000).map(Math.abs))).toBeLessThan(6.5);
  });

  it('gives unrelated streams for neighbouring seeds', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => seededRandom(seed).normal());
    const mean = firsts.reduce((sum, number) => sum + number, 0) / firsts.length;
    const product = firsts.slice(1).reduce((sum, number, index) => sum + number * firsts[index]!, 0);
    expectClose(mean, 0, { abs: 5 / Math.sqrt(2000) }, 'mean of the first numbers');
    expectClose(product / 1999, 0, { abs: 5 / Math.sqrt(1999) }, 'correlation of neighbours');
  });
});
