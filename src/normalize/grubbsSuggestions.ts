import { group } from 'd3-array';
import type { PointSource } from '#domain/curveFit';
import { groupId } from '#domain/groupKey';
import type { GrubbsSuggestion, MeanInBrief } from '#domain/grubbsSuggestion';
import type { NormalizedMeasurement } from '#domain/measurement';
import type { BarsPanelData, PanelGroup } from '#domain/panelData';
import { plateKey } from '#domain/plateKey';
import { numberOf } from '#domain/quantity';
import type { QuantityName, ReplicateValue } from '#domain/replicateValue';
import { grubbs } from '#stats/grubbs';
import { mean, meanConfidence95 } from '#stats/moments';
import { quantityUnit } from '#domain/quantityUnit';
import { wellQuantity, type AveragedQuantity } from './wellQuantity.ts';

/**
 * p below which a value is suggested. A panel has dozens of groups and plates: at the customary 5 % most good studies would have one.
 */
const suggestedP = 0.01;

interface Value {
  readonly value: number;
  readonly source: PointSource;
}

/**
 * Values that Grubbs' test suggests as outliers: in each bar among its experiments, and in each of them among the wells of a plate.
 *
 * It takes three values or more, and names one at most. Nothing is left out.
 *
 * @param measurements - normalised, of all plate sets
 */
export function grubbsSuggestions(
  panel: BarsPanelData,
  measurements: readonly NormalizedMeasurement[],
): GrubbsSuggestion[] {
  return panel.facets.flatMap(({ title, groups }) =>
    groups.flatMap((one) => {
      const suggest = (
        among: GrubbsSuggestion['among'],
        unit: string,
        values: readonly Value[],
      ): GrubbsSuggestion[] => {
        const found = furthest(values);
        return found === null ? [] : [{ facet: title, group: one.label, among, unit, ...found }];
      };
      const [first] = one.values;
      if (first === undefined) return [];
      const isOfWells = first.basis === 'technical';
      const values = one.values.map(({ value, experiment }): Value => ({
        value,
        source: { experiment, plate: null, well: null },
      }));
      return [
        ...suggest(isOfWells ? 'wells' : 'experiments', first.unit, values),
        ...(isOfWells ? [] : wellsByPlate(one, first, measurements)).flatMap((wells) =>
          suggest('wells', quantityUnit(first.quantity), wells),
        ),
      ];
    }),
  );
}

/** The wells behind a bar, plate by plate. */
function wellsByPlate(
  { group: key, values }: PanelGroup,
  { set, role, quantity }: ReplicateValue,
  measurements: readonly NormalizedMeasurement[],
): Value[][] {
  const wanted = groupId(key);
  const experiments = new Set(values.map(({ experiment }) => experiment));
  const wells = measurements.filter(
    (well) =>
      well.set === set &&
      well.role === role &&
      well.excludedReason === null &&
      experiments.has(well.experiment) &&
      groupId(well) === wanted,
  );
  return [...group(wells, plateKey).values()].map((members) =>
    members.flatMap((well): Value[] => {
      const { experiment, plate, well: name } = well;
      const value = numberOf(wellQuantity(well, quantityOfWells(quantity)));
      return value === null ? [] : [{ value, source: { experiment, plate, well: name } }];
    }),
  );
}

/** A well has no share in a ratio of experiments: G is the same on the scale of its control. */
function quantityOfWells(quantity: QuantityName): AveragedQuantity {
  return quantity === 'relative response' || quantity === 'as given' ? 'response' : quantity;
}

type Furthest = Pick<GrubbsSuggestion, 'source' | 'value' | 'statistic' | 'n' | 'p' | 'with' | 'without'>;

function furthest(values: readonly Value[]): Furthest | null {
  const numbers = values.map(({ value }) => value);
  const test = grubbs(numbers);
  const one = test.kind === 'tested' ? values[test.index] : undefined;
  if (test.kind !== 'tested' || one === undefined || test.p >= suggestedP) return null;
  const { statistic, n, p, index } = test;
  return { ...one, statistic, n, p, with: inBrief(numbers), without: inBrief(numbers.toSpliced(index, 1)) };
}

function inBrief(values: readonly number[]): MeanInBrief {
  return { n: values.length, mean: mean(values), confidence95: meanConfidence95(values) };
}
