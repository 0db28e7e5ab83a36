import { describe, expect, it } from 'vitest';
import type { NormalizedMeasurement } from '#domain/measurement';
import { plateTable } from '#report/html/plateTable';
import { markOfWell } from '#report/html/wellMarks';
import { aboveRange, masked, measurement } from '../../support/measurements.ts';

const number = { kind: 'value', value: 0.5 } as const;
const wellOf = (parts: Partial<NormalizedMeasurement>): NormalizedMeasurement => ({
  ...measurement({ well: 'B2' }),
  ...{ blanked: number, viability: number, response: number },
  ...parts,
});
const nothing = { kind: 'missing', reason: 'notMeasured', text: 'MISSED' } as const;

describe('the sign of a well', () => {
  it.each([
    ['excluded', { excludedReason: 'scratched', absorbance: aboveRange }],
    ['beyond', { absorbance: aboveRange }],
    ['masked', { absorbance: masked }],
    ['missing', { absorbance: nothing }],
    ['outlier', { well: 'C3' }],
    ['flagged', { flags: ['reference edge'] }],
    [null, {}],
    [null, { role: 'empty', absorbance: nothing }],
  ] as const)('is that of %s', (mark, parts) => {
    expect(markOfWell(wellOf(parts), new Set(['C3']))).toBe(mark);
  });
});

describe('a heatmap', () => {
  const wells = [
    wellOf({ well: 'A1', role: 'blank' }),
    wellOf({ well: 'B2', absorbance: { kind: 'value', value: -0.125 } }),
    wellOf({ well: 'C3', role: 'vehicle', absorbance: { kind: 'value', value: 1.5 } }),
  ];
  const drawn = (rows: number, columns: number): string =>
    plateTable({ id: 'p', key: 'k', wells, format: { rows, columns } }, 'p1', new Set(['C3'])).markup;

  it('has letter and sign of every well, the scale with its unit, and a line around the inner wells', () => {
    const page = drawn(8, 12);
    expect(page).toContain('<i class="letter">B</i>');
    expect(page).toMatch(/<i class="letter">V<\/i><i class="sign">!<\/i/);
    expect(page).toContain('suggested outlier, and kept');
    expect(page).toMatch(/−0\.125 AU[\s\S]*1\.500 AU/);
    // 10 wells in the second row and the last but one, 6 in such columns, on either side
    expect([...page.matchAll(/ring-(?:top|bottom)/g)]).toHaveLength(20);
    expect([...page.matchAll(/ring-(?:left|right)/g)]).toHaveLength(12);
  });

  it('has letter or sign alone in the small wells of 384', () => {
    const page = drawn(16, 24);
    expect(page).toMatch(/>\s*B\s*<\/td/);
    expect(page).toMatch(/>\s*!\s*<\/td/);
    expect(page).not.toContain('0.500</');
  });
});
