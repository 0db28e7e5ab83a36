import type { Primitive } from '../draw/primitives.ts';
import type { DrawContext } from '../drawContext.ts';
import { label, textWidth } from '../drawContext.ts';
import { fitsUnbroken, wrappedText } from '../wrappedText.ts';

/** Labels under bars, and how far they reach below the axis. */
export interface GroupLabels {
  readonly below: number;
  /** The label of bar `index`, whose middle is at x, under an axis at y. */
  readonly draw: (index: number, x: number, y: number) => readonly Primitive[];
}

const gapPt = 3;
const slantedAtMost = 34;
const uprightAtMost = 80;

/**
 * Chooses how the labels of a row of bars are set: side by side, in up to three lines, slanted, or upright as the last
 * resort; all labels of a plot alike.
 *
 * @param pitch - distance from bar to bar, points
 */
export function groupLabels(labels: readonly string[], pitch: number, ctx: DrawContext): GroupLabels {
  const { textPt, lineHeight } = ctx.style;
  const step = textPt * lineHeight;
  const room = pitch - 3;
  const widest = Math.max(...labels.map((text) => textWidth(ctx, text)));
  for (const lines of [1, 2, 3]) {
    if (!labels.every((text) => fitsUnbroken(ctx, text, room, lines))) continue;
    const wrapped = labels.map((text) => wrappedText(ctx, text, room, lines));
    return {
      below: gapPt + Math.max(...wrapped.map((w) => w.length)) * step,
      draw: (index, x, y) =>
        (wrapped[index] ?? []).map((text, i) =>
          label(ctx, text, x, y + gapPt + textPt * 0.76 + i * step, { anchor: 'middle' }),
        ),
    };
  }
  const slope = Math.SQRT1_2;
  if (widest <= slantedAtMost && pitch * slope >= textPt * 1.05) {
    return {
      below: gapPt + (widest + textPt) * slope,
      draw: (index, x, y) => {
        // the right upper corner of the text under the middle of the bar
        const at = { x: x + textPt * 0.25, y: y + gapPt + textPt * 0.62 };
        return [label(ctx, labels[index] ?? '', at.x, at.y, { anchor: 'end', angle: -45 })];
      },
    };
  }
  const most = Math.max(1, Math.floor((pitch - 1) / step));
  const upright = labels.map((text) => wrappedText(ctx, text, uprightAtMost, most));
  const longest = Math.max(...upright.flat().map((text) => textWidth(ctx, text)));
  return {
    below: gapPt + longest + 1,
    draw: (index, x, y) => {
      const lines = upright[index] ?? [];
      return lines.map((text, i) => {
        const baseline = x + textPt * 0.34 + (i - (lines.length - 1) / 2) * step;
        return label(ctx, text, baseline, y + gapPt, { anchor: 'end', angle: -90 });
      });
    },
  };
}
