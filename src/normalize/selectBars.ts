import { group } from 'd3-array';
import { attributeText, groupId } from '#domain/groupKey';
import type { BarsPanelData, PanelGroup } from '#domain/panelData';
import type { Problem, WithProblems } from '#domain/problem';
import type { BarsPanelRequest } from '#domain/protocol';
import type { AbsentValue, GroupKey, ReplicateValue, Summary } from '#domain/replicateValue';
import type { AttributeName } from '#domain/well';
import {
  ambiguousPanel,
  emptyPanel,
  facetsNotThere,
  labelsNotThere,
  orderedLabels,
  passesFilter,
  printedLabel,
} from './panelSelection.ts';
import { relativeToGroup } from './relativeToGroup.ts';

/** What a panel is chosen from. */
export interface AveragedGroups {
  readonly values: readonly ReplicateValue[];
  readonly absent: readonly AbsentValue[];
  /** Of control wells, where a panel needs them beside its bars. */
  readonly controls?: readonly ReplicateValue[];
  /** `groupId` of every group in the order of the layouts; without it groups that have no number come last. */
  readonly order?: readonly string[];
}

type Entry =
  | { readonly kind: 'value'; readonly of: ReplicateValue }
  | { readonly kind: 'absent'; readonly of: AbsentValue };

/**
 * The groups of a panel of bars: treated wells of the plate sets it names, one group for each label and facet.
 *
 * @param averaged - replicate values and absent groups of the panel's quantity, of all plate sets
 * @param summarize - mean, SD … of the values of one group
 * @returns facets and groups in their order; problems `panel-empty`, `panel-ambiguous`, `group-not-found`
 */
export function selectBars(
  request: BarsPanelRequest,
  averaged: AveragedGroups,
  summarize: (values: readonly ReplicateValue[]) => Summary | null,
): WithProblems<BarsPanelData> {
  const chosen = choose(request, averaged);
  const entries = request.relativeTo === null ? chosen : relativeEntries(request, chosen, request.relativeTo);
  const byFacet = group(inOrder(entries, averaged.order ?? []), (entry) => facetOf(request, entry.of.group));
  const problems: Problem[] = [];
  const facets = orderedLabels([...byFacet.keys()], request.facetOrder).map((title) => {
    const members = byFacet.get(title) ?? [];
    const byLabel = group(members, (entry) => attributeText(entry.of.group, request.by));
    const groups: PanelGroup[] = [];
    for (const label of orderedLabels([...byLabel.keys()], request.order)) {
      const keys = new Map(
        (byLabel.get(label) ?? []).map((entry) => [groupId(entry.of.group) + entry.of.set, entry.of.group]),
      );
      if (keys.size > 1)
        problems.push(ambiguousPanel(request, [title, label].filter(Boolean).join(' '), [...keys.values()]));
      else
        groups.push(
          panelGroup(label, byLabel.get(label) ?? [], { by: request.by, groups: byLabel.size, summarize }),
        );
    }
    return { title: title === '' ? null : title, groups: withSharedControl(groups) };
  });
  problems.push(...missingGroups(request, entries));
  const drawn = facets.filter(({ groups }) => groups.length > 0);
  return {
    value: {
      kind: 'bars',
      request,
      facets: drawn.map((facet) => ({
        ...facet,
        groups: withControls(summarized(facet.groups, summarize), averaged.controls),
      })),
    },
    problems,
  };
}

function choose(request: BarsPanelRequest, averaged: AveragedGroups): Entry[] {
  const fits = (of: ReplicateValue | AbsentValue): boolean =>
    request.of.includes(of.set) && of.role === 'treated' && passesFilter(of.group, request.where);
  return [
    ...averaged.values.filter(fits).map((of): Entry => ({ kind: 'value', of })),
    ...averaged.absent.filter(fits).map((of): Entry => ({ kind: 'absent', of })),
  ];
}

