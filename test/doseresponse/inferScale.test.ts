import { describe, expect, it } from 'vitest';
import { inferScale } from '#doseresponse/inferScale';

const at = (pairs: readonly (readonly [dose: number, response: number])[]) =>
  inferScale(pairs.map(([dose, response]) => ({ dose, response }))).scale;

describe('the scale of responses', () => {
  it('is percent of control when the mean at one end of the doses lies around 100', () => {
    expect(
      at([
        [0, 55],
        [0, 75],
        [1, 40],
        [10, 5],
      ]),
    ).toBe('percent');
    expect(
      at([
        [0.1, 2],
        [1, 50],
        [10, 140],
      ]),
    ).toBe('percent');
  });

  it('is unknown when neither end does, when a response is far out, and without any point', () => {
    expect(
      at([
        [0, 1],
        [1, 0.5],
        [10, 0.1],
      ]),
    ).toBe('unknown');
    expect(
      at([
        [0, 20],
        [1, 100],
        [10, 20],
      ]),
    ).toBe('unknown');
    expect(
      at([
        [0, 100],
        [1, 301],
        [10, 5],
      ]),
    ).toBe('unknown');
    expect(at([])).toBe('unknown');
  });
});
