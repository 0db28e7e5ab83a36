import type { Primitive } from '../draw/primitives.ts';
import { group, line } from '../draw/primitives.ts';
import type { DrawContext } from '../drawContext.ts';
import { label, textWidth } from '../drawContext.ts';
import type { ValueAxis } from '../valueAxis.ts';
import { yOnAxis } from '../valueAxis.ts';
import { wrappedText } from '../wrappedText.ts';

/** What stands left of the first axis of a row: the title of the axis, in lines as long as the axis, and tick labels. */
export interface AxisColumn {
  readonly width: number;
  readonly lines: readonly string[];
}

/**
 * Room for axis title and tick labels.
 *
 * @param plotHeight - length of the axis in points, or null while it is not known: one line
 */
export function axisColumn(
  yLabel: string,
  axis: ValueAxis,
  ctx: DrawContext,
  plotHeight: number | null,
): AxisColumn {
  const { style } = ctx;
  const ticks = Math.max(...axis.ticks.map((tick) => textWidth(ctx, tick.label)));
  const lines = wrappedText(ctx, yLabel, plotHeight === null ? Infinity : plotHeight + 8, 3);
  const labels = lines.length * style.textPt * style.lineHeight + (lines.length > 0 ? 2 : 0);
  return { width: labels + ticks + style.tickPt + 2, lines };
}

/** Axis title and tick labels; `x` is the left edge of the column. */
export function axisLabels(
  column: AxisColumn,
  axis: ValueAxis,
  at: { readonly x: number; readonly top: number; readonly plotHeight: number },
  ctx: DrawContext,
): Primitive {
  const { style } = ctx;
  const { x, top, plotHeight } = at;
  const titles = column.lines.map((text, i) =>
    label(ctx, text, x + style.textPt * (0.76 + i * style.lineHeight), top + plotHeight / 2, {
      anchor: 'middle',
      angle: -90,
    }),
  );
  const ticks = axis.ticks.map((tick) => {
    // half the height of a digit below the tick
    const y = top + yOnAxis(axis, plotHeight, tick.value) + style.textPt * 0.36;
    return label(ctx, tick.label, x + column.width - style.tickPt - 1.6, y, { anchor: 'end' });
  });
  return group('y axis labels', [...titles, ...ticks]);
}

/** The axis itself with its ticks, at x. */
export function axisLine(
  axis: ValueAxis,
  at: { readonly x: number; readonly top: number; readonly plotHeight: number },
  ctx: DrawContext,
): Primitive {
  const { style } = ctx;
  const { x, top, plotHeight } = at;
  const stroke = { colour: style.ink, widthPt: style.axisPt };
  const half = style.axisPt / 2;
  return group('y axis', [
    line(x, top - half, x, top + plotHeight + half, stroke),
    ...axis.ticks.map((tick) => {
      const y = top + yOnAxis(axis, plotHeight, tick.value);
      return line(x - style.tickPt, y, x, y, stroke);
    }),
  ]);
}
