import { farContrasts, type FarContrasts } from './farContrasts.ts';
import { farBeyondDoses, type CurveProblem } from './curveProblem.ts';
import { parameterCountOf, type DoseResponseModel } from './models/doseResponseModel.ts';
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
 */
function curveDesign(
  model: DoseResponseModel,
  columns: DoseColumns,
  logDoses: readonly number[],
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
    farLow: farAt((logDoses[0] ?? 0) - farBeyondDoses),
    farHigh: farAt((logDoses.at(-1) ?? 0) + farBeyondDoses),
  };
}

/** Designs that were met last, the latest first. */
const remembered: CurveDesign[] = [];
const mostRemembered = 8;

/** The design of a problem, from memory where its doses and weights were among the last ones; null where it can have none. */
export function designOf({ data, model, parameterCount }: CurveProblem): CurveDesign | null {
  if (!model.symmetric || model.shape !== null || parameterCount < parameterCountOf(model)) return null;
  const { columns } = data;
  const index = remembered.findIndex(
    (design) =>
      design.model === model &&
      sameNumbers(design.logDose, columns.logDose) &&
      sameNumbers(design.weight, columns.weight),
  );
  const [known] = index < 0 ? [] : remembered.splice(index, 1);
  const design = known ?? curveDesign(model, columns, data.logDoses);
  remembered.unshift(design);
  if (remembered.length > mostRemembered) remembered.pop();
  return design;
}

/** Whether two columns hold the same numbers. */
function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
