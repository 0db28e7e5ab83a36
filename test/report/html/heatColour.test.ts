import { describe, expect, it } from 'vitest';
import { heatRules, heatStep, heatSteps } from '#report/html/heatColour';

describe('the scale of a heatmap', () => {
  it('goes from the lowest to the highest value of the plate', () => {
    expect(heatStep(0.05, [0.05, 1.05])).toBe(0);
    expect(heatStep(0.55, [0.05, 1.05])).toBe(5);
    expect(heatStep(1.05, [0.05, 1.05])).toBe(heatSteps - 1);
  });

  it('is one step where all wells are alike', () => {
    expect(heatStep(0.3, [0.3, 0.3])).toBe(0);
  });

  it('has a rule for every step', () => {
    for (let step = 0; step < heatSteps; step += 1) expect(heatRules()).toContain(`.h${step}{`);
  });
});

describe('the ink on a step', () => {
  it('has a contrast of at least 4.5 to 1', () => {
    const rules = [...heatRules().matchAll(/oklch\(([\d.]+)% ([\d.]+) (\d+)\);color:(#\w+)/g)];
    expect(rules).toHaveLength(heatSteps);
    for (const [, lightness, chroma, hue, ink] of rules) {
      const background = luminance(Number(lightness) / 100, Number(chroma), Number(hue));
      const text = ink === '#fff' ? 1 : 0;
      const contrast = (Math.max(background, text) + 0.05) / (Math.min(background, text) + 0.05);
      expect(contrast).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** Relative luminance of an OKLCH colour, by the matrices of its definition (Ottosson 2020) and the row of Y for linear sRGB. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
