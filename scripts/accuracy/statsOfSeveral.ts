import { bartlett } from '#stats/bartlett';
import { brownForsythe } from '#stats/brownForsythe';
import { chiSquaredUpperTail } from '#stats/chiSquaredDistribution';
import { adjustPValues } from '#stats/correction';
import { dunnettTest } from '#stats/dunnett';
import { fUpperTail } from '#stats/fDistribution';
import type { GroupsFTest } from '#stats/groupSummary';
import { summarizeGroups } from '#stats/groupSummary';
import { kruskalWallis } from '#stats/kruskalWallis';
import { nestedAnova } from '#stats/nestedAnova';
import { normalUpperTail } from '#stats/normal';
import { mean } from '#stats/moments';
import { oneWayAnova, varianceWithinGroups } from '#stats/oneWayAnova';
import { studentizedRangeUpperTail } from '#stats/studentizedRange';
import { studentTLog10TwoSidedP, studentTQuantile, studentTTwoSidedP } from '#stats/studentT';
import { pairedTTest, studentTTest, welchTTest } from '#stats/tTest';
import { tukeyHsd } from '#stats/tukeyHsd';
import { twoWayAnova, type AnovaEffect, type SumsOfSquares } from '#stats/twoWayAnova';
import { welchAnova } from '#stats/welchAnova';
import { possible, tTestNumbers } from './statsOfTwo.ts';
import type { Found } from './statsReference.ts';

interface Labelled {
  readonly y: readonly number[];
  readonly g: readonly string[];
}
type Columns<Name extends string> = Readonly<Record<Name, readonly number[]>>;

function groupsOf({ y, g }: Labelled): number[][] {
  return [...new Set(g)].map((label) => y.filter((_, i) => g[i] === label));
}

function labels({ g }: Labelled): string[] {
  return [...new Set(g)];
}

function fNumbers({ statistic, df1, df2, p }: GroupsFTest<string>): Found {
  return { F: statistic, df1, df2, p };
}

function effectNumbers({ sumOfSquares, df, statistic, p }: AnovaEffect): Found {
  return { ss: sumOfSquares, df, F: statistic, p };
}

/** Below, a double no longer has all its digits: such numbers are compared by their logarithms, where the reference has them. */
function heldByDouble(p: number): number | undefined {
  return p > 1e-300 ? p : undefined;
}

/** Each pair of groups, the later one first. */
function pairsOf(count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, b) => b).flatMap((b) =>
    Array.from({ length: count - b - 1 }, (_, i) => [b + 1 + i, b] as const),
  );
}

function pairwise(input: Labelled): Found {
  const names = labels(input);
  const groups = groupsOf(input);
  const summaries = summarizeGroups(groups);
  const { variance, df } = varianceWithinGroups(summaries);
  const pairs = pairsOf(groups.length);
  const named = (ps: readonly number[]): Found =>
    Object.fromEntries(pairs.map(([a, b], i) => [`${names[a]!}-${names[b]!}`, ps[i]]));
  const pooled = pairs.map(([a, b]) => {
    const se = Math.sqrt(variance * (1 / summaries[a]!.n + 1 / summaries[b]!.n));
    return studentTTwoSidedP((summaries[a]!.mean - summaries[b]!.mean) / se, df);
  });
  const welch = pairs.map(([a, b]) => possible(welchTTest(groups[a]!, groups[b]!)).p);
  return {
    pooledNone: named(adjustPValues(pooled, 'none')),
    pooledHolm: named(adjustPValues(pooled, 'holm')),
    welchHolm: named(adjustPValues(welch, 'holm')),
    welchBonferroni: named(adjustPValues(welch, 'bonferroni')),
  };
}

function nested({
  y,
  exp,
  grp,
}: {
  y: readonly number[];
  exp: readonly string[];
  grp: readonly string[];
}): Found {
  const groups = [...new Set(grp)].map((group) =>
    [...new Set(exp)].map((experiment) => y.filter((_, i) => grp[i] === group && exp[i] === experiment)),
  );
  const [a, b] = groups.map((group) => group.map((wells) => mean(wells)));
  const anova = possible(nestedAnova(groups));
  return {
    naiveWellsStudent: tTestNumbers(studentTTest(groups[0]!.flat(), groups[1]!.flat())),
    meansStudent: { ...tTestNumbers(studentTTest(a!, b!)), t: Math.sqrt(anova.statistic), p: anova.p },
    meansWelch: tTestNumbers(welchTTest(a!, b!)),
    meansPaired: { ...tTestNumbers(pairedTTest(a!, b!)), estimate: possible(pairedTTest(a!, b!)).difference },
    icc: anova.intraclassCorrelation,
  };
}

