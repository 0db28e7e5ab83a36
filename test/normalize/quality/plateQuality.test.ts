import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Measurement } from '#domain/measurement';
import { defaultQualityLimits, type QualityFinding, type QualityLimits } from '#domain/quality';
import { normalizePlates } from '#normalize/normalizePlates';
import { plateQuality } from '#normalize/quality/plateQuality';
import { qualityProblems } from '#normalize/quality/qualityProblems';
import { expectClose } from '../../support/expectClose.ts';
import { aboveRange, measurement, usual, wellsOf } from '../../support/measurements.ts';

interface Oracle {
  readonly blank: readonly number[];
  readonly control: readonly number[];
  readonly treated: readonly { readonly well: string; readonly value: number }[];
  readonly expected: Readonly<Record<string, number>>;
}
const oracle = JSON.parse(
  readFileSync(new URL('../../oracle/quality.json', import.meta.url), 'utf8'),
) as Oracle;

const rows = 'ABCDEFGH';
const size = { plateSize: { rows: 8, columns: 12 } };
const column = (number: number, values: readonly number[], role: 'blank' | 'untreated'): Measurement[] =>
  values.map((value, row) =>
    measurement({
      ...size,
      role,
      well: `${rows[row] ?? ''}${String(number)}`,
      absorbance: { kind: 'value', value },
    }),
  );
const plate = [
  ...column(1, oracle.blank, 'blank'),
  ...column(2, oracle.control, 'untreated'),
  ...oracle.treated.map(({ well, value }) =>
    measurement({ ...size, well, absorbance: { kind: 'value', value } }),
  ),
];

function findings(wells: readonly Measurement[], limits: Partial<QualityLimits> = {}): QualityFinding[] {
  return plateQuality(normalizePlates(wells, usual).measurements, { ...defaultQualityLimits, ...limits });
}
const one = (all: readonly QualityFinding[], measure: string, subject = ''): QualityFinding => {
  const found = all.filter((each) => each.measure === measure && each.subject.includes(subject));
  expect(found, `${measure} ${subject}`).toHaveLength(1);
  return found[0] as QualityFinding;
};

