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
 * Rules that colour the steps from almost white to the violet of the stain, each with the ink that can be read on it.
 *
 * In OKLCH: a scale whose lightness falls evenly looks even, and stays one in grey print. Below a lightness of 56.5 % white is the ink that
 * has more contrast, above it black.
 */
export function heatRules(): string {
  return Array.from({ length: heatSteps }, (_, step) => {
    const lightness = 97 - step * 6.5;
    const chroma = (0.015 + step * 0.016).toFixed(3);
    const ink = lightness > 56.5 ? '#000' : '#fff';
    return `.h${step}{background:oklch(${lightness.toFixed(1)}% ${chroma} 300);color:${ink}}`;
  }).join('\n');
}
