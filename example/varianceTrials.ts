import { brownForsythe } from '#stats/brownForsythe';
import { sampleSd } from '#stats/moments';
import { studentTTest, welchTTest } from '#stats/tTest';
import { varianceFTest } from '#stats/varianceFTest';
import { seededRandom, type SeededRandom } from './seededRandom.ts';

/** How often a rule says of two groups that they scatter differently, and how often t-tests call equal means different. */
export interface VarianceRow {
  readonly nA: number;
  readonly nB: number;
  /** True ratio of the SDs, that of the smaller group (b) over that of a. */
  readonly ratio: number;
  readonly scatter: 'normal' | 't with 4 df';
  readonly trials: number;
  /** F test of the variances, p < 0.05. */
  readonly fTest: number;
  /** Brown–Forsythe test, p < 0.05. */
  readonly brownForsythe: number;
  /** The larger SD is more than three times the smaller. */
  readonly threefold: number;
  /** p < 0.05 of means that do not differ. */
  readonly student: number;
  readonly welch: number;
}

const sizes = [
  [3, 3],
  [4, 4],
  [6, 6],
  [10, 10],
  [6, 3],
] as const;

/** Pairs of groups with one mean, by the rules that could tell their scatter apart. */
export function varianceTrials(trials: number, firstSeed: number): readonly VarianceRow[] {
  const rows: VarianceRow[] = [];
  for (const [nA, nB] of sizes)
    for (const ratio of [1, 2, 3, 5])
      for (const scatter of ['normal', 't with 4 df'] as const)
        rows.push(row({ nA, nB, ratio, scatter }, trials, seededRandom(firstSeed + rows.length)));
  return rows;
}

function row(
  of: Pick<VarianceRow, 'nA' | 'nB' | 'ratio' | 'scatter'>,
  trials: number,
  random: SeededRandom,
): VarianceRow {
  const { nA, nB, ratio, scatter } = of;
  const draw = scatter === 'normal' ? random.normal : () => tOfFour(random);
  const counts = { fTest: 0, brownForsythe: 0, threefold: 0, student: 0, welch: 0 };
  for (let trial = 0; trial < trials; trial++) {
    const a = Array.from({ length: nA }, () => 50 + draw());
    const b = Array.from({ length: nB }, () => 50 + ratio * draw());
    const forsythe = brownForsythe([a, b]);
    const [student, welch] = [studentTTest(a, b), welchTTest(a, b)];
    const sds = [sampleSd(a) ?? 0, sampleSd(b) ?? 0];
    counts.fTest += Number((varianceFTest(a, b)?.p ?? 1) < 0.05);
    counts.brownForsythe += Number(forsythe.kind === 'tested' && forsythe.p < 0.05);
    counts.threefold += Number(Math.max(...sds) > 3 * Math.min(...sds));
    counts.student += Number(student.kind === 'tested' && student.p < 0.05);
    counts.welch += Number(welch.kind === 'tested' && welch.p < 0.05);
  }
  return { ...of, trials, ...counts };
}

/** Student's t with 4 degrees of freedom: heavier tails than a normal. */
function tOfFour(random: SeededRandom): number {
  const square = [1, 2, 3, 4].reduce((sum) => sum + random.normal() ** 2, 0);
  return random.normal() / Math.sqrt(square / 4);
}
