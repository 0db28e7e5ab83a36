import type { Primitive } from '../draw/primitives.ts';
import { group } from '../draw/primitives.ts';
import type { DrawContext } from '../drawContext.ts';
import { label } from '../drawContext.ts';
import type { ValueAxis } from '../valueAxis.ts';
import { wrappedText } from '../wrappedText.ts';
import type { FacetRow, FacetSize } from './facetRows.ts';
import { facetRows } from './facetRows.ts';
import type { AxisColumn } from './yAxis.ts';
import { axisColumn, axisLabels, axisLine } from './yAxis.ts';

/** One plot of a panel, measured and ready to be drawn. */
export interface PreparedFacet {
  /** Space it needs above and below its axes, points. */
  readonly above: number;
  readonly below: number;
  /** x: left end, top: upper end of its axes. */
  readonly draw: (x: number, top: number) => readonly Primitive[];
}

/** What a kind of panel tells about itself; letters, titles, y axis and rows of facets are drawn alike for all kinds. */
export interface FacetPanel {
  readonly letter: string | null;
  readonly title: string | null;
  readonly yLabel: string;
  /** Stands once below each row of facets; null: none. */
  readonly xLabel: string | null;
  /** Under everything else, or null. */
  readonly footnote: string | null;
  readonly axis: ValueAxis;
  readonly facets: readonly FacetSize[];
  /** Prepares the facets of one row together, so that they can agree. */
  readonly prepareRow: (
    indices: readonly number[],
    widths: readonly number[],
    plotHeight: number,
  ) => readonly PreparedFacet[];
}

/** Where a panel goes, in points. */
export interface PanelPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Length of the y axis; null: what suits the width of the facets. */
  readonly plotHeight: number | null;
}

export interface DrawnPanel {
  readonly primitives: readonly Primitive[];
  readonly height: number;
  /** What of the height lies below the last dose or group axis. */
  readonly below: number;
  readonly plotHeight: number;
  readonly rows: number;
}

const facetGapPt = 11;
const rowGapPt = 10;
const rightPt = 3;

/** The least width in which all facets stand in one row, points. */
export function facetPanelMinWidth(panel: FacetPanel, ctx: DrawContext): number {
  const facets = panel.facets.reduce((sum, facet) => sum + facet.minWidth, 0);
  const column = axisColumn(panel.yLabel, panel.axis, ctx, null);
  return column.width + facets + facetGapPt * (panel.facets.length - 1) + rightPt;
}

/** The width beyond which a panel does not grow, points. */
export function facetPanelMaxWidth(panel: FacetPanel, ctx: DrawContext): number {
  const facets = panel.facets.reduce((sum, facet) => sum + facet.maxWidth, 0);
  const column = axisColumn(panel.yLabel, panel.axis, ctx, null);
  return column.width + facets + facetGapPt * (panel.facets.length - 1) + rightPt;
}

/** Draws letter, titles, axes and facets of a panel. */
export function drawFacetPanel(panel: FacetPanel, place: PanelPlace, ctx: DrawContext): DrawnPanel {
  const { style } = ctx;
  const rowsIn = (column: AxisColumn): readonly FacetRow[] =>
    facetRows(panel.facets, place.width - column.width - rightPt, facetGapPt);
  const widest = Math.max(
    ...rowsIn(axisColumn(panel.yLabel, panel.axis, ctx, null)).flatMap((row) => row.widths),
  );
  const plotHeight = place.plotHeight ?? Math.min(150, Math.max(92, widest * 0.64));
  const column = axisColumn(panel.yLabel, panel.axis, ctx, plotHeight);
  const rows = rowsIn(column);
  const header = drawHeader(panel, place, ctx);
  const primitives: Primitive[] = [...header.primitives];
  let y = place.y + header.height;
  let below = 0;
  rows.forEach((row, r) => {
    // the letter stands beside the facet titles of the first row, never beside the axis
    const notAbove = r === 0 && panel.letter !== null ? place.y + style.panelLetterPt + 2 : y;
    const drawn = drawRow(panel, row, column, { x: place.x, y, plotHeight, notAbove }, ctx);
    primitives.push(...drawn.primitives);
    below = drawn.below;
    y += drawn.height + (r < rows.length - 1 ? rowGapPt : 0);
  });
  const footnote = drawFootnote(
    panel.footnote,
    { x: place.x + column.width, y, width: place.width - column.width },
    ctx,
  );
  primitives.push(...footnote.primitives);
  y += footnote.height;
  below += footnote.height;
  return { primitives, height: y - place.y, below, plotHeight, rows: rows.length };
}

