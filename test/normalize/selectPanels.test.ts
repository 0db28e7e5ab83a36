import { describe, expect, it } from 'vitest';
import type { Measurement } from '#domain/measurement';
import type { BarsPanelRequest, CurvesPanelRequest, PanelBase } from '#domain/protocol';
import type { ReplicateValue, Summary } from '#domain/replicateValue';
import { averageReplicates } from '#normalize/averageReplicates';
import { curvePoints } from '#normalize/curvePoints';
import { normalizePlates } from '#normalize/normalizePlates';
import { selectBars } from '#normalize/selectBars';
import { selectCurves } from '#normalize/selectCurves';
import { summarizeReplicates } from '#normalize/summarize';
import { expectClose } from '../support/expectClose.ts';
import { aboveRange, usual, wellsOf } from '../support/measurements.ts';

const base: PanelBase = {
  name: 'a',
  title: null,
  of: ['set'],
  by: 'resistance',
  order: null,
  facet: 'cell line',
  facetOrder: null,
  where: {},
  comparisons: null,
  errorBars: 'sd',
  place: { line: 9, column: 3, sheet: null, cell: null, well: null },
};
const bars: BarsPanelRequest = {
  ...base,
  kind: 'bars',
  quantity: 'response',
  relativeTo: null,
  yLabel: null,
};
const curves: CurvesPanelRequest = {
  ...base,
  kind: 'curves',
  quantity: 'viability',
  model: '4PL',
  fixed: {},
  omitZero: false,
  yLabel: null,
};
const summarize = (values: readonly ReplicateValue[]): Summary | null =>
  summarizeReplicates(values)[0] ?? null;

const dose = (value: number): Partial<Measurement> => ({ dose: { value, unit: 'µg/ml' } });
const blank = wellsOf('A', [0.1, 0.1], { role: 'blank', cellLine: null, resistance: null });
const controls = ['T', 'T+P'].flatMap((resistance, row) =>
  wellsOf('BC'[row]!, [1.1, 1.1], { role: 'untreated', resistance }),
);

function averaged(wells: readonly Measurement[], quantity: 'response' | 'viability' = 'response') {
  return averageReplicates(normalizePlates([...blank, ...controls, ...wells], usual), quantity, usual);
}

describe('the groups of a panel of bars', () => {
  const wells = [...wellsOf('D', [0.3], { resistance: 'T' }), ...wellsOf('E', [0.8], { resistance: 'T+P' })];

  it('are one for each label, without controls', () => {
    const { value, problems } = selectBars(bars, averaged(wells), summarize);
    expect(problems).toEqual([]);
    expect(value.facets.map(({ title, groups }) => [title, groups.map(({ label }) => label)])).toEqual([
      ['SkBr3', ['T', 'T+P']],
    ]);
    expectClose(value.facets[0]!.groups[0]!.summary!.mean, 80, { rel: 1e-12 });
  });

  it('stand in the order the protocol gives, and only those', () => {
    const { value } = selectBars({ ...bars, order: ['T+P'] }, averaged(wells), summarize);
    expect(value.facets[0]!.groups.map(({ label }) => label)).toEqual(['T+P']);
  });

  it('are asked about when a label would stand for two doses', () => {
    const two = [...wells, ...wellsOf('F', [0.2], { resistance: 'T', ...dose(1) })];
    const { problems } = selectBars(bars, averaged(two), summarize);
    expect(problems).toMatchObject([{ code: 'panel-ambiguous', place: { line: 9 } }]);
    expect(problems[0]!.fix).toContain('where: { dose: 0.1 µg/ml }');
    const chosen = selectBars({ ...bars, where: { dose: ['100 ng/ml'] } }, averaged(two), summarize);
    expect(chosen.problems).toEqual([]);
    expect(chosen.value.facets[0]!.groups).toHaveLength(2);
  });

  it('are missed aloud when the protocol names one that no plate holds', () => {
    expect(selectBars({ ...bars, order: ['T', 'P'] }, averaged(wells), summarize).problems).toMatchObject([
      { code: 'group-not-found', found: 'resistance "P" in panel a' },
    ]);
    expect(selectBars({ ...bars, of: ['other'] }, averaged(wells), summarize).problems).toMatchObject([
      { code: 'panel-empty' },
    ]);
  });

  it('are missed aloud when all are to be divided by a group that no plate holds', () => {
    const relative = { ...bars, quantity: 'relative response', relativeTo: 'CTR' } as const;
    expect(selectBars(relative, averaged(wells), summarize).problems).toMatchObject([
      { code: 'group-not-found', found: 'resistance "CTR" in panel a' },
    ]);
  });

  it('are missed aloud when the protocol orders a facet that no plate holds', () => {
    const order = (facetOrder: string[]) =>
      selectBars({ ...bars, facetOrder }, averaged(wells), summarize).problems;
    expect(order(['BT474', 'SkBr3'])).toMatchObject([{ code: 'group-not-found', severity: 'warning' }]);
    expect(order(['BT474'])).toMatchObject([
      { code: 'group-not-found', severity: 'error', found: 'cell line "BT474" in `facet order` of panel a' },
    ]);
  });

  it('leave no empty facet behind when all its groups are ambiguous', () => {
    const { value } = selectBars({ ...bars, by: 'treatment' }, averaged(wells), summarize);
    expect(value.facets).toEqual([]);
  });

  it('stand in the order of the layout, those without a number too', () => {
    const over = [
      ...wellsOf('D', [aboveRange], { resistance: 'T' }),
      ...wellsOf('E', [0.8], { resistance: 'T+P' }),
    ];
    const { value } = selectBars(bars, averaged(over), summarize);
    expect(value.facets[0]!.groups.map(({ label }) => label)).toEqual(['T', 'T+P']);
  });

  it('keep the place of a group that has no number, with the reason', () => {
    const over = [
      ...wellsOf('D', [0.3, aboveRange], { resistance: 'T' }),
      ...wellsOf('E', [0.8], { resistance: 'T+P' }),
    ];
    const { value } = selectBars(bars, averaged(over), summarize);
    expect(value.facets[0]!.groups.find((group) => group.label === 'T')).toMatchObject({
      values: [],
      summary: null,
      absent: 'experiment 1: above the range of the reader',
    });
  });

  it('share a normaliser when they were divided by the same control wells, and have their own otherwise', () => {
    const own = selectBars(bars, averaged(wells), summarize).value.facets[0]!.groups;
    expect(own.map((group) => group.values[0]!.normaliser.kind)).toEqual(['own control', 'own control']);
    const drugs = [
      ...wellsOf('D', [0.3], { resistance: 'T', treatment: 'T-DM1' }),
      ...wellsOf('E', [0.8], { resistance: 'T', treatment: 'lapatinib' }),
    ];
    const shared = selectBars({ ...bars, by: 'treatment' }, averaged(drugs), summarize).value.facets[0]!
      .groups;
    expect(shared.map((group) => group.values[0]!.normaliser)).toEqual([
      { kind: 'shared', group: 'control' },
      { kind: 'shared', group: 'control' },
    ]);
  });
});

