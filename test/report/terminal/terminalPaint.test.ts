import { describe, expect, it } from 'vitest';
import { rgbFromOklch, type Rgb } from '#report/rgbFromOklch';
import { heatBackground, inkOn, terminalPaint } from '#report/terminal/terminalPaint';

const fractions = Array.from({ length: 101 }, (_, index) => index / 100);

/** Relative luminance of WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

describe.each(['256', 'truecolor'] as const)('the scale in %s colours', (colour) => {
  it('never gets lighter, so that it is one for every kind of colour vision', () => {
    const lights = fractions.map((fraction) => luminance(heatBackground(fraction, colour).rgb));
    lights.slice(1).forEach((light, index) => expect(light).toBeLessThanOrEqual(lights[index]!));
    expect(lights[0]! - lights.at(-1)!).toBeGreaterThan(0.75);
  });

  it('has an ink with a contrast of at least 4.5 to 1 on every step', () => {
    for (const fraction of fractions) {
      const { rgb } = heatBackground(fraction, colour);
      const ink = inkOn(rgb) === 'white' ? 1 : 0;
      const light = luminance(rgb);
      const contrast = (Math.max(light, ink) + 0.05) / (Math.min(light, ink) + 0.05);
      expect(contrast).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('the colours of xterm', () => {
  it('are those of its cube and its greys', () => {
    const levels = [0, 95, 135, 175, 215, 255];
    const greyOf = (index: number) => 8 + 10 * (index - 232);
    const seen = new Set<number>();
    for (const fraction of fractions) {
      const { rgb, index } = heatBackground(fraction, '256');
      seen.add(index!);
      const cube = index! - 16;
      expect(rgb).toEqual(
        index! >= 232
          ? [greyOf(index!), greyOf(index!), greyOf(index!)]
          : [levels[Math.floor(cube / 36)], levels[Math.floor(cube / 6) % 6], levels[cube % 6]],
      );
    }
    expect(seen.size).toBeGreaterThanOrEqual(7);
  });
});

describe('rgbFromOklch', () => {
  // Coordinates of the primaries as CSS Color 4 gives them.
  it.each([
    [{ lightness: 62.796, chroma: 0.25768, hue: 29.234 }, [255, 0, 0]],
    [{ lightness: 86.644, chroma: 0.29483, hue: 142.495 }, [0, 255, 0]],
    [{ lightness: 45.201, chroma: 0.31321, hue: 264.052 }, [0, 0, 255]],
    [{ lightness: 100, chroma: 0, hue: 0 }, [255, 255, 255]],
    [{ lightness: 0, chroma: 0, hue: 0 }, [0, 0, 0]],
  ])('%o is %s', (colour, rgb) => {
    expect(rgbFromOklch(colour)).toEqual(rgb);
  });
});

describe('paint', () => {
  it('sets background and ink of a value', () => {
    expect(terminalPaint('truecolor').onHeat('0.1', 0)).toBe(
      '\u001B[48;2;246;243;254;38;2;0;0;0m0.1\u001B[0m',
    );
    expect(terminalPaint('256').onHeat('0.9', 1)).toBe('\u001B[48;5;54;38;5;231m0.9\u001B[0m');
  });

  it('leaves the text alone without colour', () => {
    const { onHeat, dim, bold } = terminalPaint('none');
    expect([onHeat('a', 1), dim('b'), bold('c')]).toEqual(['a', 'b', 'c']);
  });
});