/** Stable: values of one group stay in the order of their experiments. */
function inOrder(entries: readonly Entry[], order: readonly string[]): Entry[] {
  const rank = new Map(order.map((id, index) => [id, index]));
  const rankOf = ({ of }: Entry): number => rank.get(groupId(of.group)) ?? order.length;
  return entries.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function relativeEntries(request: BarsPanelRequest, entries: readonly Entry[], label: string): Entry[] {
  const values = entries.filter((entry) => entry.kind === 'value').map((entry) => entry.of);
  const relative = relativeToGroup(values, { label, by: request.by, facet: request.facet });
  return [
    ...relative.values.map((of): Entry => ({ kind: 'value', of })),
    ...relative.absent.map((of): Entry => ({ kind: 'absent', of })),
    ...entries.filter((entry) => entry.kind === 'absent'),
  ];
}

function facetOf(request: BarsPanelRequest, key: GroupKey): string {
  return request.facet === null ? '' : attributeText(key, request.facet);
}

function missingGroups(request: BarsPanelRequest, entries: readonly Entry[]): Problem[] {
  if (entries.length === 0) return [emptyPanel(request)];
  const labels = new Set(entries.map((entry) => attributeText(entry.of.group, request.by)));
  const facets = new Set(entries.map((entry) => facetOf(request, entry.of.group)));
  return [...labelsNotThere(request, labels), ...facetsNotThere(request, facets)];
}

function panelGroup(
  label: string,
  entries: readonly Entry[],
  {
    summarize,
    ...among
  }: {
    readonly by: AttributeName;
    readonly groups: number;
    readonly summarize: (values: readonly ReplicateValue[]) => Summary | null;
  },
): PanelGroup {
  const values = entries.filter((entry) => entry.kind === 'value').map((entry) => entry.of);
  const absent = entries.filter((entry) => entry.kind === 'absent').map((entry) => entry.of);
  const reasons = absent.map((value) => `experiment ${value.experiment}: ${value.reason}`);
  const key = (entries[0] as Entry).of.group;
  return {
    label: printedLabel(label, key, among),
    group: key,
    values,
    summary: summarize(values),
    absent: reasons.length === 0 ? null : reasons.join('; '),
  };
}

/**
 * Groups of one facet whose wells were divided by the same control wells share a normaliser and are not independent of each
 * other; groups with controls of their own are (decision on normalisers in docs/methods.md).
 */
function withSharedControl(groups: readonly PanelGroup[]): PanelGroup[] {
  const controlOf = ({ group: key, values }: PanelGroup): string =>
    JSON.stringify([values[0]?.set, key.cellLine, key.resistance, key.pretreatment, key.timeH]);
  const sizes = new Map([...group(groups, controlOf)].map(([id, members]) => [id, members.length]));
  return groups.map((one) => {
    if ((sizes.get(controlOf(one)) ?? 0) < 2) return one;
    const values = one.values.map((value) =>
      value.normaliser.kind === 'own control'
        ? { ...value, normaliser: { kind: 'shared' as const, group: 'control' } }
        : value,
    );
    return { ...one, values };
  });
}

function summarized(
  groups: readonly PanelGroup[],
  summarize: (values: readonly ReplicateValue[]) => Summary | null,
): PanelGroup[] {
  return groups.map((one) => ({ ...one, summary: summarize(one.values) }));
}

/** To each group the values of the wells that were not treated, of the same cells in the same plate set. */
function withControls(
  groups: readonly PanelGroup[],
  controls: readonly ReplicateValue[] | undefined,
): PanelGroup[] {
  if (controls === undefined) return [...groups];
  const cellsOf = (
    set: string | undefined,
    { cellLine, resistance, pretreatment, timeH }: GroupKey,
  ): string => JSON.stringify([set, cellLine, resistance, pretreatment, timeH]);
  return groups.map((one) => ({
    ...one,
    controls: controls.filter(
      ({ role, set, group: key }) =>
        (role === 'untreated' || role === 'vehicle') &&
        cellsOf(set, key) === cellsOf(one.values[0]?.set, one.group),
    ),
  }));
}