function drawHeader(
  panel: FacetPanel,
  place: PanelPlace,
  ctx: DrawContext,
): { readonly primitives: readonly Primitive[]; readonly height: number } {
  const { style } = ctx;
  const baseline = place.y + style.panelLetterPt * 0.74;
  const primitives: Primitive[] = [];
  if (panel.letter !== null)
    primitives.push(
      group('panel letter', [
        label(ctx, panel.letter, place.x, baseline, { bold: true, sizePt: style.panelLetterPt }),
      ]),
    );
  if (panel.title === null) return { primitives, height: 0 };
  const x = place.x + (panel.letter === null ? 0 : style.panelLetterPt * 1.2);
  const options = { bold: true, sizePt: style.facetTitlePt };
  const lines = wrappedText(ctx, panel.title, place.x + place.width - x, 3, options);
  const step = style.facetTitlePt * style.lineHeight;
  primitives.push(
    group(
      'panel title',
      lines.map((text, i) => label(ctx, text, x, baseline + i * step, options)),
    ),
  );
  return { primitives, height: style.panelLetterPt + (lines.length - 1) * step + 3 };
}

function drawFootnote(
  text: string | null,
  place: { readonly x: number; readonly y: number; readonly width: number },
  ctx: DrawContext,
): { readonly primitives: readonly Primitive[]; readonly height: number } {
  if (text === null) return { primitives: [], height: 0 };
  const { textPt, lineHeight, paleInk } = ctx.style;
  const options = { italic: true, colour: paleInk };
  const lines = wrappedText(ctx, text, place.width, 3, options).map((part, i) =>
    label(ctx, part, place.x, place.y + textPt * (1.3 + i * lineHeight), options),
  );
  return {
    primitives: [group('footnote', lines)],
    height: textPt * (1.55 + (lines.length - 1) * lineHeight),
  };
}

interface RowPlace {
  readonly x: number;
  readonly y: number;
  readonly plotHeight: number;
  /** The axes start below this. */
  readonly notAbove: number;
}

function drawRow(
  panel: FacetPanel,
  row: FacetRow,
  column: AxisColumn,
  place: RowPlace,
  ctx: DrawContext,
): Pick<DrawnPanel, 'primitives' | 'height' | 'below'> {
  const { style } = ctx;
  const { plotHeight } = place;
  const prepared = panel.prepareRow(row.indices, row.widths, plotHeight);
  const titles = facetTitles(panel, row, ctx);
  const step = style.facetTitlePt * style.lineHeight;
  const titleLines = Math.max(...titles.map((lines) => lines.length));
  const above = Math.max(...prepared.map((facet) => facet.above), style.textPt * 0.4);
  const top = Math.max(place.y + titleLines * step + (titleLines > 0 ? 2 : 0) + above, place.notAbove);
  const primitives: Primitive[] = [axisLabels(column, panel.axis, { ...place, top }, ctx)];
  const left = place.x + column.width;
  let x = left;
  prepared.forEach((facet, i) => {
    const width = row.widths[i] ?? 0;
    const lines = titles[i] ?? [];
    const title = lines.map((text, l) => {
      const baseline = place.y + (titleLines - lines.length + l) * step + style.facetTitlePt * 0.76;
      return label(ctx, text, x + width / 2, baseline, titleOptions(ctx));
    });
    const axis = axisLine(panel.axis, { x, top, plotHeight }, ctx);
    primitives.push(group('facet', [group('facet title', title), axis, ...facet.draw(x, top)]));
    x += width + facetGapPt;
  });
  let bottom = top + plotHeight + Math.max(...prepared.map((facet) => facet.below));
  if (panel.xLabel !== null) {
    const right = x - facetGapPt;
    const lines = wrappedText(ctx, panel.xLabel, right - left, 3).map((text, i) => {
      const y = bottom + style.textPt * (1.08 + i * style.lineHeight);
      return label(ctx, text, (left + right) / 2, y, { anchor: 'middle' });
    });
    primitives.push(group('x axis label', lines));
    bottom += style.textPt * (1.08 + (lines.length - 1) * style.lineHeight + 0.25);
  }
  return { primitives, height: bottom - place.y, below: bottom - top - plotHeight };
}

function facetTitles(panel: FacetPanel, row: FacetRow, ctx: DrawContext): readonly (readonly string[])[] {
  return row.indices.map((index, i) => {
    const width = (row.widths[i] ?? 0) + facetGapPt - 3;
    return wrappedText(ctx, panel.facets[index]?.title ?? '', width, 3, titleOptions(ctx));
  });
}

function titleOptions(ctx: DrawContext): {
  readonly bold: true;
  readonly sizePt: number;
  readonly anchor: 'middle';
} {
  return { bold: true, sizePt: ctx.style.facetTitlePt, anchor: 'middle' };
}
