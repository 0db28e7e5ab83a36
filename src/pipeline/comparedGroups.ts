import type { ReplicateGroup } from '#compare/comparedSide';
import type { BarsPanelData, PanelGroup } from '#domain/panelData';

/**
 * The groups of a facet as comparisons take them.
 *
 * A group without a number would have been on the scale of the others.
 */
export function comparedGroups({
  groups,
}: BarsPanelData['facets'][number]): (ReplicateGroup & { readonly drawn: PanelGroup })[] {
  const scale = groups.find(({ values }) => values.length > 0)?.values[0]?.normaliser;
  return groups.map((drawn) => ({
    label: drawn.label,
    values: drawn.values,
    normaliser: drawn.values[0]?.normaliser ?? scale ?? ({ kind: 'none' } as const),
    drawn,
  }));
}
