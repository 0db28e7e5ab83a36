import { describe, expect, it } from 'vitest';
import { runsFromText, textFromRuns } from '#figure/draw/textRun';

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
