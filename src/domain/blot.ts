/** A rectangle of an image, px from its top left corner. */
export interface PixelRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether bands are darker or brighter than the membrane, as the numbers of the file go. */
export type BlotPolarity = 'dark' | 'bright';

/** What the numbers of the file are: proportional to light, grey of a film (optical density is log₁₀(I₀/I)), the square root of light. */
export type BlotScale = 'linear' | 'od' | 'ge_gel';

export type BandState = 'measured' | 'belowLod' | 'saturated' | 'excluded';
