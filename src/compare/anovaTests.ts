import type { AnovaRequest } from '#domain/anova';
import { blockAnova } from '#stats/blockAnova';
import { oneWayAnova } from '#stats/oneWayAnova';
import { twoWayAnova } from '#stats/twoWayAnova';
import { welchAnova } from '#stats/welchAnova';
import type { AnovaGroupValues, AnovaTest } from './anovaEffect.ts';
import { numbersOf } from './comparedSide.ts';
import type { PairObstacle } from './pairTest.ts';

/**
 * The F tests of an analysis of variance: one, or rows, columns and interaction of two factors.
 *
 * @param groups - with values; for `block` all in the same experiments, in the same order
 * @returns or why there are none
 */
export function anovaTests(
  groups: readonly AnovaGroupValues[],
  request: AnovaRequest,
): readonly AnovaTest[] | PairObstacle | 'noValues' | 'emptyCell' {
  if (groups.length < 2) return 'noValues';
  const numbers = groups.map(({ values }) => numbersOf(values));
  switch (request.kind) {
    case 'one-way': {
      const result = oneWayAnova(numbers);
      if (result.kind === 'impossible') return result.obstacle;
      return [
        { ...result, sumOfSquares: result.sumOfSquaresBetween, sumOfSquaresError: result.sumOfSquaresWithin },
      ];
    }
    case 'welch': {
      const result = welchAnova(numbers);
      return result.kind === 'impossible'
        ? result.obstacle
        : [{ ...result, sumOfSquares: null, sumOfSquaresError: null }];
    }
    case 'block': {
      if (numbers[0]?.length === 0) return 'noValues';
      const result = blockAnova(numbers);
      if (result.kind === 'impossible') return result.obstacle;
      return [
        { ...result, sumOfSquares: result.sumOfSquaresBetween, sumOfSquaresError: result.sumOfSquaresLeft },
      ];
    }
    case 'two-way': {
      const [rows, columns] = [levelsOf(groups, 0), levelsOf(groups, 1)];
      if (rows.length < 2 || columns.length < 2) return 'emptyCell';
      const cells = rows.map((row) => columns.map((column) => valuesAt(groups, row, column)));
      const result = twoWayAnova(cells, request.sumsOfSquares);
      if (result.kind === 'impossible') return result.obstacle;
      const { df2, sumOfSquaresWithin } = result;
      return [result.rows, result.columns, result.interaction].map((effect) => ({
        ...effect,
        df1: effect.df,
        df2,
        sumOfSquaresError: sumOfSquaresWithin,
      }));
    }
  }
}

function levelsOf(groups: readonly AnovaGroupValues[], factor: 0 | 1): string[] {
  return [...new Set(groups.map(({ levels }) => levels[factor] ?? ''))];
}

function valuesAt(groups: readonly AnovaGroupValues[], row: string, column: string): number[] {
  return groups
    .filter(({ levels }) => levels[0] === row && levels[1] === column)
    .flatMap(({ values }) => numbersOf(values));
}
