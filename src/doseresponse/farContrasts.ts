import type { DoseResponseModel } from './models/doseResponseModel.ts';
import { shareContrasts, writeContrasts, type DoseColumns, type ShareContrasts } from './shareContrasts.ts';

/** The curves with one EC50, over all slopes, close enough together that what lies between two of them is near one of them. */
export interface FarContrasts {
  readonly contrasts: ShareContrasts;
  /** The widest angle between neighbours. */
  readonly gap: number;
}

const wantedGap = 0.025;
/** More than the angle by which any contrast is off the great circle through its neighbours; measured: 7e-4. */
const offCircle = 1.25e-3;
/** In ln|hillSlope|; between wider ones the contrasts could go out and come back. */
const widestStep = 0.25;
/** Steep curves so far outside are flat for a double at every dose: from here on to within this part of the slope. */
const wantedEdge = 1e-3;
const mostRows = 400;

/**
 * The contrasts of all slopes for an EC50 outside the doses.
 *
 * @param logSlopes - ascending; more are put in between where neighbours differ
 */
export function farContrasts(
  model: DoseResponseModel,
  columns: DoseColumns,
  logEc50: number,
  logSlopes: readonly number[],
): FarContrasts {
  let scan = [...logSlopes];
  for (;;) {
    const places = scan.map((logSlope) => [-Math.exp(logSlope), logEc50] as const);
    const contrasts = shareContrasts(model, columns, places);
    const angles = scan.slice(1).map((_, row) => angleAfter(contrasts, row, columns.weight));
    const gap = Math.max(...angles.map((angle) => angle ?? 0));
    const isOpen = (row: number): boolean => {
      const width = (scan[row + 1] ?? Infinity) - (scan[row] ?? 0);
      const angle = angles[row];
      if (angle === null) return width > wantedEdge;
      return (angle ?? 0) > wantedGap || ((angle ?? 0) > 0 && width > widestStep);
    };
    const open = scan.map((_, row) => row + 1 < scan.length && isOpen(row));
    if (!open.includes(true) || scan.length > mostRows) return { contrasts, gap };
    scan = scan.flatMap((x, row) => (open[row] === true ? [x, (x + (scan[row + 1] ?? x)) / 2] : [x]));
  }
}

/** Used again from call to call. */
let products = new Float64Array(512);

/**
 * Whether every curve with this EC50 leaves a sum of squares above a level.
 *
 * What lies between two neighbours is hardly off the great circle through them, and no point of that circle between them is closer to
 * the responses than the contrast of the nearer neighbour times 1/cos(gap/2).
 *
 * @param scatter - S₀ of the responses
 * @returns false also where nothing is proven
 */
export function farSumsAreAbove(
  { contrasts, gap }: FarContrasts,
  responses: Float64Array,
  scatter: number,
  level: number,
): boolean {
  if (products.length < contrasts.count) products = new Float64Array(2 * contrasts.count);
  writeContrasts(contrasts, responses, products);
  let most = 0;
  for (let i = 0; i < contrasts.count; i++) {
    const contrast = Math.abs(products[i] ?? 0);
    if (contrast > most) most = contrast;
  }
  const reach = most / Math.cos(gap / 2) + offCircle * Math.sqrt(scatter);
  return scatter - reach * reach > level;
}

/** The angle of neighbours, either of which may stand the other way round; null between a curve and one that is flat. */
function angleAfter(
  { byDose, count, doseCount }: ShareContrasts,
  index: number,
  weight: Float64Array,
): number | null {
  let [product, square, squareAfter] = [0, 0, 0];
  for (let dose = 0; dose < doseCount; dose++) {
    const [a, b] = [byDose[dose * count + index] ?? 0, byDose[dose * count + index + 1] ?? 0];
    product += (a * b) / (weight[dose] ?? 1);
    square += a * a;
    squareAfter += b * b;
  }
  if (square === 0 && squareAfter === 0) return 0;
  if (square === 0 || squareAfter === 0) return null;
  return Math.acos(Math.min(1, Math.abs(product)));
}
