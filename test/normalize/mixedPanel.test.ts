import { describe, expect, it } from 'vitest';
import type { BarsPanelData } from '#domain/panelData';
import type { BarsPanelRequest } from '#domain/protocol';
import type { GroupKey } from '#domain/replicateValue';
import { mixedPanel } from '#normalize/mixedPanel';

const key: GroupKey = {
  cellLine: 'MCF7',
  resistance: 'parental',
  pretreatment: null,
  treatment: 'lapatinib',
  dose: { value: 1, unit: 'µM' },
  timeH: 72,
};

function panel(second: Partial<GroupKey>, by: 'resistance' | 'treatment' = 'resistance'): BarsPanelData {
  const request = {
    kind: 'bars',
    name: 'a',
    by,
    facet: 'cell line',
    place: null,
  } as unknown as BarsPanelRequest;
  const group = (label: string, parts: Partial<GroupKey>) => ({
    label,
    group: { ...key, ...parts },
    values: [],
    summary: null,
    absent: null,
  });
  return {
    kind: 'bars',
    request,
    facets: [{ title: 'MCF7', groups: [group('parental', {}), group('resistant', second)] }],
  };
}

describe('groups of one facet', () => {
  it('may differ in what makes them', () => {
    expect(mixedPanel(panel({ resistance: 'resistant' }))).toEqual([]);
  });

  it('are asked about when their treatment differs, as after a slip in one range', () => {
    expect(mixedPanel(panel({ resistance: 'resistant', treatment: 'lapatanib' }))).toMatchObject([
      {
        code: 'panel-mixed',
        found:
          'groups of different treatment in panel a, MCF7: parental has lapatinib, resistant has lapatanib',
      },
    ]);
  });

  it('are asked about when dose or time differ', () => {
    const found = mixedPanel(
      panel({ resistance: 'resistant', dose: { value: 10, unit: 'µM' }, timeH: null }),
    );
    expect(found.map((problem) => problem.found)).toEqual([
      'groups of different dose in panel a, MCF7: parental has 1 µM, resistant has 10 µM',
      'groups of different time in panel a, MCF7: parental has 72 h, resistant has no time',
    ]);
  });

  it('may have doses of their own when treatments are compared', () => {
    expect(
      mixedPanel(panel({ treatment: 'T-DM1', dose: { value: 0.1, unit: 'µg/ml' } }, 'treatment')),
    ).toEqual([]);
  });
});