describe('the curves of a panel', () => {
  const wells = [
    ...wellsOf('D', [0.3], { resistance: 'T', ...dose(1) }),
    ...wellsOf('E', [0.6], { resistance: 'T', ...dose(0.1) }),
    ...wellsOf('F', [0.9], { resistance: 'T+P', ...dose(1) }),
  ];

  it('go from dose 0, the control of the same cells, to the highest dose', () => {
    const { value, problems } = selectCurves(curves, averaged(wells, 'viability').values, summarize);
    expect(problems).toEqual([]);
    const [t] = value.facets[0]!.curves;
    expect(t!.doses.map((point) => point.dose)).toEqual([0, 0.1, 1]);
    expect(t!.doses[0]!.summary!.mean).toBe(100);
    expectClose(t!.doses[2]!.summary!.mean, 20, { rel: 1e-12 });
    expect(value.doseUnit).toBe('µg/ml');
  });

  it('share one axis: doses in another unit are converted, and left out aloud where they cannot be', () => {
    const drugs = (unit: string) => [
      ...wellsOf('D', [0.3], { resistance: 'T', treatment: 'a', dose: { value: 100, unit: 'nM' } }),
      ...wellsOf('E', [0.6], { resistance: 'T', treatment: 'b', dose: { value: 2, unit } }),
    ];
    const select = (unit: string) =>
      selectCurves({ ...curves, by: 'treatment' }, averaged(drugs(unit), 'viability').values, summarize);
    const { value, problems } = select('µM');
    expect(problems).toEqual([]);
    expect(value.doseUnit).toBe('nM');
    expect(value.facets[0]!.curves.map((curve) => curve.doses.map((point) => point.dose))).toEqual([
      [0, 100],
      [0, 2000],
    ]);
    const mixed = select('µg/ml');
    expect(mixed.problems).toMatchObject([{ code: 'incompatible-dose-units', severity: 'error' }]);
    expect(mixed.value.facets[0]!.curves.map((curve) => curve.label)).toEqual(['a']);
  });

  it('are fitted in the unit of the axis', () => {
    const plates = normalizePlates([...blank, ...controls, ...wells], usual);
    const [first] = curvePoints(plates.measurements, {
      set: 'set',
      quantity: 'viability',
      doseUnit: 'ng/ml',
      where: {},
      key: { cellLine: 'SkBr3', resistance: 'T', pretreatment: null, treatment: 'T-DM1', timeH: 48 },
    });
    expect(first!.points.map((point) => point.dose)).toEqual([0, 0, 1000, 100]);
  });

  it('are fitted without a dose that holds a well beyond the range: the wells left of it are the low ones', () => {
    const plates = normalizePlates(
      [
        ...blank,
        ...controls,
        ...wells,
        ...wellsOf('G', [aboveRange], { resistance: 'T', ...dose(0.1) }),
        ...wellsOf('H', [0.5, aboveRange], { resistance: 'T', ...dose(0.01) }),
      ],
      usual,
    );
    const [first] = curvePoints(plates.measurements, {
      set: 'set',
      quantity: 'viability',
      doseUnit: 'µg/ml',
      where: {},
      key: { cellLine: 'SkBr3', resistance: 'T', pretreatment: null, treatment: 'T-DM1', timeH: 48 },
    });
    expect(first!.points.map((point) => point.dose)).toEqual([0, 0, 1]);
    expect(first!.saturatedDoses).toEqual([0.01, 0.1]);
  });

  it('are fitted to the doses that `where` lets the panel show, and to dose 0', () => {
    const plates = normalizePlates([...blank, ...controls, ...wells], usual);
    const [first] = curvePoints(plates.measurements, {
      set: 'set',
      quantity: 'viability',
      doseUnit: 'µg/ml',
      where: { dose: ['0.1 µg/ml'] },
      key: { cellLine: 'SkBr3', resistance: 'T', pretreatment: null, treatment: 'T-DM1', timeH: 48 },
    });
    expect(first!.points.map((point) => point.dose)).toEqual([0, 0, 0.1]);
  });
});
