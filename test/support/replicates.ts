import type { GroupKey, ReplicateValue } from '#domain/replicateValue';

export const noGroup: GroupKey = {
  cellLine: null,
  resistance: null,
  pretreatment: null,
  treatment: null,
  dose: null,
  timeH: null,
};

/** A replicate value for a test; the brand that only the averaging step may give is put on here. */
export function replicate(parts: Partial<ReplicateValue> & Pick<ReplicateValue, 'value'>): ReplicateValue {
  return {
    set: 'a',
    quantity: 'response',
    unit: '%',
    group: noGroup,
    role: 'treated',
    experiment: '1',
    withinU: null,
    nWells: 6,
    nPlates: 1,
    basis: 'biological',
    normaliser: { kind: 'own control' },
    flags: [],
    ...parts,
  } as ReplicateValue;
}

/** One value per experiment, `1`, `2` … */
export function replicates(
  numbers: readonly number[],
  parts: Partial<Omit<ReplicateValue, 'value' | 'experiment'>> = {},
): ReplicateValue[] {
  return numbers.map((value, index) => replicate({ ...parts, value, experiment: String(index + 1) }));
}
