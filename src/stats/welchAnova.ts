import {
  groupsFTest,
  roundingOf,
  summarizeGroups,
  type GroupsFTest,
  type GroupsImpossible,
} from './groupSummary.ts';
import { squaresAroundWeightedMean } from './weightedMean.ts';

export type WelchAnova = GroupsFTest<'welch anova'> | GroupsImpossible<'welch anova'>;

/**
 * Welch's analysis of variance: do groups have different means, whatever their variances?
 *
 * F = [Σ wᵢ (x̄ᵢ − x̃)²/(k − 1)] / [1 + 2(k − 2) Λ/(k² − 1)], df2 = (k² − 1)/(3 Λ), with wᵢ = nᵢ/sᵢ², x̃ = Σ wᵢ x̄ᵢ/W, W = Σ wᵢ,
 * Λ = Σ (1 − wᵢ/W)²/(nᵢ − 1).
 *
 * @param groups - at least two, each with at least two values that scatter, in the same unit
 * @source Welch, Biometrika 38:330 (1951); R stats::oneway.test
 */
export function welchAnova(groups: readonly (readonly number[])[]): WelchAnova {
  const method = 'welch anova';
  const summaries = summarizeGroups(groups);
  const sds = summaries.map(({ sd }) => sd ?? 0);
  const smallest = Math.min(...sds);
  if (summaries.some(({ n }) => n < 2)) {
    return { kind: 'impossible', method, groups: summaries, obstacle: 'tooFewValues' };
  }
  if (groups.some((group, index) => !((sds[index] ?? 0) > roundingOf(group)))) {
    return { kind: 'impossible', method, groups: summaries, obstacle: 'noVariance' };
  }
  // in units of the smallest SD: squares of tiny or huge SDs would leave the doubles
  const parts = summaries.map((group, index) => ({
    mean: group.mean / smallest,
    weight: group.n * (smallest / (sds[index] ?? 0)) ** 2,
  }));
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  const between = squaresAroundWeightedMean(parts);
  const k = summaries.length;
  const uncertainty = parts.reduce(
    (sum, { weight }, index) => sum + (1 - weight / total) ** 2 / ((summaries[index]?.n ?? 0) - 1),
    0,
  );
  const statistic = between / (k - 1) / (1 + (2 * (k - 2) * uncertainty) / (k * k - 1));
  const df1 = k - 1;
  const df2 = (k * k - 1) / (3 * uncertainty);
  return groupsFTest(method, summaries, statistic, df1, df2);
}
