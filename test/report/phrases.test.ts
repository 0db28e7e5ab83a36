import { describe, expect, it } from 'vitest';
import { dilutionOf, doseInProse, doseRange } from '#report/phraseDoses';
import { counted, listed, onOneLine, sentence, spanned } from '#report/phraseList';

describe('doses in prose', () => {
  it.each([
    [{ value: 0.1, unit: 'µg/ml' }, '0.1 µg/ml'],
    [{ value: 0.0006103515625, unit: 'µg/ml' }, '0.61 ng/ml'],
    [{ value: 2e-5, unit: 'M' }, '20 µM'],
    [{ value: 12.34, unit: 'nM' }, '12.34 nM'],
    [{ value: 1000, unit: 'µg/ml' }, '1000 µg/ml'],
    [{ value: 123456, unit: 'U/ml' }, '123456 U/ml'],
    [{ value: 3.3333333333333335, unit: 'µM' }, '3.33 µM'],
    [{ value: 0.001, unit: 'Gy' }, '0.001 Gy'],
    [{ value: 1e-7, unit: 'pM' }, '1.00×10⁻⁷ pM'],
    [{ value: 0, unit: 'µg/ml' }, '0 µg/ml'],
  ])('prints %j as %s', (dose, text) => {
    expect(doseInProse(dose)).toBe(text);
  });

  it('give the unit once where both ends have it', () => {
    expect(doseRange([10, 0.1, 1], 'µg/ml')).toBe('0.1–10 µg/ml');
    expect(doseRange([10, 0.0006103515625], 'µg/ml')).toBe('0.61 ng/ml–10 µg/ml');
  });

  it('are steps only where every step is the same', () => {
    expect(dilutionOf([10, 2.5, 0.625])).toBe('1:4');
    expect(dilutionOf([10 / 9, 10, 10 / 3])).toBe('1:3');
    expect(dilutionOf([10, 3, 1, 0.3])).toBeNull();
    expect(dilutionOf([10, 1])).toBeNull();
  });
});

describe('words of texts', () => {
  it.each([
    ['cells were', 'Cells were.'],
    ['n = 3', 'n = 3.'],
    ['hTERT-RPE1 vs T', 'hTERT-RPE1 vs T.'],
    ['pH of medium', 'pH of medium.'],
    ['done!', 'Done!'],
    ['', ''],
  ])('makes a sentence of "%s"', (text, expected) => {
    expect(sentence(text)).toBe(expected);
  });

  it('lists, counts and spans', () => {
    expect(listed(['T', 'P', 'T', 'T+P'])).toBe('T, P and T+P');
    expect(listed(['T', 'P'], 'or')).toBe('T or P');
    expect([0, 1, 10, 11].map(counted)).toEqual(['no', 'one', 'ten', '11']);
    expect([spanned([6, 5]), spanned([3, 3])]).toEqual(['5–6', '3']);
  });

  it('puts what a person wrote on one line', () => {
    expect(onOneLine(' a\r\n\u2028b\u0000\u202Ec\u00A0 d ')).toBe('a b c d');
  });
});
