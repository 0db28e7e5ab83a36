import type { ReplicateValue } from '#domain/replicateValue';

/** The values of two groups that belong together, in the order of the first, and the experiments that only one of them has. */
export interface PairedValues {
  readonly a: readonly ReplicateValue[];
  readonly b: readonly ReplicateValue[];
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
}

/**
 * Matches the values of two groups by experiment.
 *
 * @param a - at most one value per experiment
 * @param b - at most one value per experiment
 */
export function pairByExperiment(a: readonly ReplicateValue[], b: readonly ReplicateValue[]): PairedValues {
  const ofB = new Map(b.map((value) => [value.experiment, value]));
  const ofA = new Set(a.map(({ experiment }) => experiment));
  const pairs = a.flatMap((value) => {
    const partner = ofB.get(value.experiment);
    return partner === undefined ? [] : [{ value, partner }];
  });
  return {
    a: pairs.map(({ value }) => value),
    b: pairs.map(({ partner }) => partner),
    onlyA: a.map(({ experiment }) => experiment).filter((experiment) => !ofB.has(experiment)),
    onlyB: b.map(({ experiment }) => experiment).filter((experiment) => !ofA.has(experiment)),
  };
}
