import type { Primitive } from '../draw/primitives.ts';
import { group, line } from '../draw/primitives.ts';
import type { DoseAxis } from '../doseAxis.ts';
import type { DrawContext } from '../drawContext.ts';
import { label } from '../drawContext.ts';

const breakHalfPt = 1.3;
const slashPt = 2.6;

/** How far tick labels reach below the axis. */
export function doseAxisBelow(ctx: DrawContext): number {
  return ctx.style.tickPt + 1.5 + ctx.style.textPt * 1.02;
}

/** The dose axis at height y from x to x + width, broken by two slashes beside dose 0. */
export function doseAxisMarks(
  axis: DoseAxis,
  x: number,
  y: number,
  width: number,
  ctx: DrawContext,
): Primitive {
  const { style } = ctx;
  const stroke = { colour: style.ink, widthPt: style.axisPt };
  // raised exponents reach higher than digits, so the baseline leaves them room
  const baseline = y + style.tickPt + 1.5 + style.textPt * 0.86;
  const tick = (at: number, length: number): Primitive => line(x + at, y, x + at, y + length, stroke);
  const parts: Primitive[] = [];
  if (axis.zero === null) parts.push(line(x, y, x + width, y, stroke));
  else {
    const middle = x + axis.zero.breakX;
    parts.push(line(x, y, middle - breakHalfPt, y, stroke));
    parts.push(line(middle + breakHalfPt, y, x + width, y, stroke));
    for (const at of [middle - breakHalfPt, middle + breakHalfPt])
      parts.push(line(at - slashPt * 0.4, y + slashPt, at + slashPt * 0.4, y - slashPt, stroke));
    parts.push(
      tick(axis.zero.x, style.tickPt),
      label(ctx, '0', x + axis.zero.x, baseline, { anchor: 'middle' }),
    );
  }
  for (const minor of axis.minor) parts.push(tick(minor, style.minorTickPt));
  for (const major of axis.major) {
    parts.push(tick(major.x, style.tickPt));
    if (major.label !== '') parts.push(label(ctx, major.label, x + major.x, baseline, { anchor: 'middle' }));
  }
  return group('dose axis', parts);
}
