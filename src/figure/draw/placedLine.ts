import type { Fonts, PlacedRun } from './fonts.ts';
import type { TextPrimitive } from './primitives.ts';

/** The runs of a text, placed relative to its anchor, as if it were not turned. */
export function placedLine(text: TextPrimitive, fonts: Fonts): readonly PlacedRun[] {
  const width = fonts.width(text.runs, text.sizePt);
  const start = text.anchor === 'start' ? 0 : text.anchor === 'middle' ? -width / 2 : -width;
  return fonts.place(text.runs, text.sizePt).map((placed) => ({ ...placed, x: start + placed.x }));
}
