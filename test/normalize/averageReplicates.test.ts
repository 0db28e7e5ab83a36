import { describe, expect, it } from 'vitest';
import { averageOtherwise, averageReplicates } from '#normalize/averageReplicates';
import { normalizePlates } from '#normalize/normalizePlates';
import type { Measurement } from '#domain/measurement';
import type { Normalization } from '#domain/protocol';
import type { Quantity } from '#domain/quantity';
import { expectClose } from '../support/expectClose.ts';
import { aboveRange, masked, usual, wellsOf } from '../support/measurements.ts';

const blank = (plate: string, experiment: string): Measurement[] =>
  wellsOf('A', [0.09, 0.11], { role: 'blank', cellLine: null, resistance: null, plate, experiment });
const control = (plate: string, experiment: string): Measurement[] =>
  wellsOf('B', [1.08, 1.12], { role: 'untreated', plate, experiment });

function average(wells: readonly Measurement[], normalization: Normalization = usual) {
  return averageReplicates(normalizePlates(wells, normalization), 'viability', normalization);
}

describe('averaging replicates', () => {
  it('averages wells on a plate and then plates within an experiment', () => {
    const wells = [
      ...blank('p1', '1'),
      ...control('p1', '1'),
      ...wellsOf('C', [0.3, 0.5, 0.7], { plate: 'p1' }),
      ...blank('p2', '1'),
      ...control('p2', '1'),
      ...wellsOf('C', [0.9], { plate: 'p2' }),
    ];
    const treated = average(wells).values.filter((value) => value.role === 'treated');
    expect(treated).toHaveLength(1);
    // plate means 40 % and 80 %; averaging wells at once would give 50 %
    expectClose(treated[0]!.value, 60, { rel: 1e-12 });
    expect(treated[0]).toMatchObject({ nWells: 4, nPlates: 2, basis: 'biological', experiment: '1' });
  });

  it('makes one value for each experiment, so that n counts experiments', () => {
    const wells = ['1', '2', '3'].flatMap((experiment) => [
      ...blank(`p${experiment}`, experiment),
      ...control(`p${experiment}`, experiment),
      ...wellsOf('C', [0.5, 0.6], { plate: `p${experiment}`, experiment }),
    ]);
    expect(average(wells).values.filter((value) => value.role === 'treated')).toHaveLength(3);
  });

  it('puts a control at exactly 100, without a rounding error that would look like scatter', () => {
    for (const absorbances of [
      [1.08, 1.12, 0.97],
      [0.913, 0.877, 0.901, 0.888, 0.9, 0.925],
    ]) {
      const wells = [
        ...blank('p1', '1'),
        ...wellsOf('B', absorbances, { role: 'untreated' }),
        ...wellsOf('C', [0.3]),
      ];
      expect(average(wells).values.find((value) => value.role === 'untreated')!.value).toBe(100);
    }
  });

  it('gives the uncertainty within an experiment by the propagation formula', () => {
    const wells = [...blank('p1', '1'), ...control('p1', '1'), ...wellsOf('C', [0.3, 0.5, 0.7])];
    const value = average(wells).values.find((one) => one.role === 'treated')!;
    // T: s = 0.2, n = 3; C: s² = 0.0008, n = 2; B: s² = 0.0002, n = 2; v = 0.4; C − B = 1
    const expected = 100 * Math.sqrt(0.04 / 3 + (0.16 * 0.0008) / 2 + (0.36 * 0.0002) / 2);
    expectClose(value.withinU, expected, { rel: 1e-10 });
  });

  it('has no uncertainty for the control that made the scale: it is 100 whatever its wells are', () => {
    const wells = [
      ...blank('p1', '1'),
      ...control('p1', '1'),
      ...wellsOf('C', [0.3, 0.5], { role: 'vehicle' }),
      ...wellsOf('D', [0.2, 0.3], { role: 'positive-control' }),
    ];
    const uOf = (normalization: Partial<Normalization>): Record<string, boolean> =>
      Object.fromEntries(
        average(wells, { ...usual, ...normalization }).values.map((one) => [one.role, one.withinU !== null]),
      );
    // only what was divided by, not every well that could have been
    expect(uOf({ control: 'untreated' })).toEqual({
      untreated: false,
      vehicle: true,
      'positive-control': true,
    });
    expect(uOf({ control: 'vehicle', zero: 'positive-control' })).toEqual({
      untreated: true,
      vehicle: false,
      'positive-control': false,
    });
  });

  it('has no uncertainty for a single well', () => {
    const wells = [...blank('p1', '1'), ...control('p1', '1'), ...wellsOf('C', [0.3])];
    expect(average(wells).values.find((one) => one.role === 'treated')!.withinU).toBeNull();
  });

  it('leaves masked and excluded wells out of the mean and out of the count', () => {
    const treated = wellsOf('C', [0.3, masked, 5.0]).map((well) =>
      well.well === 'C3' ? { ...well, excludedReason: 'scratched' } : well,
    );
    const value = average([...blank('p1', '1'), ...control('p1', '1'), ...treated]).values.find(
      (one) => one.role === 'treated',
    )!;
    expectClose(value.value, 20, { rel: 1e-12 });
    expect(value.nWells).toBe(1);
    expect(value.flags).toContain('missingWells');
  });

  it('gives no number for a group with a saturated well, and says why', () => {
    const wells = [...blank('p1', '1'), ...control('p1', '1'), ...wellsOf('C', [0.3, aboveRange])];
    const { values, absent, problems } = average(wells);
    expect(values.filter((value) => value.role === 'treated')).toEqual([]);
    expect(absent).toMatchObject([{ experiment: '1', reason: 'above the range of the reader' }]);
    expect(problems).toMatchObject([
      { code: 'single-experiment' },
      { code: 'treated-saturated', place: { well: 'C2' } },
    ]);
  });

  it('does not call a well saturated that is below what the reader measures', () => {
    const below: Quantity = { kind: 'bound', relation: '<', limit: 0.02, text: '<0.020' };
    const { absent, problems } = average([
      ...blank('p1', '1'),
      ...control('p1', '1'),
      ...wellsOf('C', [0.3, below]),
    ]);
    expect(absent).toMatchObject([{ reason: 'below the range of the reader' }]);
    expect(problems.at(-1)?.found).toMatch(/^wells below the reader's range in .*: C2$/);
    expect(problems.at(-1)?.fix).not.toContain('Dilute');
  });

  it('lets wells stand in for n only in a single experiment', () => {
    const one = [...blank('p1', '1'), ...control('p1', '1'), ...wellsOf('C', [0.3, 0.5])];
    const asWells = average(one, { ...usual, n: 'wells' });
    expect(asWells.problems).toMatchObject([{ code: 'wells-as-n', severity: 'warning' }]);
    expect(asWells.values.filter((value) => value.role === 'treated')).toMatchObject([
      { experiment: '1:C1', basis: 'technical' },
      { experiment: '1:C2', basis: 'technical' },
    ]);
    const two = [
      ...one,
      ...blank('p2', '2'),
      ...control('p2', '2'),
      ...wellsOf('C', [0.3], { plate: 'p2', experiment: '2' }),
    ];
    const refused = average(two, { ...usual, n: 'wells' });
    expect(refused.problems).toMatchObject([{ code: 'wells-as-n', severity: 'error' }]);
    expect(new Set(refused.values.map((value) => value.basis))).toEqual(new Set(['biological']));
  });
});

describe('averaging with n counted the other way', () => {
  const three = ['1', '2', '3'].flatMap((experiment) => [
    ...blank(`p${experiment}`, experiment),
    ...control(`p${experiment}`, experiment),
    ...wellsOf('C', [0.5, 0.6], { plate: `p${experiment}`, experiment }),
  ]);
  const otherwise = (wells: readonly Measurement[], normalization: Normalization) =>
    averageOtherwise(normalizePlates(wells, normalization), 'viability', normalization).countedOtherwise;

  it('has every well of every experiment where experiments count', () => {
    const treated = otherwise(three, usual).values.filter(({ role }) => role === 'treated');
    expect(treated.map(({ experiment }) => experiment)).toEqual([
      '1:C1',
      '1:C2',
      '2:C1',
      '2:C2',
      '3:C1',
      '3:C2',
    ]);
    expect(new Set(treated.map(({ basis }) => basis))).toEqual(new Set(['technical']));
    // (0.5 − 0.1)/(1.1 − 0.1) and (0.6 − 0.1)/(1.1 − 0.1)
    treated.forEach(({ value }, index) => expectClose(value, index % 2 === 0 ? 40 : 50, { rel: 1e-12 }));
  });

  it('has the experiment where wells stand in for it, and no problem twice', () => {
    const single = three.filter(({ experiment }) => experiment === '1');
    const wellsAsN: Normalization = { ...usual, n: 'wells' };
    const { values, problems } = otherwise(single, wellsAsN);
    const treated = values.filter(({ role }) => role === 'treated');
    expect(treated).toMatchObject([{ experiment: '1', basis: 'biological', nWells: 2 }]);
    expectClose(treated[0]!.value, 45, { rel: 1e-12 });
    expect(problems).toEqual([]);
    expect(average(single, wellsAsN).problems).toMatchObject([{ code: 'wells-as-n' }]);
  });
});
