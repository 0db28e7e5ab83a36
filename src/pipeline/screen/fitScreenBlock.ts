import type { FitOptions, FitOutcome } from '#domain/fit';
import type { Problem } from '#domain/problem';
import { screenCurve } from '#doseresponse/screen/screenCurve';
import { screenRow } from '#report/screenTable';
import { curvesOfBlock } from './curvesOfBlock.ts';
import type { ScreenBlock } from './screenBlocks.ts';
import type { ScreenLayout } from './screenLayout.ts';

export interface ScreenBlockInput {
  readonly block: ScreenBlock;
  readonly layout: ScreenLayout;
  readonly options: FitOptions;
  readonly file: string;
}

/** One curve of a block: the row of the table, and what became of it. */
export interface ScreenedRow {
  readonly curve: string;
  readonly line: number;
  readonly outcome: FitOutcome;
  /** A line of CSV. */
  readonly row: string;
}

export interface ScreenedBlock {
  readonly curves: readonly ScreenedRow[];
  /** The first ones; `problemCount` says how many there were. */
  readonly problems: readonly Problem[];
  readonly problemCount: number;
}

/** More problems of one block than anybody reads are only counted. */
const mostProblems = 20;

/**
 * Fits the curves of one block.
 *
 * @returns problems of rows that were left out; see `curvesOfBlock`
 */
export function fitScreenBlock({ block, layout, options, file }: ScreenBlockInput): ScreenedBlock {
  const problems: Problem[] = [];
  let problemCount = 0;
  const curves = curvesOfBlock(block, layout, (problem) => {
    problemCount++;
    if (problems.length < mostProblems) problems.push({ ...problem, file });
  }).map(({ curve, line, points }): ScreenedRow => {
    const fit = screenCurve(points, options);
    return { curve, line, outcome: fit.outcome, row: screenRow({ curve, fit }) };
  });
  return { curves, problems, problemCount };
}
