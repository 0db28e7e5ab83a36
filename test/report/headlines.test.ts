import { describe, expect, it } from 'vitest';
import type { Analysis } from '#domain/analysis';
import type { PanelComparison } from '#domain/comparison';
import type { PanelData } from '#domain/panelData';
import type { Summary } from '#domain/replicateValue';
import { headlines } from '#report/headlines';

const summary = {
  quantity: 'response',
  unit: '%',
  mean: 54.449,
  sd: 1.195,
  n: 3,
  basis: 'biological',
} as Summary;

function analysis(panels: unknown[], comparisons: Partial<PanelComparison>[] = []): Analysis {
  const judged = comparisons.map((one) => ({ alternatives: [], ...one }));
  return { panels: panels as PanelData[], comparisons: judged, anovas: [] } as unknown as Analysis;
}

describe('the answers in the terminal', () => {
  it('give each group its mean, SD and n, or why it has none', () => {
    const groups = [
      { label: 'T', summary, absent: null },
      { label: 'P', summary: null, absent: 'experiment 1: above the range of the reader' },
    ];
    const panel = { kind: 'bars', request: { name: 'a' }, facets: [{ title: 'SkBr3', groups }] };
    expect(headlines(analysis([panel]))).toEqual([
      'a  SkBr3 T: response 54.4 % (SD 1.20), n = 3',
      'a  SkBr3 P: experiment 1: above the range of the reader',
    ]);
  });

  it('say when n counts wells', () => {
    const groups = [{ label: 'T', summary: { ...summary, basis: 'technical' }, absent: null }];
    const panel = { kind: 'bars', request: { name: 'a' }, facets: [{ title: null, groups }] };
    expect(headlines(analysis([panel]))).toEqual([
      'a  T: response 54.4 % (SD 1.20), n = 3 wells (technical)',
    ]);
  });

  it('give a bound where the EC50 is one, and never a number', () => {
    const combined = {
      outcome: 'bound',
      ec50: null,
      confidence95: null,
      flags: [],
      reason: '',
      n: 3,
      bound: { relation: '>', dose: 0.2303 },
    };
    const fits = [{ experiment: 'combined', fit: null, combined }];
    const panel = {
      kind: 'curves',
      request: { name: 'b' },
      doseUnit: 'µg/ml',
      facets: [{ title: 'BT474', curves: [{ label: 'T+P', fits }] }],
    };
    expect(headlines(analysis([panel]))).toEqual(['b  BT474 T+P: EC50 > 0.230 µg/ml']);
  });

  it('give every comparison of the panel its p and stars, adjusted where the protocol asks', () => {
    const panel = { kind: 'bars', request: { name: 'a' }, facets: [] };
    const one = {
      panel: 'a',
      facet: 'SkBr3',
      a: 'T',
      b: 'T+P',
      quantity: 'response',
      p: 0.012,
      log10p: null,
      pAdjusted: 0.024,
      correction: 'holm',
      stars: '*',
    } as const;
    expect(
      headlines(
        analysis([panel], [one, { ...one, panel: 'b' }, { ...one, p: null, pAdjusted: null, stars: '' }]),
      ),
    ).toEqual([
      'a  SkBr3 T against T+P: p = 0.012, adjusted (holm) p = 0.024 *',
      'a  SkBr3 T against T+P: not tested',
    ]);
  });
});
