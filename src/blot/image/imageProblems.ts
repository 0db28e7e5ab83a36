import type { Problem } from '#domain/problem';

const base = { severity: 'error', place: null } as const;
const original =
  'Export the image from the software of the imager as 16-bit TIFF (“for analysis”, not “for publication”).';

/** Bytes that are no image we can measure. */
export function notAnImage(file: string, found: string): Problem {
  return {
    ...base,
    code: 'file-type-mismatch',
    file,
    found,
    expected: 'an image of a blot: TIFF, .gel, .scn, PNG, JPEG or BMP',
    fix: original,
  };
}

/** An image whose inside we cannot decode. */
export function notDecoded(file: string, found: string): Problem {
  return {
    ...base,
    code: 'image-unreadable',
    file,
    found,
    expected: 'an image that can be decoded without a loss',
    fix: original,
  };
}

/** More pixels than any imager has. */
export function tooManyPixels(file: string, width: number, height: number, most: number): Problem {
  return {
    ...base,
    code: 'image-too-large',
    file,
    found: `an image of ${width} × ${height} pixels`,
    expected: `at most ${most / 1e6} million pixels`,
    fix: 'Crop the image to the membrane in the software of the imager, or scan it at a lower resolution.',
  };
}

/** Several images in a file, and nobody said which. */
export function whichPage(file: string, pages: readonly string[], asked: number | null): Problem {
  return {
    ...base,
    code: 'image-page-ambiguous',
    file,
    found:
      asked === null
        ? `${pages.length} images in one file: ${pages.join('; ')}`
        : `page ${asked}, and the file has ${pages.length === 1 ? 'one page' : `${pages.length} pages`}`,
    expected: 'to be told which one is meant',
    fix: `State it: \`page: 1\` in the protocol or \`--page 1\` (1 to ${pages.length}).`,
  };
}

/** A picture in colours, where a number for each pixel is needed. */
export function inColour(file: string, share: number, channels: readonly string[]): Problem {
  return {
    ...base,
    code: 'image-in-colour',
    file,
    found: `colours in ${share < 0.01 ? 'less than 1' : Math.round(100 * share)} % of the pixels: a photograph or a screenshot, or several dyes in one picture`,
    expected: 'one grey value for each pixel, or to be told which colour is the signal',
    fix: `If one colour channel is the signal, state it: \`channel: ${channels[0] ?? 'red'}\` in the protocol or \`--channel ${channels[0] ?? 'red'}\`. If not: ${original}`,
  };
}

/** A channel that the image does not have. */
export function noSuchChannel(file: string, asked: string, channels: readonly string[]): Problem {
  return {
    ...base,
    code: 'image-page-ambiguous',
    file,
    found: `channel ${asked}, and the image has ${channels.length === 0 ? 'one grey value for each pixel' : channels.join(', ')}`,
    expected: 'a channel that the image has',
    fix: channels.length === 0 ? 'Leave the channel out.' : `Name one of ${channels.join(', ')}.`,
  };
}

/** Values that a compression for the eye has changed. */
export function lossyImage(file: string, format: string): Problem {
  return {
    ...base,
    severity: 'warning',
    code: 'image-lossy',
    file,
    found: `${format}: a compression that changes the values of pixels`,
    expected: 'the values that the detector gave',
    fix: original,
  };
}

/** 256 grey levels. */
export function eightBitImage(file: string): Problem {
  return {
    ...base,
    severity: 'warning',
    code: 'image-8-bit',
    file,
    found:
      '256 grey levels (8 bits for each pixel): an image that was made to be looked at, often with its contrast changed',
    expected: '16 bits for each pixel, as the detector gave them',
    fix: original,
  };
}
