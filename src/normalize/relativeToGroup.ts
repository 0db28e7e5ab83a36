import { group } from 'd3-array';
import { attributeText } from '#domain/groupKey';
import type { AbsentValue, ReplicateValue } from '#domain/replicateValue';
import type { AttributeName } from '#domain/well';
import { mean } from '#stats/moments';

/** Which group the others are divided by, and what must agree besides. */
export interface Reference {
  /** `CTR` */
  readonly label: string;
  readonly by: AttributeName;
  readonly facet: AttributeName | null;
}

/**
 * Responses as percent of the response of a reference group in the same experiment: 100 × response/response(CTR).
 *
 * The reference itself becomes 100 in every experiment and has no scatter left; all values carry it as their shared normaliser.
 * Where wells count, those of an experiment are divided by the mean of the reference's wells, which then keep their scatter.
 *
 * @param values - responses in %, one per group and experiment
 * @returns values in % of the reference; groups of an experiment without a usable (positive) reference are absent
 */
export function relativeToGroup(
  values: readonly ReplicateValue[],
  reference: Reference,
): { values: ReplicateValue[]; absent: AbsentValue[] } {
  const relative: ReplicateValue[] = [];
  const absent: AbsentValue[] = [];
  const facetOf = (value: ReplicateValue): string =>
    reference.facet === null ? '' : attributeText(value.group, reference.facet);
  const together = group(values, (value) => JSON.stringify([value.set, facetOf(value), experimentOf(value)]));
  for (const members of together.values()) {
    const divisor = divisorOf(
      members.filter((value) => attributeText(value.group, reference.by) === reference.label),
    );
    for (const value of members) {
      if (divisor !== null && divisor.value > 0) relative.push(dividedBy(value, divisor, reference.label));
      else absent.push(withoutReference(value, divisor, reference.label));
    }
  }
  return { values: relative, absent };
}

type Divisor = Pick<ReplicateValue, 'value' | 'withinU'> & { readonly only: ReplicateValue | null };

/** Wells carry their name behind that of their experiment, `1:B2`. */
function experimentOf({ basis, experiment }: ReplicateValue): string {
  return basis === 'technical' ? experiment.slice(0, experiment.lastIndexOf(':')) : experiment;
}

function divisorOf(references: readonly ReplicateValue[]): Divisor | null {
  const [first] = references;
  if (first === undefined) return null;
  if (first.basis !== 'technical') return { value: first.value, withinU: first.withinU, only: first };
  return { value: mean(references.map(({ value }) => value)), withinU: null, only: null };
}

function dividedBy(value: ReplicateValue, divisor: Divisor, label: string): ReplicateValue {
  const factor = 100 / divisor.value;
  const ratio = value.value / divisor.value;
  const isReference = value === divisor.only;
  return {
    ...value,
    quantity: 'relative response',
    unit: '%',
    value: isReference ? 100 : factor * value.value,
    // var(a/b) to first order; the reference divided by itself is 100 by construction
    withinU:
      isReference || value.withinU === null || divisor.withinU === null
        ? null
        : factor * Math.hypot(value.withinU, ratio * divisor.withinU),
    normaliser: { kind: 'shared', group: label },
  };
}

function withoutReference(value: ReplicateValue, divisor: Divisor | null, label: string): AbsentValue {
  const { set, group: key, role, experiment } = value;
  const reason =
    divisor === null ? `no response of ${label} in the experiment` : `response of ${label} is not above 0`;
  return { set, quantity: 'relative response', group: key, role, experiment, reason };
}
