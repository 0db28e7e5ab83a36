export const imageFormats = ['TIFF', 'Typhoon gel', 'Image Lab scn', 'PNG', 'JPEG', 'BMP'] as const;

/** What wrote an image, as far as its bytes say. */
export type ImageFormat = (typeof imageFormats)[number];

/** Which of the colours of an image is meant, by name or counted from 1. */
export type ImageChannel = 'red' | 'green' | 'blue' | number;

/** One image of a membrane or a film as the file has it: a value for each pixel, untouched. */
export interface BlotImage {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top left. Detector counts as written, also where 0 is white or the square root was stored. */
  readonly values: Float32Array | Float64Array;
  readonly format: ImageFormat;
  /** Of one value; 8-bit images can tell 256 grey levels apart. */
  readonly bitDepth: number;
  /** The largest number that a pixel can hold, where the detector is saturated; null for floating point. */
  readonly fullScale: number | null;
  /** What the file says of 0: white, black, or nothing. */
  readonly zeroIs: 'white' | 'black' | null;
  /** Typhoon scanners store √intensity: intensity = value² × scale. */
  readonly squareRoot: { readonly scale: number } | null;
  /** The compression has changed values (JPEG). */
  readonly lossy: boolean;
  /** Counted from 1. */
  readonly page: number;
  readonly pages: number;
  /** Which colour was taken; null for an image that is grey. */
  readonly channel: string | null;
  /** What the file says of itself: software, imager, date, exposure … */
  readonly metadata: Readonly<Record<string, string>>;
}

/** Which image of a file is wanted. */
export interface ImagePart {
  /** Counted from 1; null where nobody said. */
  readonly page: number | null;
  readonly channel: ImageChannel | null;
}
