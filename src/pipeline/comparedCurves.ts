import { group } from 'd3-array';
import type { Fit, FitOptions, FitPoint, Interval } from '#domain/fit';
import type { SharingTest } from '#domain/sharedFit';
import { compareLogEc50, type Ec50Comparison } from '#doseresponse/compareLogEc50';
import {
  compareOverExperiments,
  type CurveFeature,
  type FeatureComparison,
} from '#doseresponse/compareOverExperiments';
import type { Runner } from './runner.ts';

/** EC50, bottom or mean response of two curves over experiments, or two curves by all their points. */
export type CurveComparison = PairedCurves | PairedFeature | SharedCurves;

interface PairedCurves extends Ec50Comparison {
  readonly a: string;
  readonly b: string;
  readonly test: 'paired';
  readonly quantity: 'log EC50';
}

/** `difference` is that of a and b, in the unit of the response. */
interface PairedFeature extends Omit<FeatureComparison, 'feature'> {
  readonly a: string;
  readonly b: string;
  readonly test: 'paired';
  readonly quantity: CurveFeature;
  readonly ratio: null;
}

/** Do two curves need parameters of their own? All points as independent. */
export interface SharedCurves extends SharingTest {
  readonly a: string;
  readonly b: string;
  readonly test: 'extra-sum-of-squares';
  /** Degrees of freedom of the numerator; `df2` those of the denominator. */
  readonly df: number;
  /** EC50 of a over that of b, where they differ in EC50 alone (parallel curves). */
  readonly ratio: number | null;
  readonly confidence95: Interval | null;
  readonly basis: 'points as independent';
}

/** More pairs of curves than this are not compared by all their points: screens have thousands of curves. */
const mostPairs = 45;

interface CurveRow extends FitPoint {
  readonly curve: string | null;
}

/** Each pair of curves by the EC50s of their experiments, then by their bottoms and by their responses over all doses. */
export function comparedOverExperiments(
  byCurve: ReadonlyMap<string | null, readonly { experiment: string; fit: Fit }[]>,
): (PairedCurves | PairedFeature)[] {
  const curves = [...byCurve].filter(([curve, fits]) => curve !== null && fits.length > 0);
  return curves.flatMap(([nameA, fitsA], index) =>
    curves.slice(index + 1).flatMap(([nameB, fitsB]): (PairedCurves | PairedFeature)[] => {
      const pair = { a: nameA ?? '', b: nameB ?? '', test: 'paired' } as const;
      const features = (['bottom', 'mean response'] as const).flatMap((feature): PairedFeature[] => {
        const compared = compareOverExperiments(feature, fitsA, fitsB);
        if (compared === null) return [];
        const { feature: quantity, ...numbers } = compared;
        return [{ ...pair, quantity, ratio: null, ...numbers }];
      });
      return [{ ...pair, quantity: 'log EC50', ...compareLogEc50(fitsA, fitsB) }, ...features];
    }),
  );
}

/** Each pair of curves by all its points: one curve? parallel? the same plateaus? */
export async function comparedByPoints(
  rows: readonly CurveRow[],
  options: FitOptions,
  file: string,
  runner: Runner,
): Promise<SharedCurves[]> {
  const curves = [...group(rows, ({ curve }) => curve)].flatMap(([curve, points]) =>
    curve === null ? [] : [{ curve, points }],
  );
  const pairs = curves.flatMap((a, index) => curves.slice(index + 1).map((b) => [a, b] as const));
  if (pairs.length > mostPairs) return [];
  const compared: SharedCurves[] = [];
  for (const pair of pairs) {
    const [{ curve: a }, { curve: b }] = pair;
    const result = await runner.run('compareCurves', { curves: pair, options }, `${file} ${a} ${b}`);
    if (!result.ok) throw new Error(result.message);
    const { fits, tests } = result.output;
    const [parallel] = fits.find(({ sharing }) => sharing === 'parallel')?.ratios ?? [];
    for (const one of tests) {
      const isParallel = one.reduced === 'parallel';
      compared.push({
        a,
        b,
        test: 'extra-sum-of-squares',
        ...one,
        df: one.df1,
        ratio: isParallel ? (parallel?.ratio ?? null) : null,
        confidence95: isParallel ? (parallel?.confidence95 ?? null) : null,
        basis: 'points as independent',
      });
    }
  }
  return compared;
}
