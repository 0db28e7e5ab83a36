import { describe, expect, it } from 'vitest';
import type { Measurement } from '#domain/measurement';
import type { Normalization } from '#domain/protocol';
import { plateBlank } from '#normalize/plateBlank';
import { expectClose } from '../support/expectClose.ts';
import { aboveRange, masked, usual, wellsOf } from '../support/measurements.ts';

const blank = { role: 'blank' } as const;
const others = [
  ...wellsOf('B', [1.0, 1.2], { role: 'untreated' }),
  ...wellsOf('C', [0.5, 0.6]),
  ...wellsOf('D', [0.04, 0.045], { role: 'empty' }),
];

function blankOf(wells: readonly Measurement[], more: Partial<Normalization> = {}) {
  return plateBlank([...wells, ...others], { ...usual, ...more });
}

describe('the blank of a plate', () => {
  it('is the mean of the blank wells alone, with their scatter', () => {
    // by hand: (0.06 + 0.07 + 0.11)/3 = 0.08; squares of the distances 0.0004 + 0.0001 + 0.0009 = 0.0014; SD = √(0.0014/2)
    const { value, problems } = blankOf(wellsOf('A', [0.06, 0.07, 0.11], blank));
    expect(problems).toEqual([]);
    expect(value!.n).toBe(3);
    expectClose(value!.mean, 0.08, { rel: 1e-14 });
    expectClose(value!.sd, Math.sqrt(0.0007), { rel: 1e-12 });
  });

  it('leaves out blank wells that are masked or excluded', () => {
    // by hand: (0.06 + 0.08)/2 = 0.07, SD = 0.02/√2
    const spoilt = wellsOf('E', [0.9], { ...blank, excludedReason: 'spilt' });
    const { value } = blankOf([...wellsOf('A', [0.06, masked, 0.08], blank), ...spoilt]);
    expect(value!.n).toBe(2);
    expectClose(value!.mean, 0.07, { rel: 1e-14 });
    expectClose(value!.sd, 0.02 / Math.SQRT2, { rel: 1e-12 });
  });

  it('is not made of the others when one blank well is saturated, but is when that one was excluded', () => {
    const saturated = (excludedReason: string | null) => [
      ...wellsOf('A', [0.06, 0.08], blank),
      ...wellsOf('E', [aboveRange], { ...blank, excludedReason }),
    ];
    expect(blankOf(saturated(null))).toMatchObject({ value: null, problems: [{ code: 'blank-saturated' }] });
    expectClose(blankOf(saturated('bubble')).value!.mean, 0.07, { rel: 1e-14 });
  });

  it('is the constant of the protocol or nothing, whatever the blank wells read', () => {
    const wells = wellsOf('A', [0.06, 0.08], blank);
    expect(blankOf(wells, { blank: 0.05 }).value).toEqual({ mean: 0.05, sd: null, n: 0 });
    expect(blankOf(wells, { blank: 'none' }).value).toEqual({ mean: 0, sd: null, n: 0 });
  });

  it('is subtracted once: nothing more from what the reader blanked', () => {
    const wells = [...wellsOf('A', [0.001, -0.001], blank), ...others].map((well) => ({
      ...well,
      readerBlanked: true,
    }));
    expect(plateBlank(wells, usual).value).toEqual({ mean: 0, sd: null, n: 0 });
  });
});
