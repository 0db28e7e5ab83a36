import { describe, expect, it } from 'vitest';
import { textFromDateSerial } from '#sheet/dateText';

describe('a date of a workbook', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [46188, '2026-06-15'],
    [42142.3867824074074, '2015-05-18 09:16:58'],
    [0.46136574074074077, '11:04:22'],
    [0.999999, '1900-01-01'],
  ])('%d is %s', (serial, text) => {
    expect(textFromDateSerial(serial, false)).toBe(text);
  });

  it('agrees with the calendar for every day from 1900 to 2173', () => {
    for (let serial = 61; serial < 100_000; serial++) {
      const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
      if (textFromDateSerial(serial, false) !== day) expect.fail(`${serial} is not ${day}`);
    }
  });

  it('counts from 1904 where it is told to', () => {
    expect(textFromDateSerial(1, true)).toBe('1904-01-02');
    expect(textFromDateSerial(44726, true)).toBe('2026-06-15');
  });
});