describe('the quality of a plate', () => {
  const all = findings(plate);

  it.each([
    ['blank mean', '', 'blank mean'],
    ['blank CV', '', 'blank CV'],
    ["Z'", 'against', "Z'"],
    ["robust Z'", '', "robust Z'"],
    ['signal to background', '', 'signal to background'],
    ['SSMD', '', 'SSMD'],
    ['replicate CV', 'untreated', 'control CV'],
    ['replicate CV', 'T-DM1', 'treated CV'],
    ['highest absorbance', '', 'highest absorbance'],
  ])('has the %s (%s) that numpy finds', (measure, subject, expected) => {
    expectClose(one(all, measure, subject).value ?? 0, oracle.expected[expected] ?? 0, { rel: 1e-12 });
  });

  it('finds the drift over columns and the weak outer ring that were put in', () => {
    expectClose(one(all, 'column drift').value ?? 0, 100 * (1.01 ** 7 - 1), { abs: 2 });
    expectClose(one(all, 'edge effect').value ?? 0, -10, { abs: 3 });
    expect(one(all, 'edge effect').verdict).toBe('good');
    expect(one(findings(plate, { edgeEffect: 5 }), 'edge effect').verdict).toBe('poor');
  });

  it('counts no edge where no content stands on both sides, and no drift where each row is a content of its own', () => {
    const inside = [1, 2, 3].flatMap((row) =>
      wellsOf(rows[row] ?? '', [0.5, 0.51, 0.49, 0.5, 0.52], {
        ...size,
        dose: { value: row, unit: 'µM' },
      }).slice(1),
    );
    const measures = findings(inside).map(({ measure }) => measure);
    expect(measures).not.toContain('edge effect');
    expect(measures).not.toContain('row drift');
  });

  it("prints no Z' for two wells, and calls a control that does not stand apart poor", () => {
    const blanks = wellsOf('A', [0.06, 0.07], { role: 'blank' });
    const two = findings([...blanks, ...wellsOf('B', [0.9, 1], { role: 'untreated' })]);
    expect(one(two, "Z'", 'against')).toMatchObject({ value: null, verdict: null, limit: null });
    const weak = wellsOf('B', [0.05, 0.2, 0.12, 0.3], { role: 'untreated' });
    const noisy = findings([...wellsOf('A', [0.06, 0.07, 0.05], { role: 'blank' }), ...weak]);
    expect(one(noisy, "Z'", 'against')).toMatchObject({ verdict: 'poor' });
  });

  it('takes the positive control for the background where there are three wells of it', () => {
    const dead = wellsOf('C', [0.1, 0.11, 0.12], { role: 'positive-control' });
    const wells = [
      ...wellsOf('A', [0.06, 0.07, 0.05], { role: 'blank' }),
      ...wellsOf('B', [0.9, 1, 0.95], { role: 'untreated' }),
    ];
    expect(one(findings(wells), 'SSMD').subject).toContain('against the blanks');
    expect(one(findings([...wells, ...dead]), 'SSMD').subject).toContain('against the positive control');
  });

  it('names one well far from its like, of triplicates by their range', () => {
    const like = [0.5, 0.51, 0.49, 0.52, 0.5, 0.9];
    const found = one(findings(wellsOf('B', like)), 'outlier');
    expect(found).toMatchObject({ wells: ['B6'], verdict: 'marginal', n: 6 });
    const three = findings(wellsOf('B', [0.5, 0.51, 0.9]));
    expect(three.map(({ measure }) => measure)).not.toContain('outlier');
    expect(one(three, 'replicate CV').verdict).toBe('poor');
    const range = one(three, 'replicate range');
    expect(range).toMatchObject({ wells: ['B3'], verdict: 'marginal', n: 3, limit: 44 });
    // (0.9 − 0.5)/(1.91/3)
    expectClose(range.value ?? 0, (100 * 0.4 * 3) / 1.91, { rel: 1e-12 });
  });

  it('suggests no outlier of triplicates within the limit, nor of pairs, and takes the limit of the protocol', () => {
    const measures = (wells: readonly Measurement[], limits = {}): string[] =>
      findings(wells, limits).map(({ measure }) => measure);
    // 0.2/0.5 = 40 %
    const wells = wellsOf('B', [0.4, 0.5, 0.6]);
    expect(measures(wells)).not.toContain('replicate range');
    expect(measures(wells, { replicateRange: 39 })).toContain('replicate range');
    expect(measures(wellsOf('B', [0.5, 0.9]))).not.toContain('replicate range');
    expect(measures(wellsOf('B', [0.5, 0.5, 0.5, 0.5, 0.9]))).not.toContain('replicate range');
  });

  it('calls an SSMD poor below the limit of the protocol, and good from half more on', () => {
    // means 0.5 and 0.1, SD 0.1 each: SSMD = 0.4/√0.02 = 2.828
    const wells = [
      ...wellsOf('A', [0.0, 0.1, 0.2], { role: 'blank' }),
      ...wellsOf('B', [0.4, 0.5, 0.6], { role: 'untreated' }),
    ];
    const ssmd = (limit: number) => one(findings(wells, { ssmd: limit }), 'SSMD');
    expectClose(ssmd(2).value ?? 0, 0.4 / Math.sqrt(0.02), { rel: 1e-12 });
    expect([ssmd(2.9), ssmd(2), ssmd(1.8)].map(({ verdict }) => verdict)).toEqual([
      'poor',
      'marginal',
      'good',
    ]);
    expect(ssmd(2.9).limit).toBe(2.9);
  });

  it('counts saturated wells and wells below the blank, excluded ones not', () => {
    const some = findings([
      ...wellsOf('A', [0.2, 0.2, 0.2], { role: 'blank' }),
      ...wellsOf('B', [0.9, 1, 0.95], { role: 'untreated' }),
      ...wellsOf('C', [aboveRange, 0.1, 3.2]),
      ...wellsOf('D', [aboveRange, 0.1], { excludedReason: 'scratched' }),
    ]);
    expect(one(some, 'saturated wells')).toMatchObject({ value: 1, wells: ['C1'], verdict: 'poor' });
    expect(one(some, 'wells below blank')).toMatchObject({ value: 1, wells: ['C2'], verdict: 'marginal' });
    expect(one(some, 'highest absorbance')).toMatchObject({ value: 3.2, wells: ['C3'], verdict: 'poor' });
  });

  it('is the same at twice the absorbance where it is not in AU', () => {
    const doubled = plate.map((well) =>
      well.absorbance.kind === 'value'
        ? { ...well, absorbance: { kind: 'value' as const, value: 2 * well.absorbance.value } }
        : well,
    );
    const without = (found: readonly QualityFinding[]) =>
      found.filter(({ unit }) => unit !== 'AU').map(({ value }) => value ?? 0);
    const before = without(all);
    const after = without(findings(doubled));
    expect(after).toHaveLength(before.length);
    after.forEach((value, index) => {
      expectClose(value, before[index] ?? 0, { rel: 1e-9, abs: 1e-9 });
    });
  });
});

describe('a poor plate', () => {
  it('is one warning for each measure, with the worst wells and how to change the limit', () => {
    const wells = [...wellsOf('B', [0.5, 0.9, 0.2]), ...wellsOf('C', [0.5, 0.9, 0.1], { resistance: 'P' })];
    expect(qualityProblems(findings(wells))).toMatchObject([
      {
        code: 'plate-quality',
        severity: 'warning',
        file: 'plates/s/p1.txt',
        place: { well: 'C1' },
        found: expect.stringContaining('and 1 more like it') as unknown,
        fix: expect.stringContaining('`quality: { replicate CV: … }`') as unknown,
      },
    ]);
  });

  it('is told of nowhere where all is well, or where one well lies apart', () => {
    expect(qualityProblems(findings(wellsOf('B', [0.5, 0.51, 0.49, 0.52, 0.5, 0.6])))).toEqual([]);
    expect(qualityProblems(findings(plate))).toEqual([]);
  });
});
