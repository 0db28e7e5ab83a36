import { describe, expect, it } from 'vitest';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { BarsPanelData } from '#domain/panelData';
import { valueQuantity } from '#domain/quantity';
import type { ReplicateValue } from '#domain/replicateValue';
import { grubbsSuggestions } from '#normalize/grubbsSuggestions';
import { expectClose } from '../support/expectClose.ts';
import { barsRequest, key, replicate } from '../support/madeUpPanels.ts';
import { measurement } from '../support/measurements.ts';

const group = key('SkBr3', 'T', 0.1);

function panelOf(values: readonly ReplicateValue[]): BarsPanelData {
  const one = { label: 'T', group, values, summary: null, absent: null };
  return { kind: 'bars', request: barsRequest, facets: [{ title: 'SkBr3', groups: [one] }] };
}

function valuesOf(values: readonly number[], more: Partial<ReplicateValue> = {}): ReplicateValue[] {
  return values.map((value, i) => replicate(group, String(i + 1), value, more));
}

function wells(
  responses: readonly number[],
  more: Partial<NormalizedMeasurement> = {},
): NormalizedMeasurement[] {
  return responses.map((response, i) => ({
    ...measurement({ well: `C${String(i + 1)}`, set: 'plates' }),
    blanked: valueQuantity(1 - response / 100),
    viability: valueQuantity(100 - response),
    response: valueQuantity(response),
    ...more,
  }));
}

describe("what Grubbs' test suggests in a bar", () => {
  it('is the experiment far from the others, with the mean with and without it', () => {
    const [found, ...others] = grubbsSuggestions(panelOf(valuesOf([50, 51, 49, 50.5, 80])), []);
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      facet: 'SkBr3',
      group: 'T',
      among: 'experiments',
      source: { experiment: '5', plate: null, well: null },
      value: 80,
      unit: '%',
      n: 5,
      with: { n: 5 },
      without: { n: 4 },
    });
    // G, p and intervals by scipy 1.17: stats.t.sf, stats.t.interval
    expectClose(found?.statistic, 1.7861204309342116, { rel: 1e-12 });
    expectClose(found?.p, 0.00035853197788894396, { rel: 1e-10 });
    expectClose(found?.with.mean, 56.1, { rel: 1e-14 });
    expectClose(found?.with.confidence95?.[0], 39.485347906496784, { rel: 1e-10 });
    expectClose(found?.without.mean, 50.125, { rel: 1e-14 });
    expectClose(found?.without.confidence95?.[1], 51.48376544189801, { rel: 1e-10 });
  });

  it('is the well far from the others of its plate, on the scale of the panel', () => {
    const measured = [
      ...wells([54, 55, 90, 54.5]),
      ...wells([60, 61, 60.5], { plate: 'p2' }),
      ...wells([54.2, 54.1, 12], { excludedReason: 'spilt' }),
    ];
    const found = grubbsSuggestions(panelOf(valuesOf([63])), measured);
    expect(found).toMatchObject([
      { among: 'wells', source: { experiment: '1', plate: 'p1', well: 'C3' }, value: 90, unit: '%', n: 4 },
    ]);
    expectClose(found[0]?.statistic, 1.4996034106613212, { rel: 1e-12 });
    expectClose(found[0]?.p, 0.0010575715698097278, { rel: 1e-10 });
    const viability = panelOf(valuesOf([37], { quantity: 'viability' }));
    expect(grubbsSuggestions(viability, measured)).toMatchObject([{ value: 10, source: { well: 'C3' } }]);
    const absorbance = panelOf(valuesOf([0.37], { quantity: 'blanked absorbance', unit: 'AU' }));
    expect(grubbsSuggestions(absorbance, measured)).toMatchObject([{ unit: 'AU', source: { well: 'C3' } }]);
  });

  it('is nothing of another group, plate set or role, and of an experiment that has no value', () => {
    const far = [54, 55, 90, 54.5];
    for (const more of [
      { resistance: 'T+P' },
      { set: 'others' },
      { role: 'untreated' as const },
      { experiment: '2' },
    ])
      expect(grubbsSuggestions(panelOf(valuesOf([63])), wells(far, more))).toEqual([]);
  });

  it('is asked once where wells stand in for experiments', () => {
    const values = [54, 55, 90, 54.5].map((value, i) =>
      replicate(group, `1:C${String(i + 1)}`, value, { basis: 'technical' }),
    );
    expect(grubbsSuggestions(panelOf(values), wells([54, 55, 90, 54.5]))).toMatchObject([
      { among: 'wells', source: { experiment: '1:C3' }, value: 90 },
    ]);
  });

  it('is nothing where values scatter as values do, are two, or are equal', () => {
    for (const values of [[50, 51, 49, 52], [50, 80], [50, 50, 50], [50, 50, 80], []])
      expect(grubbsSuggestions(panelOf(valuesOf(values)), [])).toEqual([]);
  });

  it('takes p < 0.01, not 0.05', () => {
    // G = 1.722 of 5 values: p = 0.0432 (scipy)
    expect(grubbsSuggestions(panelOf(valuesOf([50, 51, 49, 50.5, 56])), [])).toEqual([]);
  });
});
