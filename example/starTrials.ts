import type { NormalizedMeasurement } from '#domain/measurement';
import type { PlateSet } from '#domain/protocol';
import type { ReplicateValue } from '#domain/replicateValue';
import { averageOtherwise, averageReplicates } from '#normalize/averageReplicates';
import { normalizePlates } from '#normalize/normalizePlates';
import { studentTTest, welchTTest, type TTest } from '#stats/tTest';
import { cellLines, resistances, trueCurves, type CellLine } from './fig2Truth.ts';
import { simulateStudy } from './simulateStudy.ts';
import { studyMeasurements } from './studyMeasurements.ts';

/** How often a test finds a difference (p < 0.05) between groups that do not differ. */
export interface FalsePositives {
  readonly cellLine: CellLine;
  readonly counted: 'experiments as n' | 'wells of one experiment as n' | 'wells of all experiments as n';
  readonly test: 'student' | 'welch';
  readonly n: number;
  readonly comparisons: number;
  readonly found: number;
}

/** Two groups of a study that have one true curve. */
const pairs = [
  ['CTR', 'T'],
  ['P', 'T+P'],
] as const;

/**
 * Puts studies in which all four groups have one true curve, with the scatter of the shipped example between and within experiments,
 * through normalisation and averaging, and counts how often groups are called different.
 *
 * @param set - the plate set of panel a in protocols/fig2.yaml
 */
export function starTrials(seeds: readonly number[], set: PlateSet): readonly FalsePositives[] {
  const tally = new Map<string, FalsePositives>();
  for (const seed of seeds) {
    const wells = studyMeasurements(simulateStudy({ seed, artefacts: false, truth: oneCurve }));
    const plates = normalizePlates(
      wells.filter((well) => well.set === set.name),
      set.normalization,
    );
    const single = { ...set.normalization, n: 'wells' } as const;
    const first = (well: NormalizedMeasurement): boolean => well.experiment === '1';
    const ofFirst = { ...plates, measurements: plates.measurements.filter(first) };
    count(tally, 'experiments as n', averageReplicates(plates, 'response', set.normalization).values);
    count(tally, 'wells of one experiment as n', averageReplicates(ofFirst, 'response', single).values);
    count(
      tally,
      'wells of all experiments as n',
      averageOtherwise(plates, 'response', set.normalization).countedOtherwise.values,
    );
  }
  return [...tally.values()];
}

const oneCurve = {
  SkBr3: allLike(trueCurves.SkBr3.CTR),
  BT474: allLike(trueCurves.BT474.CTR),
};

function allLike<Curve>(curve: Curve): Record<(typeof resistances)[number], Curve> {
  return { CTR: curve, T: curve, P: curve, 'T+P': curve };
}

function count(
  tally: Map<string, FalsePositives>,
  counted: FalsePositives['counted'],
  values: readonly ReplicateValue[],
): void {
  for (const cellLine of cellLines) {
    for (const [a, b] of pairs) {
      const numbers = (resistance: string): number[] =>
        values
          .filter(({ group, role }) => role === 'treated' && group.cellLine === cellLine)
          .filter(({ group }) => group.resistance === resistance)
          .map(({ value }) => value);
      for (const test of ['student', 'welch'] as const) {
        const result = (test === 'student' ? studentTTest : welchTTest)(numbers(a), numbers(b));
        add(tally, { cellLine, counted, test, n: result.nA }, result);
      }
    }
  }
}

function add(
  tally: Map<string, FalsePositives>,
  of: Pick<FalsePositives, 'cellLine' | 'counted' | 'test' | 'n'>,
  result: TTest,
): void {
  const key = JSON.stringify([of.cellLine, of.counted, of.test]);
  const before = tally.get(key) ?? { ...of, comparisons: 0, found: 0 };
  const found = result.kind === 'tested' && result.p < 0.05 ? 1 : 0;
  tally.set(key, { ...before, comparisons: before.comparisons + 1, found: before.found + found });
}
