import type { CurvesFacet, CurvesPanelSpec } from '#domain/figure';
import type { DoseAxis } from '../doseAxis.ts';
import { doseAxis } from '../doseAxis.ts';
import type { Box, Primitive } from '../draw/primitives.ts';
import { group, line } from '../draw/primitives.ts';
import type { DrawContext } from '../drawContext.ts';
import { textWidth } from '../drawContext.ts';
import type { ValueAxis } from '../valueAxis.ts';
import { valueAxis, yOnAxis } from '../valueAxis.ts';
import type { Corner, CurveKey } from './curveKey.ts';
import { cornerPlace, curveKey, freeCorner } from './curveKey.ts';
import type { CurveMarks } from './curveMarks.ts';
import { curveMarks } from './curveMarks.ts';
import { doseAxisBelow, doseAxisMarks } from './doseAxisMarks.ts';
import type { FacetPanel, PreparedFacet } from './facetPanel.ts';

const leastWidthPt = 96;
const mostWidthPt = 260;
const corners: readonly Corner[] = ['bottom left', 'top right', 'bottom right', 'top left'];

/** Dose–response points with error bars and fitted curves over a logarithmic axis, one plot per facet. */
export function curvesPanel(spec: CurvesPanelSpec, ctx: DrawContext): FacetPanel {
  const series = spec.facets.flatMap((facet) => facet.series);
  const axis = valueAxis(
    series.flatMap((s) => [
      ...s.points.flatMap((p) => [p.mean, ...(p.error ?? [])]),
      ...(s.line ?? []).map((p) => p.y),
      ...(s.lineAtZero === null ? [] : [s.lineAtZero]),
    ]),
    6,
  );
  const doses = series.flatMap((s) => s.points.map((p) => p.dose));
  return {
    letter: spec.letter,
    title: spec.title,
    yLabel: spec.yLabel,
    footnote: spec.footnote ?? null,
    xLabel: spec.xLabel,
    axis,
    facets: spec.facets.map((facet) => ({
      title: facet.title,
      weight: 1,
      minWidth: leastWidthPt,
      maxWidth: mostWidthPt,
    })),
    prepareRow: (indices, widths, plotHeight) => {
      const plots = indices.flatMap((index, i) => {
        const facet = spec.facets[index];
        const width = widths[i] ?? 0;
        if (facet === undefined) return [];
        const dose = doseAxis(doses, width, (text) => textWidth(ctx, text));
        return [preparePlot(facet, { dose, value: axis, width, plotHeight, guide: spec.guide }, ctx)];
      });
      return withKeys(plots, ctx);
    },
  };
}

interface PlotAxes {
  readonly dose: DoseAxis;
  readonly value: ValueAxis;
  readonly width: number;
  readonly plotHeight: number;
  readonly guide: number | null;
}

interface Plot {
  readonly facet: CurvesFacet;
  readonly axes: PlotAxes;
  readonly marks: readonly CurveMarks[];
  readonly taken: readonly Box[];
}

function preparePlot(facet: CurvesFacet, axes: PlotAxes, ctx: DrawContext): Plot {
  const marks = facet.series.flatMap((series, index) => {
    const look = ctx.looks.get(series.label);
    return look === undefined
      ? []
      : [curveMarks(series, look, { ...axes, index, count: facet.series.length }, ctx)];
  });
  const guide = guideY(axes);
  const guideBoxes = guide === null ? [] : [{ x: 0, y: guide, width: axes.width, height: 0 }];
  return { facet, axes, marks, taken: [...marks.flatMap((m) => m.boxes), ...guideBoxes] };
}

/** All keys of a row in the same corner if there is one that covers nothing in any plot; otherwise all above the plots. */
function withKeys(plots: readonly Plot[], ctx: DrawContext): readonly PreparedFacet[] {
  for (const share of [0.78, 0.55, 0.97]) {
    const keys = plots.map((plot) => curveKey(plot.facet, plot.axes.width * share, ctx));
    const [corner] = plots.reduce<readonly Corner[]>((free, plot, i) => {
      const key = keys[i];
      return key === undefined
        ? []
        : freeCorner(key, plot.axes.width, plot.axes.plotHeight, plot.taken, free);
    }, corners);
    if (corner !== undefined)
      return plots.map((plot, i) => preparedFacet(plot, keys[i] ?? null, corner, ctx));
  }
  return plots.map((plot) => preparedFacet(plot, curveKey(plot.facet, plot.axes.width, ctx), null, ctx));
}

function preparedFacet(
  plot: Plot,
  key: CurveKey | null,
  corner: Corner | null,
  ctx: DrawContext,
): PreparedFacet {
  const { axes } = plot;
  const { width, plotHeight } = axes;
  const keyAbove = corner === null && key !== null ? key.height + 4 : 0;
  return {
    above: Math.max(keyAbove, ctx.style.textPt * 0.5),
    below: doseAxisBelow(ctx),
    draw: (x, top) => {
      const at =
        key === null || corner === null
          ? { x: 0, y: -keyAbove }
          : cornerPlace(corner, key, width, plotHeight);
      return [
        ...guideMarks(axes, x, top, ctx),
        group(
          'curves',
          plot.marks.map((m) => m.drawCurve(x, top)),
        ),
        group(
          'error bars',
          plot.marks.map((m) => m.drawErrorBars(x, top)),
        ),
        group(
          'markers',
          plot.marks.map((m) => m.drawMarkers(x, top)),
        ),
        doseAxisMarks(axes.dose, x, top + plotHeight, width, ctx),
        ...(key === null ? [] : [key.draw(x + at.x, top + at.y)]),
      ];
    },
  };
}

function guideY(axes: PlotAxes): number | null {
  const { guide, value } = axes;
  if (guide === null || guide <= value.low || guide >= value.high) return null;
  return yOnAxis(value, axes.plotHeight, guide);
}

function guideMarks(axes: PlotAxes, x: number, top: number, ctx: DrawContext): readonly Primitive[] {
  const y = guideY(axes);
  if (y === null) return [];
  const stroke = { colour: '#8c8c8c', widthPt: 0.5, dash: [2, 2] };
  return [
    group('guide', [
      line(x, top + y, x + axes.width, top + y, { ...stroke, widthPt: ctx.style.pointOutlinePt }),
    ]),
  ];
}
