import type { FigureSpec, PanelSpec } from '#domain/figure';
import type { Fonts } from './draw/fonts.ts';
import type { Drawing, Primitive } from './draw/primitives.ts';
import { group, pointsPerMm } from './draw/primitives.ts';
import { textFromRuns } from './draw/textRun.ts';
import type { DrawContext } from './drawContext.ts';
import { figureDescription } from './figureDescription.ts';
import type { FigureStyle } from './figureStyle.ts';
import { printStyle } from './figureStyle.ts';
import { groupLooks } from './groupColours.ts';
import { barsPanel } from './panels/barsPanel.ts';
import { curvesPanel } from './panels/curvesPanel.ts';
import type { DrawnPanel, FacetPanel } from './panels/facetPanel.ts';
import { drawFacetPanel } from './panels/facetPanel.ts';
import type { PlacedPanel } from './panels/panelRows.ts';
import { panelRows } from './panels/panelRows.ts';

const marginPt = 2;
const panelGapPt = 16;

/**
 * Draws a figure: panels in rows as wide as stated, as high as they need.
 *
 * A group label has one colour and one marker in all panels. Panels that fit side by side stand side by side with axes of
 * the same length.
 *
 * @param spec - what to draw, values in units of their axes
 * @param fonts - measure the text; Arimo has Arial's widths
 * @returns primitives in points, from which every file format is written
 */
export function drawFigure(spec: FigureSpec, fonts: Fonts, style: FigureStyle = printStyle): Drawing {
  const ctx: DrawContext = { fonts, style, looks: groupLooks(labelsOf(spec), spec.colours) };
  const widthPt = spec.widthMm * pointsPerMm;
  const panels = spec.panels.map((panel) => facetPanel(panel, ctx));
  const primitives: Primitive[] = [];
  let y = marginPt;
  for (const row of panelRows(panels, widthPt - 2 * marginPt, panelGapPt, ctx)) {
    const drawn = drawRow(row, y, ctx);
    primitives.push(...drawn.map((d) => group('panel', d.primitives)));
    y += Math.max(...drawn.map((d) => d.height)) + panelGapPt;
  }
  return {
    name: spec.name,
    ...figureDescription(spec),
    widthMm: spec.widthMm,
    widthPt,
    heightPt: Math.ceil(y - panelGapPt + marginPt),
    primitives,
    missingCharacters: fonts.missing(primitives.map(textOf).join('')),
  };
}

/** Panels side by side: some get longer axes, so that all x axes of the row stand at one height. */
function drawRow(row: readonly PlacedPanel[], y: number, ctx: DrawContext): readonly DrawnPanel[] {
  const draw = (p: PlacedPanel, plotHeight: number | null): DrawnPanel =>
    drawFacetPanel(p.panel, { x: p.x + marginPt, y, width: p.width, plotHeight }, ctx);
  const axisDepth = (drawn: DrawnPanel): number => drawn.height - drawn.below;
  let drawn = row.map((p) => draw(p, null));
  const deepest = Math.max(...drawn.map(axisDepth));
  // a longer axis changes the room that brackets and keys need above it, so it is approached in steps
  for (let pass = 0; pass < 12; pass += 1) {
    drawn = row.map((p, i) => {
      const before = drawn[i];
      if (before === undefined) return draw(p, null);
      const missing = deepest - axisDepth(before);
      return Math.abs(missing) < 0.001 ? before : draw(p, before.plotHeight + missing / before.rows);
    });
  }
  return drawn;
}

function facetPanel(panel: PanelSpec, ctx: DrawContext): FacetPanel {
  switch (panel.kind) {
    case 'bars':
      return barsPanel(panel, ctx);
    case 'curves':
      return curvesPanel(panel, ctx);
  }
}

function labelsOf(spec: FigureSpec): readonly string[] {
  return spec.panels.flatMap((panel) =>
    panel.kind === 'bars'
      ? panel.facets.flatMap((facet) => facet.bars.map((bar) => bar.label))
      : panel.facets.flatMap((facet) => facet.series.map((series) => series.label)),
  );
}

function textOf(primitive: Primitive): string {
  if (primitive.kind === 'text') return textFromRuns(primitive.runs);
  return primitive.kind === 'group' ? primitive.children.map(textOf).join('') : '';
}
