import { describe, expect, it } from 'vitest';
import { defaultQualityLimits } from '#domain/quality';
import type { Measurement } from '#domain/measurement';
import { normalizePlates } from '#normalize/normalizePlates';
import { plateQuality } from '#normalize/quality/plateQuality';
import { qualityText } from '#report/qualityText';
import { aboveRange, usual, wellsOf } from '../support/measurements.ts';

const findingsOf = (wells: readonly Measurement[]) =>
  plateQuality(normalizePlates(wells, usual).measurements, defaultQualityLimits);

/** Blanks 0.05, 0.06, 0.07 (CV 16.7 %); controls 1, 1.1, 1.2 (CV 9.1 %); treated 0.4, 0.5, 0.6 (CV 20 %). */
const wells = (parts: Partial<Measurement> = {}): Measurement[] => [
  ...wellsOf('A', [0.05, 0.06, 0.07], { ...parts, role: 'blank' }),
  ...wellsOf('B', [1, 1.1, 1.2], { ...parts, role: 'untreated' }),
  ...wellsOf('C', [0.4, 0.5, 0.6], parts),
];

describe('the quality of plates in the terminal', () => {
  it('is a line for each plate, with its worst group and the verdict in words', () => {
    // Z' = 1 − 3(0.1 + 0.01)/1.04 = 0.68; robust with 1.4826 MAD: 1 − 3·1.4826·0.11/1.04 = 0.53; S/B 1.1/0.06 = 18.3; SSMD 1.04/0.1005 = 10.3
    expect(qualityText(findingsOf(wells()))).toEqual([
      "plate blank bCV% CV%   Z'  rZ' S/B SSMD edge% drift% sat verdict",
      'p1    0.060   17  20 0.68 0.53  18   10     –      –   0 marginal: blank CV, CV',
      "(AU; bCV: CV of blanks, CV: of the worst group, rZ': robust Z'; –: nothing to compute it from)",
    ]);
  });

  it("says why there is no Z', and that a well is saturated", () => {
    const few = [
      ...wellsOf('A', [0.05, 0.06], { role: 'blank' }),
      ...wellsOf('B', [1, 1.1], { role: 'untreated' }),
      ...wellsOf('C', [0.5, aboveRange]),
    ];
    const [, line, legend] = qualityText(findingsOf(few));
    expect(line).toMatch(/^p1 +0\.055 +13 +7 +n<3 +n<3 +19 +n<3 +– +– +1 poor: saturated$/);
    expect(legend).toContain("n<3: fewer than three wells on a side carry no Z' and SSMD");
  });

  it('tells plates of several reads apart, cuts long names in the middle and stays within 100 columns', () => {
    const long = 'a/SkBr3_trastuzumab-resistant_passage12_exp1';
    const two = [...wells({ plate: long }), ...wells({ plate: long, readLabel: '570', wavelengthNm: 570 })];
    const lines = qualityText(findingsOf(two));
    expect(lines[1]).toMatch(/^a\/SkBr3_t….* set 590 /);
    expect(lines[2]).toMatch(/^a\/SkBr3_t….* set 570 /);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
  });

  it('names every measure with its limit where that is asked for', () => {
    const lines = qualityText(findingsOf(wells()), true);
    expect(lines.find((line) => line.includes('replicate CV') && line.includes('T-DM1'))).toMatch(
      /replicate CV +20\.0 % +marginal +limit 20\.0 +SkBr3, T, T-DM1 0\.1 µg\/ml, 48 h; C1 C2 C3$/,
    );
    expect(lines.some((line) => line.includes('blank mean') && line.includes('good'))).toBe(true);
  });

  it('is nothing where no plate could be read', () => {
    expect(qualityText([])).toEqual([]);
  });
});
