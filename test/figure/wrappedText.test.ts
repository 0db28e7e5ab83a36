import { describe, expect, it } from 'vitest';
import { textWidth } from '#figure/drawContext';
import { printStyle } from '#figure/figureStyle';
import { fitsUnbroken, wrappedText } from '#figure/wrappedText';
import { arimo } from './support/arimo.ts';

const ctx = { fonts: arimo, style: printStyle, looks: new Map() };

describe('wrappedText', () => {
  it('breaks at spaces and fits each line', () => {
    const lines = wrappedText(ctx, 'Response (% of the control cells)', 60, 5);
    expect(lines).toEqual(['Response (% of', 'the control cells)']);
    for (const line of lines) expect(textWidth(ctx, line)).toBeLessThanOrEqual(60);
  });

  it('keeps what a no-break space holds together', () => {
    expect(wrappedText(ctx, 'EC₅₀\u00A00.018\u00A0µg/ml (0.012–0.027)', 80, 5)).toHaveLength(2);
  });

  it('breaks a word only when it is too wide alone', () => {
    expect(wrappedText(ctx, 'trastuzumab', 20, 9).length).toBeGreaterThan(1);
    expect(wrappedText(ctx, 'trastuzumab', 20, 9).join('')).toBe('trastuzumab');
    expect(fitsUnbroken(ctx, 'trastuzumab', 20, 9)).toBe(false);
  });

  it('says with an ellipsis that there was more', () => {
    const [line] = wrappedText(ctx, 'control wells above the range', 60, 1);
    expect(line).toMatch(/^control.*…$/);
    expect(textWidth(ctx, line!)).toBeLessThanOrEqual(60);
  });

  it('has no line for an empty text', () => {
    expect(wrappedText(ctx, '', 60, 3)).toEqual([]);
  });
});
