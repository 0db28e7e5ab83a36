import { describe, expect, it } from 'vitest';
import { doseSeriesFromText, seriesGrammar } from '#protocol/doseSeriesFromText';

describe('doseSeriesFromText', () => {
  const start = { value: 10, unit: 'µg/ml' };

  it.each([
    ['series 10 µg/ml 1:4 along columns', { start, dilution: 4, along: 'columns', reversed: false }],
    [
      'series  10 ug/mL 1:4  along columns rightwards',
      { start, dilution: 4, along: 'columns', reversed: false },
    ],
    [
      'series 10 µg/ml 1:3.162 along columns leftwards',
      { start, dilution: 3.162, along: 'columns', reversed: true },
    ],
    ['series 10 µg/ml 1:2 down rows', { start, dilution: 2, along: 'rows', reversed: false }],
    ['Series from 10 µg/ml x4 up rows', { start, dilution: 0.25, along: 'rows', reversed: true }],
    ['series 10 µg/ml ×10 up rows', { start, dilution: 0.1, along: 'rows', reversed: true }],
    [
      '[10, 2.5, 0] µg/ml along columns',
      { start, dilution: 1, along: 'columns', reversed: false, doses: [10, 2.5, 0] },
    ],
    [
      '10; 2.5; 0.6 µg/ml down rows',
      { start, dilution: 1, along: 'rows', reversed: false, doses: [10, 2.5, 0.6] },
    ],
    [
      '10, 2 % along columns',
      { start: { value: 10, unit: '%' }, dilution: 1, along: 'columns', reversed: false, doses: [10, 2] },
    ],
  ])('reads "%s"', (text, series) => {
    expect(doseSeriesFromText(text)).toEqual({ ok: true, value: series });
  });

  it.each([
    ['series 10 µg/ml 1:4', /direction/],
    ['series 10 µg/ml 1:4 along rows', /two ways/],
    ['series 10 µg/ml 1:4 down columns', /direction/],
    ['series 10 µg/ml 1:1 along columns', /more than 1/],
    ['series 10 µg/ml 4:1 along columns', /dilution/],
    ['series 10 1:4 along columns', /unit/],
    ['series 0 µg/ml 1:4 along columns', /dose 0/],
    ['series 0,1 µg/ml 1:4 along columns', /decimal point/],
    ['series -1 µg/ml 1:4 along columns', /minus/],
    ['10, 2,5 µg/ml along columns', /blank behind each comma/],
    ['10, -2 µg/ml along columns', /no dose/],
    ['10 µg/ml along columns', /single dose/],
    ['10, 2 along columns', /./],
    ['10, 2 µg7ml along columns', /unit|µg/],
  ])('refuses "%s" and says what to do', (text, fix) => {
    const reading = doseSeriesFromText(text);
    expect(reading.ok).toBe(false);
    expect(reading.ok ? '' : reading.fix).toMatch(fix);
  });

  it('shows the whole grammar when something is wrong with it', () => {
    const reading = doseSeriesFromText('series of doses');
    expect(reading.ok ? '' : reading.expected).toBe(seriesGrammar);
  });
});
