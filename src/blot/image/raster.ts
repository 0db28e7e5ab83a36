import type { BlotImage } from '#domain/blotImage';
import type { Problem } from '#domain/problem';

/** Numbers as a decoder gives them. */
export type Samples =
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | Int8Array
  | Int16Array
  | Int32Array
  | Float32Array
  | Float64Array;

/** A decoded image: the values of a pixel stand beside each other. */
export interface Raster extends Omit<BlotImage, 'values' | 'channel'> {
  readonly samples: Samples;
  /** Values of each pixel. */
  readonly channels: number;
  /** The last channel is transparency. */
  readonly hasAlpha: boolean;
}

/** What became of bytes that should be an image. */
export type Decoded =
  { readonly ok: true; readonly raster: Raster } | { readonly ok: false; readonly problem: Problem };

/** An image with more is refused before it is unpacked; the largest scanners make some 300 million, crops of them far fewer. */
export const mostPixels = 100e6;
