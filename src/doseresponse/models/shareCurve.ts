import type { CurveFamily, DoseResponseModel } from './doseResponseModel.ts';

/** Where the derivatives of a share stand in what `ShareCurve.derivatives` writes; z = ln(dose/EC50). */
export const shareSlots = {
  share: 0,
  rest: 1,
  bySlope: 2,
  byZ: 3,
  byShape: 4,
  bySlopeSlope: 5,
  bySlopeZ: 6,
  bySlopeShape: 7,
  byZZ: 8,
  byZShape: 9,
  byShapeShape: 10,
} as const;

/** How much `ShareCurve.derivatives` writes. */
export const shareSlotCount = 11;

/**
 * The shape of a family of curves without its plateaus: the share T of the top in the response, by hillSlope h, z = ln(dose/EC50) and the
 * fifth parameter. T(z = 0) = ½.
 */
export interface ShareCurve extends CurveFamily {
  /** T */
  share(hillSlope: number, z: number, shape: number): number;
  /** 1 − T, with its own digits. */
  rest(hillSlope: number, z: number, shape: number): number;
  /** The same at many doses at once, where the family has a way to do it faster. */
  readonly sharesAtDoses?: DoseResponseModel['sharesAtDoses'];
  /** Writes T and its derivatives in the order of `shareSlots`; z is finite. */
  derivatives(hillSlope: number, z: number, shape: number, out: Float64Array): void;
  /** z at which the top has a share T with rest 1 − T, both given because near 0 and near 1 only one has digits; null where it never has. */
  zAt(hillSlope: number, share: number, rest: number, shape: number): number | null;
}