function anova2({
  y,
  line,
  drug,
}: {
  y: readonly number[];
  line: readonly string[];
  drug: readonly string[];
}): Found {
  const cells = [...new Set(line)].map((row) =>
    [...new Set(drug)].map((column) => y.filter((_, i) => line[i] === row && drug[i] === column)),
  );
  const by = (sums: SumsOfSquares): Found => {
    const { rows, columns, interaction } = possible(twoWayAnova(cells, sums));
    return {
      line: effectNumbers(rows),
      drug: effectNumbers(columns),
      'line:drug': effectNumbers(interaction),
    };
  };
  const { sumOfSquaresWithin, df2 } = possible(twoWayAnova(cells));
  const typeII = by('II');
  // type I of the last term is type II
  const typeI = { 'line:drug': typeII['line:drug'] };
  return { typeI, typeII, typeIII: by('III'), residual: { ss: sumOfSquaresWithin, df: df2 } };
}

/** Several groups, families of p-values and distributions: what we have for each kind, named as in the reference. */
export const statsOfSeveral: Readonly<
  Record<string, (input: never, options: Readonly<Record<string, unknown>>) => Found>
> = {
  anova1: (input: Labelled) => {
    const test = possible(oneWayAnova(groupsOf(input)));
    const { sumOfSquaresBetween, sumOfSquaresWithin, etaSquared } = test;
    return {
      ...fNumbers(test),
      ssBetween: sumOfSquaresBetween,
      ssWithin: sumOfSquaresWithin,
      eta2: etaSquared,
    };
  },
  welchAnova: (input: Labelled) => fNumbers(possible(welchAnova(groupsOf(input)))),
  brownForsythe: (input: Labelled) => fNumbers(possible(brownForsythe(groupsOf(input)))),
  bartlett: (input: Labelled) => {
    const { statistic, df, p } = possible(bartlett(groupsOf(input)));
    return { K2: statistic, df, p };
  },
  kruskal: (input: Labelled) => {
    const { statistic, df, p } = possible(kruskalWallis(groupsOf(input)));
    return { H: statistic, df, p };
  },
  tukeyHSD: (input: Labelled) => {
    const names = labels(input);
    const { comparisons } = possible(tukeyHsd(groupsOf(input)));
    return Object.fromEntries(
      comparisons.map(({ a, b, difference, confidence95, p }) => [
        `${names[a]!}-${names[b]!}`,
        { diff: difference, ci95: confidence95, pAdj: p },
      ]),
    );
  },
  dunnett: (input: Labelled, { control }) => {
    const place = labels(input).indexOf(control as string);
    const { comparisons, df, criticalT95 } = possible(dunnettTest(groupsOf(input), place));
    return {
      t: comparisons.map(({ statistic }) => statistic),
      diff: comparisons.map(({ difference }) => difference),
      se: comparisons.map(({ standardError }) => standardError),
      pAdj: comparisons.map(({ p }) => p),
      ci95: comparisons.map(({ confidence95 }) => confidence95),
      df,
      criticalT95,
    };
  },
  pairwiseT: pairwise,
  nested,
  anova2,
  pAdjust: ({ p }: Columns<'p'>) => ({
    bonferroni: adjustPValues(p, 'bonferroni'),
    holm: adjustPValues(p, 'holm'),
    BH: adjustPValues(p, 'bh'),
    sidak: adjustPValues(p, 'sidak'),
  }),
  distT: ({ t, df }: Columns<'t' | 'df'>) => {
    const p2 = t.map((value, i) => studentTTwoSidedP(value, df[i]!));
    const log10p2exact = t.map((value, i) => studentTLog10TwoSidedP(value, df[i]!));
    return { p2: p2.map(heldByDouble), log10p2exact };
  },
  quantT: ({ p, df }: Columns<'p' | 'df'>) => ({
    // R was asked for the quantile of 1 − p, rounded as a double is
    t: p.map((share, i) => studentTQuantile(1 - share, df[i]!)),
    tLower: p.map((share, i) => studentTQuantile(share, df[i]!)),
  }),
  distF: ({ F, df1, df2 }: Columns<'F' | 'df1' | 'df2'>) => ({
    p: F.map((value, i) => fUpperTail(value, df1[i]!, df2[i]!)),
  }),
  distChisq: ({ x, df }: Columns<'x' | 'df'>) => ({
    p: x.map((value, i) => chiSquaredUpperTail(value, df[i]!)),
  }),
  distNorm: ({ z }: Columns<'z'>) => ({ p2: z.map((value) => heldByDouble(2 * normalUpperTail(value))) }),
  // 10¹² stands for infinity
  distTukey: ({ q, k, df }: Columns<'q' | 'k' | 'df'>) => ({
    p: q.map((value, i) => studentizedRangeUpperTail(value, k[i]!, df[i]! < 1e12 ? df[i]! : Infinity)),
  }),
};
