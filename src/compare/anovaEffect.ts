import type { AnovaEffect, AnovaRequest, FTest } from '#domain/anova';
import { brownForsythe } from '#stats/brownForsythe';
import { mean, sampleSd } from '#stats/moments';
import { anovaMeaning } from './anovaMeaning.ts';
import { numbersOf, type ReplicateGroup } from './comparedSide.ts';

/** A group with its level of each factor: `T+P`, or `T+P` and `T-DM1`. */
export type AnovaGroupValues = ReplicateGroup & { readonly levels: readonly string[] };

/** An F test with the sums of squares it is made of; null where there are none. */
export interface AnovaTest extends FTest {
  readonly sumOfSquares: number | null;
  readonly sumOfSquaresError: number | null;
}

/** One line of an analysis: what is tested, what came out, and what must be said with it. */
export interface AnovaLine {
  readonly name: string;
  readonly isInteraction: boolean;
  /** Without it there is no p. */
  readonly test?: AnovaTest;
  readonly flag?: string;
}

/** Scatter differs when the Brown–Forsythe test says so at this level; only then is the assumption of one variance called into question. */
const unequalBelow = 0.05;

/**
 * The effect that an F test amounts to, with effect sizes and, beside it, the test of the variances.
 *
 * Partial η² = F·df1/(F·df1 + df2), partial ω² = df1(F − 1)/(df1(F − 1) + N).
 *
 * @source Olejnik, Algina, Psychol Methods 8:434 (2003); for Welch's F: Carroll, Nordholm, Educ Psychol Meas 35:541 (1975)
 */
export function anovaEffect(
  groups: readonly AnovaGroupValues[],
  request: AnovaRequest,
  { name, isInteraction, test, flag }: AnovaLine,
): AnovaEffect {
  const numbers = groups.map(({ values }) => numbersOf(values));
  const n = numbers.flat().length;
  const basis = groups[0]?.values[0]?.basis ?? 'biological';
  const variances = request.kind === 'block' ? null : scatterTest(numbers);
  const { statistic = null, df1 = null, df2 = null, p = null, log10p = null } = test ?? {};
  const effect: AnovaEffect = {
    anova: request.kind,
    effect: name,
    isInteraction,
    statistic,
    df1,
    df2,
    p,
    log10p,
    sumOfSquares: test?.sumOfSquares ?? null,
    sumOfSquaresError: test?.sumOfSquaresError ?? null,
    etaSquared:
      test === undefined ? null : (test.statistic * test.df1) / (test.statistic * test.df1 + test.df2),
    omegaSquared: test === undefined ? null : omegaSquared(test, n),
    sumsOfSquaresType: request.kind === 'two-way' ? request.sumsOfSquares : null,
    n,
    groups: groups.map(({ levels }, index) => ({
      levels,
      n: numbers[index]?.length ?? 0,
      mean: mean(numbers[index] ?? []),
      sd: sampleSd(numbers[index] ?? []),
    })),
    variances,
    basis,
    flags: [
      ...(flag === undefined ? [] : [flag]),
      ...(basis === 'technical' ? ['technicalN'] : []),
      ...(numbers.some(({ length }) => length < 3) ? ['smallN'] : []),
      ...(request.kind !== 'welch' && variances !== null && variances.p < unequalBelow
        ? ['unequalVariances']
        : []),
      ...(request.kind === 'two-way' && new Set(numbers.map(({ length }) => length)).size > 1
        ? ['unequalN']
        : []),
    ],
    meaning: '',
  };
  return { ...effect, meaning: anovaMeaning(effect, request) };
}

function omegaSquared({ statistic, df1 }: FTest, n: number): number {
  const beyondChance = df1 * (statistic - 1);
  return beyondChance / (beyondChance + n);
}

function scatterTest(numbers: readonly (readonly number[])[]): FTest | null {
  if (numbers.length < 2) return null;
  const result = brownForsythe(numbers);
  if (result.kind === 'impossible') return null;
  const { statistic, df1, df2, p, log10p } = result;
  return { statistic, df1, df2, p, log10p };
}
