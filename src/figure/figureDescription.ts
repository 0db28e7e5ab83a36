import type { FigureSpec, PanelSpec } from '#domain/figure';
import { runsFromText, textFromRuns } from './draw/textRun.ts';

/** Title and description of a figure in words, for people who hear it read. */
export function figureDescription(spec: FigureSpec): {
  readonly title: string;
  readonly description: string;
} {
  const titles = spec.panels.map((panel) => panel.title).filter((title) => title !== null);
  return {
    title: plain([spec.name, ...titles].join(': ')),
    description: plain(spec.panels.map(panelDescription).join(' ')),
  };
}

function panelDescription(panel: PanelSpec): string {
  const name = panel.letter === null ? '' : `Panel ${panel.letter}: `;
  const facets = panel.facets.map((facet) => facet.title).filter((title) => title !== null);
  const where = facets.length === 0 ? '' : ` in ${facets.join(', ')}`;
  if (panel.kind === 'bars') {
    const groups = unique(panel.facets.flatMap((facet) => facet.bars.map((bar) => bar.label)));
    return `${name}bars of ${panel.yLabel} for ${groups}${where}.`;
  }
  const groups = unique(panel.facets.flatMap((facet) => facet.series.map((series) => series.label)));
  return `${name}curves of ${panel.yLabel} against ${panel.xLabel} for ${groups}${where}.`;
}

function unique(labels: readonly string[]): string {
  return [...new Set(labels)].join(', ');
}

/** Without the marks of rich text. */
function plain(text: string): string {
  return textFromRuns(runsFromText(text)).replace(/\s+/g, ' ');
}
