import type { AbsentBar, Bar } from '#domain/figure';
import type { Primitive } from '../draw/primitives.ts';
import { group, line } from '../draw/primitives.ts';
import type { DrawContext } from '../drawContext.ts';
import { label, textWidth } from '../drawContext.ts';
import type { ValueAxis } from '../valueAxis.ts';
import { yOnAxis } from '../valueAxis.ts';
import { wrappedText } from '../wrappedText.ts';
import type { Obstacle } from './bracketLevels.ts';
import { pointColumns } from './pointColumns.ts';

/** One bar with its error bar and points, or the reason why there is none; positions relative to the plot. */
export interface BarMarks {
  readonly obstacle: Obstacle;
  readonly draw: (x: number, top: number) => Primitive;
}

/** Where a bar stands within its plot, in points. */
export interface BarPlace {
  readonly centre: number;
  readonly width: number;
  /** Room from neighbour to neighbour. */
  readonly pitch: number;
  readonly plotHeight: number;
}

/** Measures a bar: white points with a dark edge on the bar, the error bar over them. */
export function barMarks(bar: Bar, place: BarPlace, axis: ValueAxis, ctx: DrawContext): BarMarks {
  const { style } = ctx;
  const y = (value: number): number => yOnAxis(axis, place.plotHeight, value);
  const cap = Math.min(place.width * 0.3, 5);
  const columns = pointColumns(
    bar.points.map((point) => y(point.value)),
    [place.width * 0.48, Math.max(place.width * 0.48, place.pitch * 0.46)],
    style.pointRadiusPt,
  );
  const reach = columns.radius + style.pointOutlinePt / 2;
  const half = style.errorBarPt / 2;
  const tops = [
    y(bar.mean) - half,
    y(0) - half,
    ...(bar.error ?? []).map((end) => y(end) - half),
    ...bar.points.map((point) => y(point.value) - reach),
  ];
  const side = Math.max(place.width / 2, cap, ...columns.offsets.map((o) => Math.abs(o) + reach));
  return {
    obstacle: { left: place.centre - side, right: place.centre + side, top: Math.min(...tops) },
    draw: (x, top) => {
      const centre = x + place.centre;
      const edge = { colour: style.ink, widthPt: style.barOutlinePt };
      const errorStroke = { colour: style.ink, widthPt: style.errorBarPt };
      const dot = { colour: style.ink, widthPt: style.pointOutlinePt };
      const from = Math.min(y(bar.mean), y(0));
      const parts: Primitive[] = [
        {
          kind: 'rect',
          x: centre - place.width / 2,
          y: top + from,
          width: place.width,
          height: Math.abs(y(bar.mean) - y(0)),
          fill: ctx.looks.get(bar.label)?.fill ?? '#ffffff',
          stroke: edge,
        },
      ];
      const points = bar.points.map((point, i): Primitive => ({
        kind: 'circle',
        cx: centre + (columns.offsets[i] ?? 0),
        cy: top + y(point.value),
        r: columns.radius,
        fill: '#ffffff',
        stroke: dot,
      }));
      parts.push(group('points', points));
      if (bar.error !== null) {
        const [low, high] = [top + y(bar.error[0]), top + y(bar.error[1])];
        parts.push(
          group('error bar', [
            line(centre, low, centre, high, errorStroke),
            line(centre - cap, low, centre + cap, low, errorStroke),
            line(centre - cap, high, centre + cap, high, errorStroke),
          ]),
        );
      }
      return group('bar', parts);
    },
  };
}

/** Measures the place of a group without a number: its reason stands upright where the bar would be. */
export function absentMarks(bar: AbsentBar, place: BarPlace, axis: ValueAxis, ctx: DrawContext): BarMarks {
  const { textPt, lineHeight, paleInk } = ctx.style;
  const step = textPt * lineHeight;
  const zero = yOnAxis(axis, place.plotHeight, 0);
  const lines = wrappedText(
    ctx,
    bar.absent,
    place.plotHeight * 0.9,
    Math.max(1, Math.floor(place.pitch / step)),
    {
      italic: true,
    },
  );
  const width = lines.length * step;
  const options = { italic: true, angle: -90, colour: paleInk };
  const longest = 3 + Math.max(...lines.map((text) => textWidth(ctx, text, options)));
  return {
    obstacle: {
      left: place.centre - width / 2,
      right: place.centre + width / 2,
      top: zero - longest,
    },
    draw: (x, top) =>
      group(
        'absent bar',
        lines.map((text, i) => {
          const baseline = x + place.centre + textPt * 0.34 + (i - (lines.length - 1) / 2) * step;
          return label(ctx, text, baseline, top + zero - 3, options);
        }),
      ),
  };
}
