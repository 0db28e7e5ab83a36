import type { Drawing, Primitive, TextPrimitive } from '#figure/draw/primitives';
import { runsFromText } from '#figure/draw/textRun';

/** A drawing of one inch by half an inch. */
export function drawingOf(...primitives: readonly Primitive[]): Drawing {
  return {
    name: 'fig 2/a',
    title: 'A & B',
    description: 'p < 0.05 "quoted"',
    widthMm: 25.4,
    widthPt: 72,
    heightPt: 36,
    primitives,
    missingCharacters: [],
  };
}

/** A text of 10 pt that starts at (10, 20), unless it says otherwise. */
export const text = (content: string, more: Partial<TextPrimitive> = {}): TextPrimitive => ({
  kind: 'text',
  x: 10,
  y: 20,
  anchor: 'start',
  angle: 0,
  runs: runsFromText(content),
  sizePt: 10,
  colour: '#000000',
  ...more,
});

/** All texts of a drawing, in the order in which they are drawn. */
export function textsOf(primitives: readonly Primitive[]): readonly TextPrimitive[] {
  return primitives.flatMap((p) => (p.kind === 'group' ? textsOf(p.children) : p.kind === 'text' ? [p] : []));
}
