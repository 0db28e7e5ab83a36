import type { Place } from '#domain/problem';
import type { PanelRequest } from '#domain/protocol';
import { valueAt } from './valueAt.ts';
import type { YamlPath, YamlSource } from './yamlSource.ts';

/** A panel as its schema made it, before it knows where it stands. */
type Panel = Omit<PanelRequest, 'name' | 'place' | 'namePlaces'>;

/**
 * Where a panel names each of its groups and facets for the first time.
 *
 * A group that no plate holds is found long after the protocol was read, and then told at its name.
 *
 * @param path - of the panel in the source
 * @returns by the one spelling that tables use
 */
export function namePlaces(
  panel: Panel & { readonly relativeTo?: string | null },
  path: YamlPath,
  source: YamlSource,
): Readonly<Record<string, Place>> {
  const pairs = panel.comparisons?.pairs ?? [];
  // a single pair is written without a list around it
  const listed = Array.isArray(valueAt(source.data, [...path, 'compare', 0]));
  const paths: (readonly [name: string, path: YamlPath])[] = [
    ...pairs.flatMap((pair, index) =>
      pair.map((name, side) => [name, listed ? ['compare', index, side] : ['compare', side]] as const),
    ),
    ...(panel.comparisons?.control == null ? [] : [[panel.comparisons.control, ['control']] as const]),
    ...(panel.order ?? []).map((name, index) => [name, ['order', index]] as const),
    ...(panel.facetOrder ?? []).map((name, index) => [name, ['facet order', index]] as const),
    ...(panel.relativeTo == null ? [] : [[panel.relativeTo, ['relative to']] as const]),
  ];
  return Object.fromEntries(
    paths.reverse().map(([name, below]) => [name, source.spotOf([...path, ...below], 'value').place]),
  );
}
