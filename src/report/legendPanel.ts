import type { PanelData } from '#domain/panelData';
import type { GroupKey, ReplicateValue } from '#domain/replicateValue';

/** One bar or one curve with what the legend says about it. */
export interface LegendGroup {
  /** `SkBr3 T+P`, or the label alone where there is one facet without a name. */
  readonly name: string;
  readonly label: string;
  readonly facet: string | null;
  /** Of a curve: one per dose. */
  readonly keys: readonly GroupKey[];
  readonly values: readonly ReplicateValue[];
  /** Number of replicate values: of a bar, or the least and most over the doses of a curve. */
  readonly n: readonly number[];
  readonly absent: string | null;
}

/** The groups of a panel in their order, whatever its kind. */
export function legendGroups(panel: PanelData): readonly LegendGroup[] {
  if (panel.kind === 'bars') {
    return panel.facets.flatMap((facet) =>
      facet.groups.map((one) => ({
        name: nameOf(facet.title, one.label),
        label: one.label,
        facet: facet.title,
        keys: [one.group],
        values: one.values,
        n: one.summary === null ? [] : [one.summary.n],
        absent: one.absent,
      })),
    );
  }
  return panel.facets.flatMap((facet) =>
    facet.curves.map((curve) => ({
      name: nameOf(facet.title, curve.label),
      label: curve.label,
      facet: facet.title,
      keys: curve.doses
        .filter(({ dose }) => dose > 0)
        .map(({ dose }) => ({ ...curve.group, dose: { value: dose, unit: panel.doseUnit } })),
      values: curve.doses.flatMap((dose) => dose.values),
      n: [...new Set(curve.doses.flatMap((dose) => (dose.summary === null ? [] : [dose.summary.n])))],
      absent: null,
    })),
  );
}

/** A group by its facet and label. */
export function nameOf(facet: string | null, label: string): string {
  return facet === null || facet === '' ? label : `${facet} ${label}`;
}
