/** A colour in OKLCH: lightness in %, chroma, hue in degrees. */
export interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/**
 * The colour of a value on the scale of heatmaps, on pages and in the terminal: from almost white to the violet of the stain.
 *
 * Its lightness falls evenly (Ottosson 2020, OKLab), so the scale looks even, is one for every kind of colour vision, and stays one in
 * grey print.
 *
 * @param fraction - 0 for the lowest value of the plate, 1 for the highest
 */
export function heatShade(fraction: number): Oklch {
  return { lightness: 97 - 58.5 * fraction, chroma: 0.015 + 0.144 * fraction, hue: 300 };
}
