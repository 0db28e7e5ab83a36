import { group } from 'd3-array';
import { convertDose } from '#domain/dose';
import { attributeText, groupId } from '#domain/groupKey';
import type { CurvesPanelData, DosePoint, PanelCurve } from '#domain/panelData';
import type { Problem, WithProblems } from '#domain/problem';
import type { CurvesPanelRequest } from '#domain/protocol';
import type { GroupKey, ReplicateValue, Summary } from '#domain/replicateValue';
import {
  ambiguousPanel,
  emptyPanel,
  facetsNotThere,
  incompatibleDoses,
  labelsNotThere,
  orderedLabels,
  passesFilter,
  printedLabel,
} from './panelSelection.ts';

/** What a curve is made of beside its doses. */
export type CurveKey = Omit<GroupKey, 'dose'>;

/** Equal texts are one curve of one plate set. */
export function curveId(set: string, key: CurveKey): string {
  return set + groupId({ ...key, dose: null });
}

/** Equal texts share their control wells. */
function controlledBy(set: string, key: CurveKey): string {
  return curveId(set, { ...key, treatment: null });
}

/**
 * The curves of a panel: replicate values over doses, with the control of the same cells as dose 0.
 *
 * @param values - replicate values of the panel's quantity, of all plate sets
 * @param summarize - mean, SD … of the values at one dose
 * @returns facets and curves in their order, without fits, all doses in one unit; problems `panel-empty`, `panel-ambiguous`,
 *   `group-not-found`, `incompatible-dose-units`
 */
export function selectCurves(
  request: CurvesPanelRequest,
  values: readonly ReplicateValue[],
  summarize: (values: readonly ReplicateValue[]) => Summary | null,
): WithProblems<CurvesPanelData> {
  const ofSets = values.filter((value) => request.of.includes(value.set));
  const treated = ofSets.filter(
    (value) =>
      value.role === 'treated' && value.group.dose !== null && passesFilter(value.group, request.where),
  );
  const controls = group(
    ofSets.filter((value) => value.role === 'untreated' || value.role === 'vehicle'),
    (value) => controlledBy(value.set, value.group),
  );
  const problems: Problem[] = [];
  const facetOf = (value: ReplicateValue): string =>
    request.facet === null ? '' : attributeText(value.group, request.facet);
  const byFacet = group(treated, facetOf);
  const doseUnit = treated[0]?.group.dose?.unit ?? '';
  const facets = orderedLabels([...byFacet.keys()], request.facetOrder).map((title) => {
    const byLabel = group(byFacet.get(title) ?? [], (value) => attributeText(value.group, request.by));
    const curves: PanelCurve[] = [];
    for (const label of orderedLabels([...byLabel.keys()], request.order)) {
      const members = byLabel.get(label) ?? [];
      const ids = group(members, (value) => curveId(value.set, value.group));
      const keys = [...ids.values()].map((ofOne) => (ofOne[0] as ReplicateValue).group);
      if (ids.size > 1)
        problems.push(
          ambiguousPanel(request, [title, label].filter(Boolean).join(' '), keys.map(withoutDose)),
        );
      else {
        const name = printedLabel(label, (members[0] as ReplicateValue).group, {
          by: request.by,
          groups: byLabel.size,
        });
        const curve = panelCurve(name, members, controls, { doseUnit, summarize });
        if (curve === null)
          problems.push(incompatibleDoses(request, label, [doseUnit, keys[0]?.dose?.unit ?? '']));
        else curves.push(curve);
      }
    }
    return { title: title === '' ? null : title, curves };
  });
  if (treated.length === 0) problems.push(emptyPanel(request));
  else
    problems.push(
      ...labelsNotThere(request, new Set(treated.map((value) => attributeText(value.group, request.by)))),
      ...facetsNotThere(request, new Set(byFacet.keys())),
    );
  return {
    value: { kind: 'curves', request, doseUnit, facets: facets.filter(({ curves }) => curves.length > 0) },
    problems,
  };
}

function withoutDose(key: GroupKey): GroupKey {
  return { ...key, dose: null };
}

/** null: the doses do not convert into the unit of the axis. */
function panelCurve(
  label: string,
  members: readonly ReplicateValue[],
  controls: ReadonlyMap<string, readonly ReplicateValue[]>,
  {
    doseUnit,
    summarize,
  }: { doseUnit: string; summarize: (values: readonly ReplicateValue[]) => Summary | null },
): PanelCurve | null {
  const first = members[0] as ReplicateValue;
  const { dose, ...key } = first.group;
  const zero = controls.get(controlledBy(first.set, key)) ?? [];
  const atDoses: DosePoint[] = [];
  for (const values of group(members, (value) => groupId(value.group)).values()) {
    const written = values[0]?.group.dose ?? null;
    const converted = written === null ? null : convertDose(written, doseUnit, null);
    if (converted === null) return null;
    atDoses.push({ dose: converted.value, values, summary: summarize(values) });
  }
  const doses =
    zero.length === 0 ? atDoses : [{ dose: 0, values: zero, summary: summarize(zero) }, ...atDoses];
  return { label, set: first.set, group: key, doses: doses.sort((a, b) => a.dose - b.dose), fits: [] };
}
