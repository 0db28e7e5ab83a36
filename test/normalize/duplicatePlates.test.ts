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

  it('leaves out a copy in which one well of many was changed, or an empty one', () => {
    const many = Array.from({ length: 12 }, (_, index) => 0.5 + index / 37);
    const first = wellsOf('C', many);
    const changed = wellsOf('C', [...many.slice(0, 11), 2], { plate: 'p2', experiment: '2' });
    expect(excludeDuplicatePlates([...first, ...changed]).problems).toMatchObject([
      { code: 'duplicate-plate', found: expect.stringContaining('11 of 12 wells') as unknown },
    ]);
    const twoChanged = wellsOf('C', [...many.slice(0, 10), 2, 3], { plate: 'p2', experiment: '2' });
    expect(excludeDuplicatePlates([...first, ...twoChanged]).problems).toEqual([]);
    const nothing = { role: 'empty', plate: 'p1' } as const;
    const withEmpty = [
      ...wellsOf('C', readings),
      ...wellsOf('H', [0.04, 0.05], nothing),
      ...wellsOf('C', readings, { plate: 'p2', experiment: '2' }),
      ...wellsOf('H', [0.06, 0.07], { ...nothing, plate: 'p2', experiment: '2' }),
    ];
    expect(excludeDuplicatePlates(withEmpty).problems).toMatchObject([{ code: 'duplicate-plate' }]);
  });

  it('does not take empty or flat plates for copies', () => {
    const first = wellsOf('C', [0.05, 0.05, 0.05, 0.05]);
    const second = wellsOf('C', [0.05, 0.05, 0.05, 0.05], { plate: 'p2', experiment: '2' });
    expect(excludeDuplicatePlates([...first, ...second]).problems).toEqual([]);
  });
});
