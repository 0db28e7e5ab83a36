import { describe, expect, it } from 'vitest';
import { fontsFromBytes } from '#figure/draw/fonts';
import { runsFromText } from '#figure/draw/textRun';
import { expectClose } from '../../support/expectClose.ts';
import { arimo, arimoSet } from '../support/arimo.ts';

describe('fontsFromBytes', () => {
  // widths of Helvetica and Arial in 1/1000 of the size, from Adobe's font metrics (AFM)
  it.each([
    ['0123456789', 5560],
    ['A', 667],
    ['m', 833],
    ['*', 389],
    [' ', 278],
  ])('measures %s as Arial is wide', (text, thousandths) => {
    expectClose(arimo.width(runsFromText(text), 1000), thousandths, { rel: 5e-4, abs: 0.5 });
  });

  it('measures bold in the bold face', () => {
    expectClose(arimo.width(runsFromText('a', { bold: true }), 1000), 556, { abs: 1 });
    expectClose(arimo.width(runsFromText('A', { bold: true }), 1000), 722, { abs: 1 });
  });

  it('sets raised and lowered digits at 68 % of the size', () => {
    const [base, lowered] = arimo.place(runsFromText('C₅'), 10);
    expectClose(lowered?.width, 5.56 * 0.68, { rel: 1e-3 });
    expect(lowered?.x).toBe(base?.width);
    expect(lowered?.y).toBeGreaterThan(0);
    expect(arimo.place(runsFromText('C⁵'), 10)[1]?.y).toBeLessThan(0);
  });

  it('knows that stars hang in the upper half of their line', () => {
    const ink = arimo.ink(runsFromText('***'), 9)!;
    expect(ink.bottom).toBeLessThan(-2);
    expect(ink.top).toBeGreaterThan(-9);
  });

  it('has everything that figures print', () => {
    expect(arimo.missing('α β ≤ ≥ ± × − – † µ μ ° ₅₀ ⁻¹ Å Š')).toEqual([]);
  });

  it('spells out a character that it has not, instead of drawing an empty box', () => {
    expect(arimo.missing('a漢b☃')).toEqual(['漢', '☃']);
    const [placed] = arimo.place(runsFromText('漢'), 10);
    const spelled = arimo.place(runsFromText('[U+6F22]'), 10);
    expect(placed?.width).toBe(spelled[0]?.width);
    expect(arimo.outline(placed!, 0, 0)).toEqual(arimo.outline(spelled[0]!, 0, 0));
  });

  it('writes a compatibility character as what it stands for', () => {
    const wide = arimo.width(runsFromText('Ａ'), 10);
    expect(wide).toBe(arimo.width(runsFromText('A'), 10));
  });

  it('asks a fallback font before it gives up', () => {
    // the bold face stands in for a font with other characters; its A is wider
    const fonts = fontsFromBytes({ ...arimoSet, fallbacks: [arimoSet.bold] });
    expect(fonts.missing('漢')).toEqual(['漢']);
    expect(fonts.width(runsFromText('A'), 1000)).toBe(arimo.width(runsFromText('A'), 1000));
  });

  it('gives outlines for text that is a number', () => {
    const [placed] = arimo.place(runsFromText('100'), 7);
    expect(arimo.outline(placed!, 0, 0).length).toBeGreaterThan(20);
  });
});
