import type { CurvePoint, CurveSeries } from '#domain/figure';
import type { Box, Primitive, Stroke } from '../draw/primitives.ts';
import { group, line, polyline } from '../draw/primitives.ts';
import type { DoseAxis } from '../doseAxis.ts';
import type { DrawContext } from '../drawContext.ts';
import type { GroupLook } from '../groupColours.ts';
import type { ValueAxis } from '../valueAxis.ts';
import { yOnAxis } from '../valueAxis.ts';
import { marker } from './marker.ts';

/** One series: its curve, error bars and markers, drawn in this order for all series; positions relative to the plot. */
export interface CurveMarks {
  /** What a key must not cover. */
  readonly boxes: readonly Box[];
  readonly drawCurve: (x: number, top: number) => Primitive;
  readonly drawErrorBars: (x: number, top: number) => Primitive;
  readonly drawMarkers: (x: number, top: number) => Primitive;
}

/** The axes of a plot, and where among the others a series stands at dose 0. */
export interface SeriesPlace {
  readonly dose: DoseAxis;
  readonly value: ValueAxis;
  readonly plotHeight: number;
  readonly index: number;
  readonly count: number;
}

const capPt = 1.9;
const zeroDashPt = 5.4;

/** Measures the curve and the points of a series. */
export function curveMarks(
  series: CurveSeries,
  look: GroupLook,
  place: SeriesPlace,
  ctx: DrawContext,
): CurveMarks {
  const { style } = ctx;
  const { zero } = place.dose;
  const yAt = (value: number): number => yOnAxis(place.value, place.plotHeight, value);
  // every control is 100 %, so at dose 0 the series stand side by side
  const aside = zeroShift(place.index, place.count, style.markerRadiusPt);
  const xAt = (dose: number): number => place.dose.position(dose) + (dose === 0 ? aside : 0);
  const path = (series.line ?? []).map((p): Point => [xAt(p.dose), yAt(p.y)]);
  const dash =
    zero === null || series.lineAtZero === null
      ? []
      : [-zeroDashPt, zeroDashPt].map((dx): Point => [zero.x + dx, yAt(series.lineAtZero ?? 0)]);
  const stroke = { colour: look.line, widthPt: style.curvePt };
  return {
    boxes: [
      ...segmentBoxes(path),
      ...segmentBoxes(dash),
      ...series.points.map((point) => pointBox(point, xAt(point.dose), yAt, style.markerRadiusPt)),
    ],
    drawCurve: (x, top) =>
      group(
        'curve',
        [path, dash]
          .filter((points) => points.length > 1)
          .map((points) =>
            polyline(
              points.map(([px, py]): Point => [x + px, top + py]),
              stroke,
            ),
          ),
      ),
    drawErrorBars: (x, top) =>
      group(
        'error bars',
        series.points.flatMap((point) =>
          point.error === null
            ? []
            : errorBar(x + xAt(point.dose), top + yAt(point.error[0]), top + yAt(point.error[1]), {
                colour: look.line,
                widthPt: style.errorBarPt,
              }),
        ),
      ),
    drawMarkers: (x, top) =>
      group(
        'markers',
        series.points.map((point) =>
          marker(look.marker, x + xAt(point.dose), top + yAt(point.mean), style.markerRadiusPt, look.line),
        ),
      ),
  };
}

type Point = readonly [x: number, y: number];

function zeroShift(index: number, count: number, radius: number): number {
  const step = count < 2 ? 0 : Math.min(2 * radius + 0.2, 9 / (count - 1));
  return (index - (count - 1) / 2) * step;
}

function errorBar(x: number, low: number, high: number, stroke: Stroke): readonly Primitive[] {
  return [
    line(x, low, x, high, stroke),
    line(x - capPt, low, x + capPt, low, stroke),
    line(x - capPt, high, x + capPt, high, stroke),
  ];
}

function pointBox(point: CurvePoint, x: number, yAt: (value: number) => number, radius: number): Box {
  const ends = [...(point.error ?? [])].map(yAt);
  const top = Math.min(yAt(point.mean) - radius, ...ends);
  const bottom = Math.max(yAt(point.mean) + radius, ...ends);
  return { x: x - radius, y: top, width: 2 * radius, height: bottom - top };
}

function segmentBoxes(points: readonly Point[]): readonly Box[] {
  return points.slice(1).flatMap(([x2, y2], i) => {
    const from = points[i];
    if (from === undefined) return [];
    const [x1, y1] = from;
    return [
      { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) },
    ];
  });
}
