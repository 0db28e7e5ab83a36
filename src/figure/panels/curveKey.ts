import type { CurvesFacet } from '#domain/figure';
import type { Box, Primitive } from '../draw/primitives.ts';
import { group, line } from '../draw/primitives.ts';
import type { DrawContext } from '../drawContext.ts';
import { label, textWidth } from '../drawContext.ts';
import { wrappedText } from '../wrappedText.ts';
import { marker } from './marker.ts';

/** The key of one plot: symbol, name and EC50 of each series, and what their comparison gave. */
export interface CurveKey {
  readonly width: number;
  readonly height: number;
  /** x, y: upper left corner. */
  readonly draw: (x: number, y: number) => Primitive;
}

export type Corner = 'bottom left' | 'top right' | 'bottom right' | 'top left';

const symbolPt = 13;
const afterSymbolPt = 3;

interface KeyLine {
  readonly text: string;
  /** Series whose symbol stands before the line. */
  readonly symbol: string | null;
  readonly hasLine: boolean;
  readonly indent: number;
}

/** Sets the key in lines no wider than `maxWidth`. */
export function curveKey(facet: CurvesFacet, maxWidth: number, ctx: DrawContext): CurveKey {
  const { style } = ctx;
  const indent = symbolPt + afterSymbolPt;
  const lines = facet.series.flatMap((series): readonly KeyLine[] => {
    const head = { symbol: series.label, hasLine: series.line !== null, indent };
    const rest = { symbol: null, hasLine: false, indent };
    const text = series.note === null ? series.label : `${series.label}: ${series.note}`;
    return wrappedText(ctx, text, maxWidth - indent, 6).map((part, i) => ({
      ...(i === 0 ? head : rest),
      text: part,
    }));
  });
  const comparison = (facet.comparison ?? '')
    .split('\n')
    .flatMap((text) => wrappedText(ctx, text, maxWidth, 3))
    .map((text) => ({ text, symbol: null, hasLine: false, indent: 0 }));
  const all = [...lines, ...comparison];
  const step = style.textPt * style.lineHeight;
  return {
    width: Math.max(0, ...all.map((l) => l.indent + textWidth(ctx, l.text))),
    height: all.length * step,
    draw: (x, y) =>
      group(
        'key',
        all.flatMap((l, i) => {
          const baseline = y + i * step + style.textPt * 0.88;
          const text = label(ctx, l.text, x + l.indent, baseline);
          return l.symbol === null ? [text] : [...symbol(l.symbol, l.hasLine, x, baseline, ctx), text];
        }),
      ),
  };
}

/** The first corner of the plot in which the key covers nothing, or null. */
export function freeCorner(
  key: CurveKey,
  width: number,
  plotHeight: number,
  taken: readonly Box[],
  corners: readonly Corner[],
): readonly Corner[] {
  return corners.filter((corner) => {
    const at = cornerPlace(corner, key, width, plotHeight);
    const inside = at.x >= 3 && at.y >= 0 && key.height <= plotHeight;
    return inside && !taken.some((box) => overlap(box, { ...at, width: key.width, height: key.height }, 2.5));
  });
}

/** Upper left corner of a key in a corner of the plot. */
export function cornerPlace(
  corner: Corner,
  key: CurveKey,
  width: number,
  plotHeight: number,
): { readonly x: number; readonly y: number } {
  const right = corner.endsWith('right');
  return {
    x: right ? width - key.width - 2 : 5,
    y: corner.startsWith('top') ? 0 : plotHeight - key.height - 4,
  };
}

function overlap(a: Box, b: Box, margin: number): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}

function symbol(
  name: string,
  hasLine: boolean,
  x: number,
  baseline: number,
  ctx: DrawContext,
): readonly Primitive[] {
  const look = ctx.looks.get(name);
  if (look === undefined) return [];
  const y = baseline - ctx.style.textPt * 0.34;
  const mark = marker(look.marker, x + symbolPt / 2, y, ctx.style.markerRadiusPt, look.line);
  if (!hasLine) return [mark];
  return [line(x, y, x + symbolPt, y, { colour: look.line, widthPt: ctx.style.curvePt }), mark];
}
