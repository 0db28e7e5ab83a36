import type { Place, Problem } from '#domain/problem';
import type { ProblemCode } from '#domain/problemCode';
import type { PairObstacle } from './pairTest.ts';

/** What was asked for and where, so that a problem can say so. */
export interface ComparisonPlace {
  /** The protocol or table that asks for the comparison. */
  readonly file: string | null;
  readonly place: Place | null;
  /** `BT474`; null when there is one facet only. */
  readonly facet: string | null;
}

const nowhere: ComparisonPlace = { file: null, place: null, facet: null };

const severities: Readonly<Partial<Record<ProblemCode, Problem['severity']>>> = {
  'comparison-refused': 'error',
  'group-not-found': 'error',
  'stars-out-of-reach': 'note',
  'anova-ignores-experiments': 'note',
};

/** A problem of one comparison; a refusal is an error because what was asked for is not there, poor data are a warning. */
export function comparisonProblem(
  code: ProblemCode,
  where: ComparisonPlace = nowhere,
  text: Pick<Problem, 'found' | 'expected' | 'fix'>,
): Problem {
  const severity = severities[code] ?? 'warning';
  const found = where.facet === null ? text.found : `${where.facet}: ${text.found}`;
  return { code, severity, file: where.file, place: where.place, ...text, found };
}

/** Why there is no p, in words, with what helps. */
export function obstacleText(
  obstacle: PairObstacle | 'repeatedExperiment' | 'noValues' | 'emptyCell',
): Pick<Problem, 'expected' | 'fix'> {
  switch (obstacle) {
    case 'tooFewValues':
      return {
        expected: 'at least two values in each group, or two experiments that both groups have',
        fix: 'Repeat the experiment; with n = 1 there is no scatter to measure a difference against.',
      };
    case 'noValues':
      return {
        expected: 'at least two values in each group, or two experiments that both groups have',
        fix: 'Look at the other problems for why a group has no value, or take it out of the comparisons.',
      };
    case 'emptyCell':
      return {
        expected:
          'two or more levels of each factor, and values of every level of the one with every level of the other',
        fix: 'Add the missing group, or leave out the level that lacks it.',
      };
    case 'noVariance':
      return {
        expected: 'values that scatter; without scatter there is nothing to measure a difference against',
        fix: 'Look whether one value was copied into several experiments.',
      };
    case 'notPositive':
      return {
        expected: 'values above 0, because the test takes the logarithms of their ratios',
        fix: 'Write `test: paired` on a scale that was not divided by a group, or compare the viability.',
      };
    case 'allTied':
    case 'noDifference':
      return {
        expected: 'values that differ; where all are equal there is no order to rank',
        fix: 'Look whether one value was copied into several experiments.',
      };
    case 'repeatedExperiment':
      return {
        expected: 'one value per group and experiment, because n counts experiments',
        fix: 'Choose one dose, time or treatment with `where:`, so that one value per experiment is left.',
      };
  }
}
