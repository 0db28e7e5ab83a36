import type { PanelComparison } from '#domain/comparison';
import type { AbsentBar, Bar, BarsFacet, BarsPanelSpec, Bracket } from '#domain/figure';
import type { BarsPanelData, PanelGroup } from '#domain/panelData';
import { errorBarEnds } from './errorBarEnds.ts';
import { panelFootnote } from './panelFootnote.ts';
import { panelLetter } from './panelLetter.ts';
import { quantityLabel } from './quantityLabel.ts';
import { testNote } from './testNote.ts';

/**
 * What a panel of bars shows: mean and error bar of each group, every replicate value as a point, a bracket per comparison.
 *
 * A group without a number keeps its place with the reason; a comparison without a p-value, or with such a group, has no bracket.
 *
 * @param comparisons - of this panel
 * @param remark - printed under the panel: `simulated data`
 */
export function barsPanelSpec(
  panel: BarsPanelData,
  comparisons: readonly PanelComparison[],
  remark: string | null = null,
): BarsPanelSpec {
  const { request } = panel;
  return {
    kind: 'bars',
    letter: panelLetter(request.name),
    title: request.title,
    yLabel: request.yLabel ?? quantityLabel(request.quantity, request.relativeTo),
    footnote: panelFootnote(
      panel.facets.flatMap((facet) => facet.groups.flatMap((one) => one.values.map(({ basis }) => basis))),
      remark,
      testNote(comparisons, request.comparisons),
    ),
    facets: panel.facets.map((facet): BarsFacet => {
      const bars = facet.groups.map((group) => barOf(group, request.errorBars));
      const ofFacet = comparisons.filter((one) => one.facet === (facet.title ?? ''));
      return { title: facet.title, bars, brackets: ofFacet.flatMap((one) => bracketOf(one, bars)) };
    }),
  };
}

function barOf(group: PanelGroup, errorBars: 'sd' | 'sem' | 'ci95'): Bar | AbsentBar {
  if (group.summary === null) return { label: group.label, absent: group.absent ?? 'no value' };
  return {
    label: group.label,
    mean: group.summary.mean,
    error: errorBarEnds(group.summary, errorBars),
    points: group.values.map(({ experiment, value, flags }) => ({ experiment, value, flags })),
  };
}

function bracketOf(comparison: PanelComparison, bars: readonly (Bar | AbsentBar)[]): readonly Bracket[] {
  const indexOf = (label: string): number =>
    bars.findIndex((bar) => bar.label === label && !('absent' in bar));
  const a = indexOf(comparison.a);
  const b = indexOf(comparison.b);
  if (a < 0 || b < 0 || a === b || comparison.stars === '') return [];
  return [{ a: Math.min(a, b), b: Math.max(a, b), label: comparison.stars }];
}
