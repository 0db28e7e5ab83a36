import { createColors } from 'picocolors';
import { heatShade } from '../heatShade.ts';
import { rgbFromOklch, type Rgb } from '../rgbFromOklch.ts';

/** How many colours may be written: none, the 16 of old terminals, the 256 of xterm, or any. */
export type TerminalColour = 'none' | '16' | '256' | 'truecolor';

/** With 16 colours there is no scale. */
type HeatColour = '256' | 'truecolor';

/** What text is painted with for a terminal. */
export interface TerminalPaint {
  /** Text on the colour of a value: 0 the lowest of the plate, 1 the highest. */
  readonly onHeat: (text: string, fraction: number) => string;
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
}

/**
 * Paints for a terminal; without colour every text stays as it is.
 *
 * Background and ink are both set, so that a number can be read on dark and on light terminals.
 */
export function terminalPaint(colour: TerminalColour): TerminalPaint {
  const { dim, bold } = createColors(colour !== 'none');
  return {
    dim,
    bold,
    onHeat: (text, fraction) => (hasHeat(colour) ? painted(text, fraction, colour) : text),
  };
}

/** Whether there are colours enough for a heatmap. */
export function hasHeat(colour: TerminalColour): colour is HeatColour {
  return colour === '256' || colour === 'truecolor';
}

function painted(text: string, fraction: number, colour: HeatColour): string {
  const { rgb, index } = heatBackground(fraction, colour);
  const ink = inkOn(rgb);
  const codes =
    index === null ? `48;2;${rgb.join(';')};38;2;${inks[ink]}` : `48;5;${index};38;5;${inks256[ink]}`;
  return `\u001B[${codes}m${text}\u001B[0m`;
}

const inks = { black: '0;0;0', white: '255;255;255' } as const;
const inks256 = { black: 16, white: 231 } as const;

/** The violets of xterm that follow the scale of heatmaps, each darker than the one before; it has no more of one hue. */
const violetsOf256: readonly (readonly [number, Rgb])[] = [
  [255, [238, 238, 238]],
  [189, [215, 215, 255]],
  [183, [215, 175, 255]],
  [140, [175, 135, 215]],
  [97, [135, 95, 175]],
  [91, [135, 0, 175]],
  [54, [95, 0, 135]],
];

/** The background of a value, in a terminal of 256 colours with its number there. */
export function heatBackground(
  fraction: number,
  colour: HeatColour,
): { readonly rgb: Rgb; readonly index: number | null } {
  if (colour === 'truecolor') return { rgb: rgbFromOklch(heatShade(fraction)), index: null };
  const step = Math.min(violetsOf256.length - 1, Math.floor(fraction * violetsOf256.length));
  const [index, rgb] = violetsOf256[step] ?? [255, [238, 238, 238]];
  return { rgb, index };
}

/** Black or white, whichever has more contrast on a colour (WCAG 2.2, relative luminance). */
export function inkOn(rgb: Rgb): 'black' | 'white' {
  const [red, green, blue] = rgb.map(linear);
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return (luminance + 0.05) ** 2 >= 0.05 * 1.05 ? 'black' : 'white';
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
