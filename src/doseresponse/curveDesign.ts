import { farContrasts, type FarContrasts } from './farContrasts.ts';
import type { DoseResponseModel } from './models/doseResponseModel.ts';
import { logEc50Grid, profiledLogSlopes, startSlopes } from './searchGrids.ts';
import { shareContrasts, type DoseColumns, type ShareContrasts } from './shareContrasts.ts';

/**
 * What a search needs to know of doses and weights alone, for a model without a fifth parameter of which nothing is held and whose
 * mirror images are curves of the same family. All curves of a plate have it in common.
 */
export interface CurveDesign extends DoseColumns {
  readonly model: DoseResponseModel;
  /** ln EC50 of the start grid, by row. */
  readonly locations: readonly number[];
  /** hillSlope of the start grid, by column. */
  readonly slopes: readonly number[];
  /** The start grid, location after location. */
  readonly starts: ShareContrasts;
  /** An EC50 as good as infinitely far below the doses. */
  readonly farLow: FarContrasts;
  /** The same above them. */
  readonly farHigh: FarContrasts;
}

/**
 * The design of some doses and weights.
 *
 * @param logDoses - ln of the distinct doses above 0, ascending
 * @param far - ln-units beyond the doses at which an EC50 is as good as infinitely far
 */
export function curveDesign(
  model: DoseResponseModel,
  columns: DoseColumns,
  logDoses: readonly number[],
  far: number,
): CurveDesign {
  const locations = logEc50Grid(logDoses);
  const slopes = startSlopes.map((size) => -size);
  const places = locations.flatMap((logEc50) => slopes.map((slope) => [slope, logEc50] as const));
  const farAt = (logEc50: number): FarContrasts => farContrasts(model, columns, logEc50, profiledLogSlopes);
  return {
    model,
    logDose: columns.logDose,
    weight: columns.weight,
    locations,
    slopes,
    starts: shareContrasts(model, columns, places),
    farLow: farAt((logDoses[0] ?? 0) - far),
    farHigh: farAt((logDoses.at(-1) ?? 0) + far),
  };
}

/** Designs that were met last, the latest first. */
const remembered: CurveDesign[] = [];
const mostRemembered = 8;

/** The same, from memory where the doses and weights were among the last ones. */
export function rememberedDesign(...request: Parameters<typeof curveDesign>): CurveDesign {
  const [model, columns] = request;
  const index = remembered.findIndex(
    (design) =>
      design.model === model &&
      sameNumbers(design.logDose, columns.logDose) &&
      sameNumbers(design.weight, columns.weight),
  );
  const [found] = index < 0 ? [curveDesign(...request)] : remembered.splice(index, 1);
  if (found === undefined) throw new Error('a design that was found is not there');
  remembered.unshift(found);
  if (remembered.length > mostRemembered) remembered.pop();
  return found;
}

/** Whether two columns hold the same numbers. */
export function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
