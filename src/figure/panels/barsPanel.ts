import type { BarsFacet, BarsPanelSpec } from '#domain/figure';
import { group, line } from '../draw/primitives.ts';
import type { DrawContext } from '../drawContext.ts';
import type { ValueAxis } from '../valueAxis.ts';
import { valueAxis, yOnAxis } from '../valueAxis.ts';
import { absentMarks, barMarks } from './barMarks.ts';
import { bracketMarks } from './bracketMarks.ts';
import type { FacetPanel, PreparedFacet } from './facetPanel.ts';
import { groupLabels } from './groupLabels.ts';

const edgePt = 3;
const leastPitchPt = 17;
const mostPitchPt = 80;
const mostBarPt = 42;

/** Bars of mean and error bar with every experiment as a point, one plot per facet, brackets above. */
export function barsPanel(spec: BarsPanelSpec, ctx: DrawContext): FacetPanel {
  const values = spec.facets.flatMap((facet) =>
    facet.bars.flatMap((bar) =>
      'absent' in bar ? [] : [bar.mean, ...(bar.error ?? []), ...bar.points.map((p) => p.value)],
    ),
  );
  const axis = valueAxis(values);
  const facetAt = (index: number): BarsFacet => spec.facets[index] ?? { title: null, bars: [], brackets: [] };
  return {
    letter: spec.letter,
    title: spec.title,
    yLabel: spec.yLabel,
    footnote: spec.footnote ?? null,
    xLabel: null,
    axis,
    facets: spec.facets.map((facet) => ({
      title: facet.title,
      weight: facet.bars.length,
      minWidth: 2 * edgePt + facet.bars.length * leastPitchPt,
      maxWidth: 2 * edgePt + facet.bars.length * mostPitchPt,
    })),
    prepareRow: (indices, widths, plotHeight) =>
      indices.map((index, i) => prepareFacet(facetAt(index), axis, widths[i] ?? 0, plotHeight, ctx)),
  };
}

function prepareFacet(
  facet: BarsFacet,
  axis: ValueAxis,
  width: number,
  plotHeight: number,
  ctx: DrawContext,
): PreparedFacet {
  const pitch = (width - 2 * edgePt) / facet.bars.length;
  const centres = facet.bars.map((_, i) => edgePt + pitch * (i + 0.5));
  const marks = facet.bars.map((bar, i) => {
    const place = {
      centre: centres[i] ?? 0,
      width: Math.min(pitch * 0.7, mostBarPt),
      pitch,
      plotHeight,
    };
    return 'absent' in bar ? absentMarks(bar, place, axis, ctx) : barMarks(bar, place, axis, ctx);
  });
  const obstacles = marks.map((m) => m.obstacle);
  const brackets = bracketMarks(facet.brackets, centres, obstacles, ctx);
  const labels = groupLabels(
    facet.bars.map((bar) => bar.label),
    pitch,
    ctx,
  );
  const zero = yOnAxis(axis, plotHeight, 0);
  return {
    above: -Math.min(brackets.top, ...obstacles.map((o) => o.top)),
    below: labels.below,
    draw: (x, top) => {
      const stroke = { colour: ctx.style.ink, widthPt: ctx.style.axisPt };
      return [
        line(x, top + zero, x + width, top + zero, stroke),
        group(
          'bars',
          marks.map((m) => m.draw(x, top)),
        ),
        group('brackets', brackets.draw(x, top)),
        group(
          'group labels',
          facet.bars.flatMap((_, i) => labels.draw(i, x + (centres[i] ?? 0), top + plotHeight)),
        ),
      ];
    },
  };
}
