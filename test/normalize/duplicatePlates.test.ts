import { describe, expect, it } from 'vitest';
import { excludeDuplicatePlates } from '#normalize/duplicatePlates';
import { wellsOf } from '../support/measurements.ts';

const readings = [0.512, 0.634, 0.577, 0.601, 0.498, 0.555, 0.603];

describe('plates that were copied', () => {
  it('leaves out the second of two identical plates under two experiments and names both', () => {
    const first = wellsOf('C', readings);
    const second = wellsOf('C', readings, { plate: 'p2', experiment: '2', file: 'plates/s/p2.txt' });
    const { measurements, problems } = excludeDuplicatePlates([...first, ...second]);
    expect(problems).toMatchObject([{ code: 'duplicate-plate', file: 'plates/s/p2.txt', severity: 'error' }]);
    expect(measurements.filter((well) => well.excludedReason !== null).map((well) => well.plate)).toEqual(
      readings.map(() => 'p2'),
    );
  });

  it('keeps the copy of a plate that the protocol excludes, so that the experiment counts once', () => {
    const first = wellsOf('C', readings, { excludedReason: 'copied by mistake' });
    const second = wellsOf('C', readings, { plate: 'p2', experiment: '2', file: 'plates/s/p2.txt' });
    for (const order of [
      [...first, ...second],
      [...second, ...first],
    ]) {
      const { measurements, problems } = excludeDuplicatePlates(order);
      expect(problems).toEqual([]);
      expect(measurements).toEqual(order);
    }
  });

  it('keeps plates that differ in a single well', () => {
    const first = wellsOf('C', readings);
    const second = wellsOf('C', [...readings.slice(0, 6), 0.604], { plate: 'p2', experiment: '2' });
    expect(excludeDuplicatePlates([...first, ...second]).problems).toEqual([]);
  });

  it('does not take empty or flat plates for copies', () => {
    const first = wellsOf('C', [0.05, 0.05, 0.05, 0.05]);
    const second = wellsOf('C', [0.05, 0.05, 0.05, 0.05], { plate: 'p2', experiment: '2' });
    expect(excludeDuplicatePlates([...first, ...second]).problems).toEqual([]);
  });
});
