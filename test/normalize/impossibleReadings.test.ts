import { describe, expect, it } from 'vitest';
import { withoutImpossibleReadings } from '#normalize/impossibleReadings';
import { aboveRange, wellsOf } from '../support/measurements.ts';

describe('readings that no reader counts', () => {
  it('are wells without a reading, told once for a plate', () => {
    const wells = wellsOf('A', [0.5, 1e300, -1e13, 1e9, aboveRange]);
    const { measurements, problems } = withoutImpossibleReadings(wells);
    expect(measurements.map(({ absorbance }) => absorbance)).toEqual([
      { kind: 'value', value: 0.5 },
      { kind: 'missing', reason: 'text', text: '1e+300' },
      { kind: 'missing', reason: 'text', text: '-10000000000000' },
      { kind: 'value', value: 1e9 },
      aboveRange,
    ]);
    expect(problems).toMatchObject([
      { code: 'reading-impossible', place: { well: 'A2' }, found: 'A2:A3: 1e+300 and the like' },
    ]);
  });
});
