import type { Fonts } from './draw/fonts.ts';
import type { Anchor, TextPrimitive } from './draw/primitives.ts';
import type { TextStyle } from './draw/textRun.ts';
import { runsFromText } from './draw/textRun.ts';
import type { FigureStyle } from './figureStyle.ts';
import type { GroupLook } from './groupColours.ts';

/** What every part of a figure is drawn with. */
export interface DrawContext {
  readonly fonts: Fonts;
  readonly style: FigureStyle;
  readonly looks: ReadonlyMap<string, GroupLook>;
}

/** Where and how a label stands. */
export interface LabelOptions extends TextStyle {
  readonly sizePt?: number;
  readonly anchor?: Anchor;
  readonly angle?: number;
  readonly colour?: string;
}

/** A line of text at (x, y), in the size and colour of the figure where nothing else is said. */
export function label(
  ctx: DrawContext,
  text: string,
  x: number,
  y: number,
  options: LabelOptions = {},
): TextPrimitive {
  return {
    kind: 'text',
    x,
    y,
    anchor: options.anchor ?? 'start',
    angle: options.angle ?? 0,
    runs: runsFromText(text, options),
    sizePt: options.sizePt ?? ctx.style.textPt,
    colour: options.colour ?? ctx.style.ink,
  };
}

/** Advance width of a text in points. */
export function textWidth(ctx: DrawContext, text: string, options: LabelOptions = {}): number {
  return ctx.fonts.width(runsFromText(text, options), options.sizePt ?? ctx.style.textPt);
}
