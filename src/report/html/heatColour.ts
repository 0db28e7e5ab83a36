import { heatShade } from '../heatShade.ts';

/** Steps of the scale of a heatmap. */
export const heatSteps = 10;

/**
 * The step of a value on the scale of its plate, 0 for the lowest to 9 for the highest.
 *
 * @param range - lowest and highest value of the plate; where they are one, everything is step 0
 */
export function heatStep(value: number, [low, high]: readonly [number, number]): number {
  if (high <= low) return 0;
  return Math.min(heatSteps - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * heatSteps)));
}

/**
 * Rules that colour the steps, each with the ink that can be read on it: below a lightness of 56.5 % white has more contrast, above it black.
 */
export function heatRules(): string {
  return Array.from({ length: heatSteps }, (_, step) => {
    const { lightness, chroma, hue } = heatShade(step / (heatSteps - 1));
    const ink = lightness > 56.5 ? '#000' : '#fff';
    return `.h${step}{background:oklch(${lightness.toFixed(1)}% ${chroma.toFixed(3)} ${hue});color:${ink}}`;
  }).join('\n');
}
