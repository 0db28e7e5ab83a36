import type { DrawContext } from '../drawContext.ts';
import type { FacetPanel } from './facetPanel.ts';
import { facetPanelMaxWidth, facetPanelMinWidth } from './facetPanel.ts';

/** A panel with its place in a row of the figure, points from the left. */
export interface PlacedPanel {
  readonly panel: FacetPanel;
  readonly x: number;
  readonly width: number;
}

/** Breaks panels into rows: side by side while each keeps its least width, what is left shared by how wide they are. */
export function panelRows(
  panels: readonly FacetPanel[],
  available: number,
  gap: number,
  ctx: DrawContext,
): readonly (readonly PlacedPanel[])[] {
  const rows: { panel: FacetPanel; least: number; most: number }[][] = [];
  let used = Infinity;
  for (const panel of panels) {
    const least = Math.min(facetPanelMinWidth(panel, ctx), available);
    const most = facetPanelMaxWidth(panel, ctx);
    const row = rows.at(-1);
    used += gap + least;
    if (row !== undefined && used <= available) row.push({ panel, least, most });
    else {
      rows.push([{ panel, least, most }]);
      used = least;
    }
  }
  return rows.map((row) => {
    const least = row.reduce((sum, p) => sum + p.least, 0);
    const scale = (available - gap * (row.length - 1)) / least;
    let x = 0;
    return row.map((p) => {
      const width = row.length === 1 ? available : Math.min(p.least * scale, p.most);
      const placed = { panel: p.panel, x, width };
      x += width + gap;
      return placed;
    });
  });
}
