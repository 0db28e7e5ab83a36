import type { NormalizedMeasurement } from '#domain/measurement';
import type { Problem } from '#domain/problem';
import type { PlateSet, Protocol } from '#domain/protocol';
import type { AbsentValue, ReplicateValue } from '#domain/replicateValue';
import { averageReplicates } from '#normalize/averageReplicates';
import { withGrowthRates } from '#normalize/growthRates';
import { normalizePlates, type NormalizedPlates } from '#normalize/normalizePlates';
import { technicalViabilityIntervals } from '#normalize/technicalInterval';
import { inProtocol } from './inProtocol.ts';
import type { NormalizedSet } from './panelCountedOtherwise.ts';
import type { StudyData } from './readStudy.ts';

const quantities = ['viability', 'response', 'blanked absorbance'] as const;

/** A plate set with its wells on their scale and their averages. */
export interface AnalyzedSet extends NormalizedSet {
  readonly measurements: readonly NormalizedMeasurement[];
  readonly values: readonly ReplicateValue[];
  readonly absent: readonly AbsentValue[];
  readonly order: readonly string[];
  readonly intervals: ReadonlyMap<string, readonly [number, number]>;
  readonly problems: readonly Problem[];
}

/** Normalises and averages the wells of every plate set; growth rates only where a set names its time-zero plates. */
export function analyzeSets(protocol: Protocol, data: StudyData): AnalyzedSet[] {
  return normalizedSets(protocol, data)
    .map(analyzeSet)
    .map((set) => ({ ...set, problems: set.problems.map((problem) => inProtocol(problem, protocol)) }));
}

/** Every plate set on its scale; growth rates need the plates of another set too. */
function normalizedSets(
  { plateSets, figure }: Protocol,
  data: StudyData,
): { readonly set: PlateSet; readonly plates: NormalizedPlates }[] {
  const normalized = plateSets.map((set) => {
    const wells = data.measurements.filter((well) => well.set === set.name);
    const plates = normalizePlates(wells, set.normalization);
    const isDrawn = figure?.panels.some(({ of }) => of.includes(set.name)) ?? false;
    const isStart = plateSets.some(({ timeZero }) => timeZero?.set === set.name);
    return { set, plates: isStart && !isDrawn ? withoutControlProblems(plates) : plates };
  });
  return normalized.map(({ set, plates }) => {
    const { timeZero, normalization } = set;
    const start = normalized.find((one) => one.set.name === timeZero?.set)?.plates;
    return timeZero === undefined || start === undefined
      ? { set, plates }
      : { set, plates: withGrowthRates(plates, start, timeZero, normalization) };
  });
}

/** Nobody wants percentages of time-zero plates; what growth rates miss there is told with them, once. */
function withoutControlProblems(plates: NormalizedPlates): NormalizedPlates {
  const ofControls = ['no-control', 'control-saturated', 'control-ambiguous', 'blank-above-control'];
  return { ...plates, problems: plates.problems.filter(({ code }) => !ofControls.includes(code)) };
}

function analyzeSet({ set, plates }: ReturnType<typeof normalizedSets>[number]): AnalyzedSet {
  const known = plates.growth === undefined ? quantities : ([...quantities, 'growth rate'] as const);
  const averaged = known.map((quantity) => averageReplicates(plates, quantity, set.normalization));
  return {
    name: set.name,
    plates,
    normalization: set.normalization,
    measurements: plates.measurements,
    values: averaged.flatMap((one) => one.values),
    absent: averaged.flatMap((one) => one.absent),
    order: averaged[0]?.order ?? [],
    intervals: technicalViabilityIntervals(plates, set.normalization),
    // all quantities come from the same wells and meet the same problems: they are told once
    problems: [...plates.problems, ...(averaged[0]?.problems ?? [])],
  };
}
