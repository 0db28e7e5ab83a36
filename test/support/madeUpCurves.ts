import type { CombinedEc50, CurveFit } from '#domain/curveFit';
import type { Fit } from '#domain/fit';
import type { CurvesPanelData, PanelCurve } from '#domain/panelData';
import type { CurvesPanelRequest } from '#domain/protocol';
import type { GroupKey } from '#domain/replicateValue';
import { panelRequest, replicate, summary } from './madeUpPanels.ts';

export const curvesRequest: CurvesPanelRequest = {
  ...panelRequest,
  name: 'b',
  kind: 'curves',
  quantity: 'viability',
  model: '4PL',
  fixed: {},
  omitZero: false,
  comparisons: null,
};

export const fit: Fit = {
  model: '4PL',
  outcome: 'estimated',
  flags: [],
  reason: 'A proven minimum.',
  parameters: { hillSlope: -1.3, bottom: 34, top: 100, ec50: 0.05 },
  standardErrors: {},
  confidence95: { ec50: [0.02, 0.06] },
  profile95: { ec50: [0.03, 0.08] },
  bound: null,
  ic50Absolute: 0.0912,
  ic50AbsoluteConfidence95: [0.07, 0.12],
  ic50State: 'estimated',
  n: 24,
  df: 20,
  rss: 12,
  rSquared: 0.99,
  converged: true,
};

export const combined: CombinedEc50 = {
  n: 3,
  ec50: 0.01812,
  confidence95: [0.0121, 0.02704],
  outcome: 'estimated',
  flags: [],
  reason: 'Geometric mean of 3 experiments.',
  bound: null,
};

const withoutDose = (cellLine: string, resistance: string): Omit<GroupKey, 'dose'> => ({
  cellLine,
  resistance,
  pretreatment: null,
  treatment: 'T-DM1',
  timeH: 48,
});

/** The fits of one curve: one per experiment, then combined, then pooled. */
export function curveFits(single: readonly Fit[], over: CombinedEc50 | null, pooled: Fit | null): CurveFit[] {
  const base = {
    panel: 'b',
    set: 'plates',
    group: withoutDose('SkBr3', 'T'),
    facet: 'SkBr3',
    curve: 'T',
    doseUnit: 'µg/ml',
  };
  return [
    ...single.map((one, i) => ({ ...base, experiment: String(i + 1), fit: one, combined: null })),
    { ...base, experiment: 'combined', fit: null, combined: over },
    { ...base, experiment: 'pooled', fit: pooled, combined: null },
  ];
}

export function curve(label: string, more: Partial<PanelCurve> = {}): PanelCurve {
  const group = withoutDose('SkBr3', label);
  const atDose = (dose: number): PanelCurve['doses'][number] => {
    const ofDose = { ...group, dose: { value: dose, unit: 'µg/ml' } };
    return {
      dose,
      values: ['1', '2', '3'].map((experiment) =>
        replicate(ofDose, experiment, 90, {
          quantity: 'viability',
          role: dose === 0 ? 'untreated' : 'treated',
          nWells: 3,
        }),
      ),
      summary: summary(ofDose, 'viability', { n: 3, mean: dose === 0 ? 100 : 90 }),
    };
  };
  return {
    label,
    set: 'plates',
    group,
    doses: [0, 0.1, 1, 10].map(atDose),
    fits: curveFits([fit, fit, fit], combined, fit),
    line: [
      { dose: 0.1, y: 95 },
      { dose: 10, y: 40 },
    ],
    lineAtZero: 100,
    ...more,
  };
}

export function curvesPanel(
  curves: readonly PanelCurve[],
  more: Partial<CurvesPanelRequest> = {},
): CurvesPanelData {
  return {
    kind: 'curves',
    request: { ...curvesRequest, ...more },
    doseUnit: 'µg/ml',
    facets: [{ title: 'SkBr3', curves }],
  };
}
