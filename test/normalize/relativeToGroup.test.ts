import { describe, expect, it } from 'vitest';
import { averageReplicates } from '#normalize/averageReplicates';
import { normalizePlates } from '#normalize/normalizePlates';
import { relativeToGroup } from '#normalize/relativeToGroup';
import { expectClose } from '../support/expectClose.ts';
import { usual, wellsOf } from '../support/measurements.ts';

const wells = [
  ...wellsOf('A', [0.1, 0.1], { role: 'blank', cellLine: null, resistance: null }),
  ...wellsOf('B', [1.1, 1.1], { role: 'untreated', resistance: 'CTR' }),
  ...wellsOf('C', [0.48, 0.52], { resistance: 'CTR' }),
  ...wellsOf('D', [1.1, 1.1], { role: 'untreated' }),
  ...wellsOf('E', [0.78, 0.82]),
];
const responses = averageReplicates(normalizePlates(wells, usual), 'response', usual).values.filter(
  (value) => value.role === 'treated',
);

describe('responses relative to a group', () => {
  const { values } = relativeToGroup(responses, { label: 'CTR', by: 'resistance', facet: 'cell line' });

  it('are 100 × response/response(CTR) of the same experiment', () => {
    // responses 60 % (CTR) and 30 % (T)
    expectClose(values.find((value) => value.group.resistance === 'T')!.value, 50, { rel: 1e-12 });
    expect(values.find((value) => value.group.resistance === 'CTR')!.value).toBe(100);
  });

  it('carry the group they were divided by', () => {
    expect(values.map((value) => value.normaliser)).toEqual([
      { kind: 'shared', group: 'CTR' },
      { kind: 'shared', group: 'CTR' },
    ]);
  });

  it('are percent of the mean of its wells where wells stand in for n, and the reference keeps its scatter', () => {
    const technical = averageReplicates(normalizePlates(wells, usual), 'response', { ...usual, n: 'wells' });
    const treated = technical.values.filter((value) => value.role === 'treated');
    const relative = relativeToGroup(treated, { label: 'CTR', by: 'resistance', facet: null });
    expect(relative.absent).toEqual([]);
    // responses 62 and 58 % (CTR), 32 and 28 % (T); their mean in CTR is 60 %
    const expected = [62, 58, 32, 28].map((response) => (100 * response) / 60);
    relative.values.forEach((value, index) => expectClose(value.value, expected[index]!, { rel: 1e-12 }));
    expect(relative.values).toHaveLength(4);
  });

  it('carry the uncertainty of both, and none for the reference itself', () => {
    const [ctr, t] = [responses[0]!, responses[1]!];
    const expected = (100 / ctr.value) * Math.hypot(t.withinU!, (t.value / ctr.value) * ctr.withinU!);
    expectClose(values.find((value) => value.group.resistance === 'T')!.withinU, expected, { rel: 1e-12 });
    expect(values.find((value) => value.group.resistance === 'CTR')!.withinU).toBeNull();
  });

  it('are absent where the experiment has no such group', () => {
    const { values: none, absent } = relativeToGroup(responses, {
      label: 'P',
      by: 'resistance',
      facet: null,
    });
    expect(none).toEqual([]);
    expect(absent.map((value) => value.reason)).toEqual([
      'no response of P in the experiment',
      'no response of P in the experiment',
    ]);
  });
});
