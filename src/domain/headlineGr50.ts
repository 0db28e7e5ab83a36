import type { MetricDose } from './growthMetrics.ts';
import type { PanelCurve } from './panelData.ts';

/** What stands for a curve of growth rates: GR50 of its experiments together, of a single experiment its own, if its fit may be printed. */
export interface Gr50Headline {
  readonly gr50: MetricDose;
  /** Experiments that were combined; null: one fit. */
  readonly experiments: number | null;
}

/** @returns null for a curve of another quantity, or without a fit */
export function headlineGr50({
  growth = [],
  fits,
}: Pick<PanelCurve, 'growth' | 'fits'>): Gr50Headline | null {
  const single = growth.filter(({ experiment }) => experiment !== 'combined');
  const combined = growth.find(({ experiment }) => experiment === 'combined');
  const [only] = single;
  if (single.length !== 1 || only === undefined)
    return combined === undefined ? null : { gr50: combined.gr50, experiments: combined.experiments };
  const outcome = fits.find(({ experiment }) => experiment === only.experiment)?.fit?.outcome;
  const isPrinted = outcome === 'estimated' || only.gr50.kind !== 'value';
  return { gr50: isPrinted ? only.gr50 : { kind: 'none' }, experiments: null };
}
