import type { AnovaEffect, AnovaRequest } from '#domain/anova';
import type { Problem } from '#domain/problem';
import { anovaEffect, type AnovaGroupValues, type AnovaTest } from './anovaEffect.ts';
import { anovaRefusal } from './anovaRefusal.ts';
import { anovaTests } from './anovaTests.ts';
import { comparisonProblem, obstacleText, type ComparisonPlace } from './comparisonProblem.ts';
import { inEveryExperiment } from './inEveryExperiment.ts';
import { repeatedExperiments } from './repeatedExperiments.ts';
import { sharedExperiments } from './sharedExperiments.ts';

export interface AnalyzedVariance {
  readonly effects: readonly AnovaEffect[];
  readonly problems: readonly Problem[];
}

/**
 * Analysis of variance of the groups of one facet: F tests, with what they mean in words.
 *
 * @param groups - those without values are left out, and with `block` the experiments that not all groups have
 * @param factor - what the groups are by, where there is one factor: `group`, `resistance`
 * @returns effects without numbers where it is refused or impossible; problems `comparison-refused`, `comparison-impossible`,
 *   `experiment-unmatched`, `anova-ignores-experiments`
 */
export function analyzeVariance(
  groups: readonly AnovaGroupValues[],
  request: AnovaRequest,
  factor: string,
  where?: ComparisonPlace,
): AnalyzedVariance {
  const measured = groups.filter(({ values }) => values.length > 0);
  const names = request.kind === 'two-way' ? [...request.factors, request.factors.join(' × ')] : [factor];
  const untested = (flag: string, problem: Problem): AnalyzedVariance => ({
    effects: names.map((name, index) =>
      anovaEffect(measured, request, { name, isInteraction: index === 2, flag }),
    ),
    problems: [problem],
  });
  const refusal = anovaRefusal(measured, request);
  if (refusal !== null) return untested('refused', comparisonProblem('comparison-refused', where, refusal));
  const repeated = repeatedExperiments(measured);
  const used = request.kind === 'block' && repeated === null ? inEveryExperiment(measured, where) : null;
  const tests = repeated === null ? anovaTests(used?.groups ?? measured, request) : 'repeatedExperiment';
  if (typeof tests === 'string') {
    const listed = measured.map(({ label, values }) => `${label} (n = ${values.length})`).join(', ');
    const found = `${request.kind} ANOVA of ${listed === '' ? 'no group' : listed}${repeated === null ? '' : `: ${repeated}`}`;
    return untested(
      'impossible',
      comparisonProblem('comparison-impossible', where, { found, ...obstacleText(tests) }),
    );
  }
  return {
    effects: tests.map((test: AnovaTest, index) =>
      anovaEffect(used?.groups ?? measured, request, {
        name: names[index] ?? factor,
        isInteraction: index === 2,
        test,
        ...(used !== null && used.problems.length > 0 ? { flag: 'unmatchedExperiments' } : {}),
      }),
    ),
    problems: [...(used?.problems ?? []), ...sharedExperiments(measured, request, where)],
  };
}
