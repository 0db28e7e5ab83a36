import { group } from 'd3-array';
import { groupId, groupKeyOf } from '#domain/groupKey';
import type { ReplicateValue, Summary } from '#domain/replicateValue';
import { mean, meanConfidence95, sampleSd, standardErrorOfMean } from '#stats/moments';

/**
 * Mean, SD, SEM and 95 % confidence interval of every group over its replicate values.
 *
 * n is the number of replicate values; nothing from within the experiments is added. Values of different plate sets,
 * quantities, units, roles, bases or normalisers are never put into one mean.
 *
 * @param values - one per group and experiment (or per well, with basis technical)
 * @returns one summary per group, in the order in which the groups are first met; in the unit of the values
 * @source t-interval: x̄ ± t(0.975, n − 1) × SD/√n
 */
export function summarizeReplicates(values: readonly ReplicateValue[]): Summary[] {
  return [...group(values, summaryId).values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const numbers = members.map(({ value }) => value);
    const { set, quantity, unit, role, basis } = first;
    return {
      set,
      quantity,
      unit,
      group: groupKeyOf(first.group),
      role,
      mean: mean(numbers),
      sd: sampleSd(numbers),
      sem: standardErrorOfMean(numbers),
      confidence95: meanConfidence95(numbers),
      n: numbers.length,
      basis,
      ...(first.normaliser.kind === 'shared' ? { normaliser: first.normaliser } : {}),
    };
  });
}

function summaryId({ set, quantity, unit, group: key, role, basis, normaliser }: ReplicateValue): string {
  return JSON.stringify([set, quantity, unit, groupId(key), role, basis, normaliser]);
}
