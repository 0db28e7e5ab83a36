import { describe, expect, it } from 'vitest';
import { normalizePlates } from '#normalize/normalizePlates';
import { technicalViabilityIntervals } from '#normalize/technicalInterval';
import { studentTQuantile } from '#stats/studentT';
import { expectClose } from '../support/expectClose.ts';
import { usual, wellsOf } from '../support/measurements.ts';

const asWells = { ...usual, n: 'wells' } as const;

describe('the interval of a mean viability where wells stand in for n', () => {
  it('is Fieller’s, with the blank in numerator and denominator', () => {
    const wells = [
      ...wellsOf('A', [0.09, 0.11], { role: 'blank', cellLine: null, resistance: null }),
      ...wellsOf('B', [1.08, 1.12], { role: 'untreated' }),
      ...wellsOf('C', [0.4, 0.5, 0.6]),
    ];
    const [interval] = [...technicalViabilityIntervals(normalizePlates(wells, asWells), asWells).values()];
    // T − B = 0.4, C − B = 1; s²/n: T 0.01/3, C 0.0008/2, B 0.0002/2
    const [t, c, b] = [0.01 / 3, 0.0004, 0.0001];
    const [partT, partC, partB] = [t, 0.16 * c, 0.36 * b];
    const df = (partT + partC + partB) ** 2 / (partT ** 2 / 2 + partC ** 2 + partB ** 2);
    const t2 = studentTQuantile(0.975, df) ** 2;
    // the interval holds the ratios ρ with (0.4 − ρ)² ≤ t²·(t + ρ²c + (1 − ρ)²b)
    for (const end of interval!) {
      const ratio = end / 100;
      expectClose((0.4 - ratio) ** 2, t2 * (t + ratio ** 2 * c + (1 - ratio) ** 2 * b), { rel: 1e-9 });
    }
    expect(interval![0]).toBeLessThan(40);
    expect(interval![1]).toBeGreaterThan(40);
  });

  it('is not there for a single blank well, whose scatter nobody knows', () => {
    const cells = [...wellsOf('B', [1.08, 1.12], { role: 'untreated' }), ...wellsOf('C', [0.4, 0.5])];
    const withBlanks = (blanks: readonly number[]) =>
      technicalViabilityIntervals(
        normalizePlates([...wellsOf('A', blanks, { role: 'blank' }), ...cells], asWells),
        asWells,
      );
    expect(withBlanks([0.09, 0.11]).size).toBe(1);
    expect(withBlanks([0.1]).size).toBe(0);
  });

  it('is not there for a single well', () => {
    const wells = [
      ...wellsOf('A', [0.1, 0.1], { role: 'blank' }),
      ...wellsOf('B', [1.08, 1.12], { role: 'untreated' }),
      ...wellsOf('C', [0.4]),
    ];
    expect(technicalViabilityIntervals(normalizePlates(wells, asWells), asWells).size).toBe(0);
  });
});
