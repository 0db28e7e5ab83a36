import { convertDose, doseKey } from '#domain/dose';
import { attributeText } from '#domain/groupKey';
import { didYouMean } from '#domain/didYouMean';
import type { Problem } from '#domain/problem';
import type { Filter, PanelRequest } from '#domain/protocol';
import type { GroupKey } from '#domain/replicateValue';
import { groupAttributes, type AttributeName } from '#domain/well';

/** Whether a group passes `where`: for each attribute named there, one of its values. */
export function passesFilter(group: GroupKey, filter: Filter): boolean {
  return Object.entries(filter).every(([attribute, wanted]) =>
    wanted.some((value) => matches(group, attribute as AttributeName, value)),
  );
}

function matches(group: GroupKey, attribute: AttributeName, wanted: string): boolean {
  if (attribute !== 'dose' || group.dose === null) return attributeText(group, attribute) === wanted;
  const parts = /^([0-9.eE+-]+)\s*(.+)$/.exec(wanted);
  if (parts === null) return false;
  const asked = convertDose({ value: Number(parts[1]), unit: parts[2] ?? '' }, group.dose.unit, null);
  return asked !== null && doseKey(asked) === doseKey(group.dose);
}

/** The distinct labels: in the order asked for and only those, or all in the order they are met when nobody asks. */
export function orderedLabels(met: readonly string[], asked: readonly string[] | null | undefined): string[] {
  const there = [...new Set(met)];
  if (asked === null || asked === undefined) return there;
  return asked.filter((label) => there.includes(label));
}

/**
 * What a group is called in its facet. Where nobody said by what groups differ, because there is one only, it is called by its treatment.
 *
 * @param label - what it is called by the attribute that makes the groups; empty when nobody said
 */
export function printedLabel(
  label: string,
  group: GroupKey,
  { by, groups }: { readonly by: AttributeName; readonly groups: number },
): string {
  if (label !== '') return label;
  return groups > 1 ? `${by} not stated` : attributeText(group, 'treatment') || 'treated';
}

/** Labels that the protocol orders or compares but that no plate holds. */
export function labelsNotThere(request: PanelRequest, there: ReadonlySet<string>): Problem[] {
  const control = request.comparisons?.control ?? null;
  const compared = [...(request.comparisons?.pairs ?? []).flat(), ...(control === null ? [] : [control])];
  const reference = request.kind === 'bars' && request.relativeTo !== null ? [request.relativeTo] : [];
  const asked = [...new Set([...(request.order ?? []), ...compared, ...reference])];
  const names = [...there];
  return asked
    .filter((label) => !there.has(label))
    .map((label) => ({
      code: 'group-not-found',
      severity: 'error',
      file: null,
      place: request.namePlaces?.[label] ?? request.place,
      found: `${request.by} "${label}" in panel ${request.name}`,
      expected: `one of ${names.map((name) => `"${name}"`).join(', ') || 'the groups of its plate sets (there are none)'}`,
      fix: didYouMean(
        label,
        names,
        'Correct the name, or add it to `aliases` if the layouts spell it differently.',
      ),
    }));
}

/** Facets that the protocol orders but that no plate holds. */
export function facetsNotThere(request: PanelRequest, there: ReadonlySet<string>): Problem[] {
  return (request.facetOrder ?? [])
    .filter((facet) => !there.has(facet))
    .map((facet) => ({
      code: 'group-not-found',
      severity: [...there].some((name) => request.facetOrder?.includes(name)) ? 'warning' : 'error',
      file: null,
      place: request.namePlaces?.[facet] ?? request.place,
      found: `${request.facet ?? 'facet'} "${facet}" in \`facet order\` of panel ${request.name}`,
      expected: `one of ${[...there].map((name) => `"${name}"`).join(', ')}`,
      fix: didYouMean(
        facet,
        [...there],
        'Correct the name, or take it out of `facet order`. Facets that are not listed there are not drawn.',
      ),
    }));
}

/** A panel that nothing was found for. */
export function emptyPanel(request: PanelRequest): Problem {
  return {
    code: 'panel-empty',
    severity: 'error',
    file: null,
    place: request.place,
    found: `no values of ${request.of.map((set) => `"${set}"`).join(', ')} for panel ${request.name}`,
    expected: 'at least one treated group with a usable control',
    fix: 'Look at the problems above: files that were refused, controls that are missing, or a `where` that fits no group.',
  };
}

/** Curves on one axis whose doses do not convert into each other. */
export function incompatibleDoses(request: PanelRequest, label: string, units: readonly string[]): Problem {
  return {
    code: 'incompatible-dose-units',
    severity: 'error',
    file: null,
    place: request.place,
    found: `doses of "${label}" in ${units[1] ?? ''}, of the curves before it in ${units[0] ?? ''}, in panel ${request.name}`,
    expected: 'doses of one panel that convert into each other, because they share an axis',
    fix: 'Draw the curves in panels of their own: `where: { treatment: … }`. The curve was left out.',
  };
}

/** Several groups that a panel would have to draw in one place. */
export function ambiguousPanel(request: PanelRequest, label: string, groups: readonly GroupKey[]): Problem {
  const differing = groupAttributes.filter(
    (attribute) => new Set(groups.map((group) => attributeText(group, attribute))).size > 1,
  );
  const first = differing[0];
  const values = first === undefined ? [] : [...new Set(groups.map((group) => attributeText(group, first)))];
  return {
    code: 'panel-ambiguous',
    severity: 'error',
    file: null,
    place: request.place,
    found: `${groups.length} groups for "${label}" in panel ${request.name}; they differ in ${differing.join(', ') || 'their plate set'}${values.length > 0 ? ` (${values.slice(0, 6).join(', ')})` : ''}`,
    expected: 'one group for each place of the panel',
    fix:
      first === undefined
        ? 'Name one plate set in `of`.'
        : `Choose one, for example \`where: { ${first}: ${values[0] ?? ''} }\`, or draw them apart with \`by: ${first}\` or \`facet: ${first}\`.`,
  };
}
