import { group, rollup } from 'd3-array';
import type { Analysis } from '#domain/analysis';
import { groupId } from '#domain/groupKey';
import type { NormalizedMeasurement } from '#domain/measurement';
import { numberOf } from '#domain/quantity';
import type { QuantityName, ReplicateValue, Summary } from '#domain/replicateValue';

/** A replicate value as a row of the sheet Replicates, with what it was made from. */
export interface ValueRow {
  /** Its line in the sheet. */
  readonly line: number;
  readonly value: ReplicateValue;
  /** The number by which its wells are told in the sheet Measurements; null for a value that is made from other values. */
  readonly no: number | null;
  /** The wells it is the mean of. */
  readonly wells: readonly NormalizedMeasurement[];
  /** A relative response: the response, and the responses it was divided by the mean of. */
  readonly divided: { readonly own: ValueRow; readonly by: readonly ValueRow[] } | null;
}

/** The rows of one group, one below the other, and what they were summarised to. */
export interface ValueGroup {
  readonly summary: Summary;
  readonly rows: readonly ValueRow[];
}

/** All replicate values of a study, group by group. */
export interface ValueRows {
  readonly groups: readonly ValueGroup[];
  readonly rows: readonly ValueRow[];
  /** Number of the value that a well is averaged into. */
  readonly noOf: ReadonlyMap<NormalizedMeasurement, number>;
  /** How many wells carry a number. */
  readonly wellsWith: (no: number) => number;
  /** The rows that hold exactly these values, or null. */
  readonly rowsOf: (values: readonly ReplicateValue[]) => readonly ValueRow[] | null;
}

/** Which of a well's numbers goes into a quantity. */
export const wellQuantity: Readonly<Partial<Record<QuantityName, 'viability' | 'response' | 'blanked'>>> = {
  viability: 'viability',
  response: 'response',
  'blanked absorbance': 'blanked',
};

/**
 * Replicate values in the order of their summaries, so that the values of a group are a range, each with the wells that the averaging
 * step has put into it.
 */
export function valueRows(analysis: Analysis): ValueRows {
  const byGroup = group(analysis.replicates, (value) => valueGroupId(value, sharedGroup(value)));
  const wellsOf = wellsByValue(analysis);
  const numbers = new Map<string, number>();
  const rows: ValueRow[] = [];
  const at = new Map<string, ValueRow>();
  const references = referenceGroups(analysis);
  const groups = analysis.summaries.map((summary): ValueGroup => {
    const id = valueGroupId(summary, sharedGroup(summary));
    const ofGroup = (byGroup.get(id) ?? []).map((value, index): ValueRow => {
      const key = wellKey(value, value.basis === 'technical' ? index : null);
      const wells = wellsOf(value, index);
      if (wells.length > 0 && !numbers.has(key)) numbers.set(key, numbers.size + 1);
      const row = {
        line: rows.length + 2,
        value,
        no: wells.length > 0 ? (numbers.get(key) ?? null) : null,
        wells,
        divided: dividedFrom(value, at, references),
      };
      rows.push(row);
      at.set(valueId(value), row);
      return row;
    });
    return { summary, rows: ofGroup };
  });
  const ofId = new Map(groups.map((one) => [valueGroupId(one.summary, sharedGroup(one.summary)), one.rows]));
  const noOf = new Map(
    rows.flatMap(({ no, wells }) => (no === null ? [] : wells.map((well) => [well, no] as const))),
  );
  const marked = rollup(
    noOf,
    (entries) => entries.length,
    ([, no]) => no,
  );
  return {
    groups,
    rows,
    noOf,
    wellsWith: (no) => marked.get(no) ?? 0,
    rowsOf: (values) => {
      const [first] = values;
      if (first === undefined) return null;
      const found = ofId.get(valueGroupId(first, sharedGroup(first))) ?? [];
      const same =
        found.length === values.length && found.every((row, index) => isSame(row.value, values[index]));
      return same ? found : null;
    },
  };
}

type ValueKey = Pick<ReplicateValue, 'set' | 'quantity' | 'unit' | 'group' | 'role' | 'basis'>;

function valueGroupId({ set, quantity, unit, group: key, role, basis }: ValueKey, shared: string): string {
  return JSON.stringify([set, quantity, unit, groupId(key), role, basis, shared]);
}

/** Panels say of responses too what they share; only relative responses are other numbers because of it. */
function sharedGroup({ quantity, normaliser }: Pick<Summary, 'quantity' | 'normaliser'>): string {
  return quantity === 'relative response' && normaliser?.kind === 'shared' ? normaliser.group : '';
}

function isSame(value: ReplicateValue, other: ReplicateValue | undefined): boolean {
  return other !== undefined && value.experiment === other.experiment && value.value === other.value;
}

function valueId(value: ReplicateValue): string {
  return JSON.stringify([valueGroupId(value, sharedGroup(value)), value.experiment]);
}

function wellKey({ set, group: key, role, experiment }: ReplicateValue, index: number | null): string {
  return JSON.stringify([set, groupId(key), role, index === null ? experiment : '', index]);
}

/** Where wells stand in for n, each value is a well, in the order of the wells. */
function wellsByValue({
  measurements,
}: Analysis): (value: ReplicateValue, index: number) => readonly NormalizedMeasurement[] {
  const included = measurements.filter(
    ({ role, excludedReason }) => role !== 'blank' && role !== 'empty' && excludedReason === null,
  );
  const byGroup = group(included, (well) => JSON.stringify([well.set, groupId(well), well.role]));
  return (value, index) => {
    const quantity = wellQuantity[value.quantity];
    if (quantity === undefined) return [];
    const wells = (byGroup.get(JSON.stringify([value.set, groupId(value.group), value.role])) ?? []).filter(
      (well) => numberOf(well[quantity]) !== null,
    );
    return value.basis === 'technical'
      ? wells.slice(index, index + 1)
      : wells.filter(({ experiment }) => experiment === value.experiment);
  };
}

/** `set`, group and normaliser of a relative response -> the group it was divided by. */
function referenceGroups({ panels }: Analysis): ReadonlyMap<string, ReplicateValue> {
  const references = new Map<string, ReplicateValue>();
  for (const panel of panels) {
    if (panel.kind !== 'bars' || panel.request.relativeTo === null) continue;
    for (const { groups } of panel.facets) {
      const reference = groups.find(({ label }) => label === panel.request.relativeTo)?.values[0];
      if (reference === undefined) continue;
      for (const value of groups.flatMap(({ values }) => values))
        references.set(valueGroupId(value, sharedGroup(value)), reference);
    }
  }
  return references;
}

function dividedFrom(
  value: ReplicateValue,
  at: ReadonlyMap<string, ValueRow>,
  references: ReadonlyMap<string, ReplicateValue>,
): ValueRow['divided'] {
  const reference = references.get(valueGroupId(value, sharedGroup(value)));
  if (value.quantity !== 'relative response' || reference === undefined) return null;
  const response = { ...value, quantity: 'response' } as const;
  const divisor = { ...reference, quantity: 'response' } as const;
  const own = at.get(valueId(response));
  const prefix = valueGroupId(divisor, '');
  const by = [...at.values()].filter(
    (row) =>
      valueGroupId(row.value, sharedGroup(row.value)) === prefix &&
      (value.basis === 'technical' || row.value.experiment === value.experiment),
  );
  return own === undefined || by.length === 0 ? null : { own, by };
}
