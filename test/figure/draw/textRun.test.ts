import { describe, expect, it } from 'vitest';
import { runsFromText, textFromRuns, typedText } from '#figure/draw/textRun';

const plain = { bold: false, italic: false, script: 'normal' } as const;

describe('runsFromText', () => {
  it('keeps plain text in one run', () => {
    expect(runsFromText('T-DM1 (µg/ml)')).toEqual([{ ...plain, text: 'T-DM1 (µg/ml)' }]);
  });

  it('makes raised and lowered characters of Unicode ones', () => {
    expect(runsFromText('EC₅₀ µg ml⁻¹')).toEqual([
      { ...plain, text: 'EC' },
      { ...plain, text: '50', script: 'sub' },
      { ...plain, text: ' µg ml' },
      { ...plain, text: '−1', script: 'super' },
    ]);
  });

  it('understands i, b, sub and sup, and nothing else', () => {
    expect(runsFromText('<i>ERBB2</i> <b>x</b><sub>2</sub> <u>u</u> a<b')).toEqual([
      { ...plain, text: 'ERBB2', italic: true },
      { ...plain, text: ' ' },
      { ...plain, text: 'x', bold: true },
      { ...plain, text: '2', script: 'sub' },
      { ...plain, text: ' <u>u</u> a<b' },
    ]);
  });

  it('takes the style of its place', () => {
    expect(runsFromText('a', { bold: true, italic: true })).toEqual([
      { text: 'a', bold: true, italic: true, script: 'normal' },
    ]);
  });

  it('leaves stars alone', () => {
    expect(textFromRuns(runsFromText('***'))).toBe('***');
  });

  it('gives no run for an empty text', () => {
    expect(runsFromText('')).toEqual([]);
  });
});

describe('typedText', () => {
  it.each(['EC₅₀ µg ml⁻¹', 'H₂O⁺ x⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ ₀₁₂₃₄₅₆₇₈₉₊₋'])('gives back what was typed: %s', (typed) => {
    const runs = runsFromText(typed);
    expect(runs.map((run) => typedText(run.text, run.script)).join('')).toBe(typed);
    expect(textFromRuns(runs)).not.toBe(typed);
  });

  it('leaves a raised text alone when one of its characters cannot be typed raised', () => {
    expect(typedText('2nd', 'super')).toBe('2nd');
    expect(typedText('max', 'sub')).toBe('max');
  });
});
