import type { DerivedParameter, DrcForm, ShapeParameter } from './doseResponseModel.ts';
import { modelFromShares } from './modelFromShares.ts';
import { shareSlots as at, type ShareCurve } from './shareCurve.ts';

/** A share and its derivatives by the argument v and the fifth parameter. */
export type ArgumentSlots = Float64Array;

/** Where they stand: S, 1 − S, S′, S″, and by shape. */
export const argumentSlots = {
  share: 0,
  rest: 1,
  byV: 2,
  byVV: 3,
  byShape: 4,
  byVShape: 5,
  byShapeShape: 6,
} as const;

/** A share that depends on dose through v = hillSlope·ln(dose/e) alone: S(v) rises from 0 to 1. */
export interface ArgumentFamily {
  readonly shape: ShapeParameter | null;
  readonly symmetric: boolean;
  /** S(0) = ½, so that e is the EC50. */
  readonly isCentred: boolean;
  share(v: number, shape: number): number;
  rest(v: number, shape: number): number;
  /** Writes in the order of `argumentSlots`. */
  derivatives(v: number, shape: number, out: ArgumentSlots): void;
  /** v at a share in (0, 1), whose rest is given as well. */
  argumentAt(share: number, rest: number, shape: number): number;
  /** v at share ½ with its first and second derivative by shape. */
  half(shape: number): readonly [value: number, byShape: number, byShapeShape: number];
  /** S′(v) at share ½. */
  slopeAtHalf(shape: number): number;
  /** ln of the share falls with v at this rate far out on one side, where it is less than 1. */
  readonly flatterEnd?: (shape: number) => number;
  /** The fifth parameter as people write it, from the scale of the fit, and back. */
  readonly toUser?: (shape: number) => number;
  readonly fromUser?: (value: number) => number;
}

/**
 * The share of a family by v = hillSlope·z + half(shape), so that z = ln(dose/EC50) is 0 half way between the plateaus.
 */
export function sharesFromArgument(family: ArgumentFamily): ShareCurve {
  const inner = new Float64Array(7);
  // searches ask for dose after dose of one curve
  let [halfShape, halfOffset] = [0, family.half(0)[0]];
  const argument = (hillSlope: number, z: number, shape: number): number => {
    if (shape !== halfShape) [halfShape, halfOffset] = [shape, family.half(shape)[0]];
    return hillSlope * z + halfOffset;
  };
  return {
    shape: family.shape,
    symmetric: family.symmetric,
    directions: [-1, 1],
    monotone: true,
    // 4·∂S/∂z at the EC50 is hillSlope for a 4PL
    hillSlopeOf: (slopeAtEc50, shape) => slopeAtEc50 / (4 * family.slopeAtHalf(shape)),
    steepness: (hillSlope, shape) => Math.abs(hillSlope) * (family.flatterEnd?.(shape) ?? 1),
    logEOffset: family.isCentred ? null : (hillSlope, shape) => -family.half(shape)[0] / hillSlope,
    drcForm: family.isCentred ? null : () => formByE(family),
    share: (hillSlope, z, shape) => family.share(argument(hillSlope, z, shape), shape),
    rest: (hillSlope, z, shape) => family.rest(argument(hillSlope, z, shape), shape),

    derivatives(hillSlope, z, shape, out) {
      const half = family.half(shape);
      family.derivatives(hillSlope * z + half[0], shape, inner);
      const byV = inner[argumentSlots.byV] ?? 0;
      const byVV = inner[argumentSlots.byVV] ?? 0;
      out[at.share] = inner[argumentSlots.share] ?? 0;
      out[at.rest] = inner[argumentSlots.rest] ?? 0;
      out[at.bySlope] = byV * z;
      out[at.byZ] = byV * hillSlope;
      out[at.bySlopeSlope] = byVV * z * z;
      out[at.bySlopeZ] = byVV * hillSlope * z + byV;
      out[at.byZZ] = byVV * hillSlope * hillSlope;
      if (family.shape === null) return;
      const [, offsetByShape, offsetByShapeShape] = half;
      const byShape = inner[argumentSlots.byShape] ?? 0;
      const byVShape = inner[argumentSlots.byVShape] ?? 0;
      const byShapeShape = inner[argumentSlots.byShapeShape] ?? 0;
      out[at.byShape] = byV * offsetByShape + byShape;
      out[at.bySlopeShape] = (byVV * offsetByShape + byVShape) * z;
      out[at.byZShape] = (byVV * offsetByShape + byVShape) * hillSlope;
      out[at.byShapeShape] =
        byVV * offsetByShape ** 2 + byV * offsetByShapeShape + 2 * byVShape * offsetByShape + byShapeShape;
    },

    zAt(hillSlope, share, rest, shape) {
      if (!(share > 0) || !(rest > 0)) return null;
      return (family.argumentAt(share, rest, shape) - family.half(shape)[0]) / hillSlope;
    },

    derived(parameters) {
      const [, , , logEc50 = 0, shape = 0] = parameters;
      const all: DerivedParameter[] = [];
      if (family.shape !== null) {
        const value = family.toUser?.(shape) ?? shape;
        // the fifth parameter is fitted as its logarithm
        all.push({ name: family.shape.name, value, gradient: [0, 0, 0, 0, value] });
      }
      return family.isCentred ? all : [...all, eOf(parameters, family.half(shape), logEc50)];
    },

    shapeOf: (parameters) =>
      family.shape === null ? 0 : (family.fromUser?.(parameters[family.shape.name] ?? 1) ?? 0),
  };
}

/** The same curves located where v = 0. */
function formByE(family: ArgumentFamily): DrcForm {
  return {
    curves: modelFromShares(sharesFromArgument({ ...family, isCentred: true, half: () => [0, 0, 0] })),
    vectorOf([hillSlope = 0, bottom = 0, top = 0, logEc50 = 0, ...shape]) {
      return [hillSlope, bottom, top, logEc50 - family.half(shape[0] ?? 0)[0] / hillSlope, ...shape];
    },
  };
}

/** ln e = ln EC50 − half(shape)/hillSlope, where v = 0. */
function eOf(
  [hillSlope = 0]: readonly number[],
  [offset, offsetByShape]: readonly [number, number, number],
  logEc50: number,
): DerivedParameter {
  const value = Math.exp(logEc50 - offset / hillSlope);
  const gradient = [(value * offset) / hillSlope ** 2, 0, 0, value, (-value * offsetByShape) / hillSlope];
  return { name: 'e', value, gradient };
}
