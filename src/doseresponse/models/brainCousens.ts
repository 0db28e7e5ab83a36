import { findCrossing } from '#optimize/findCrossing';
import { brainCousensForm } from './brainCousensForm.ts';
import type { DerivedParameter, DoseResponseModel, ShapeParameter } from './doseResponseModel.ts';
import { logistic } from './fourParameterLogistic.ts';
import { modelFromShares } from './modelFromShares.ts';
import { shareSlots as at, type ShareCurve } from './shareCurve.ts';

const scan = [-12, -8, -5, -3, -2, -1, -0.4, 0, 0.4, 0.8, 1.3, 2, 3, 4, 5, 6.5, 8, 10, 13, 17, 22, 30, 40];

const shape: ShapeParameter = {
  name: 'hormesis',
  grid: [0, 0.7, 1.5, 2.5, 4, 6],
  scan,
  scanFor: () => scan,
  limits: [-12, 40],
};

/** N = 1 + (K − 1)e^z/2: what the stimulation makes of the top. */
function stimulation(z: number, k: number): number {
  return (Math.expm1(k) * Math.exp(z)) / 2;
}

/** ln-units beyond the EC50 within which a response is looked for. */
const reach = 60;

const located: Omit<ShareCurve, 'derived' | 'shapeOf'> = {
  shape,
  symmetric: false,
  directions: [-1],
  monotone: false,
  hillSlopeOf(slopeAtEc50, k) {
    // 4·∂T/∂z = 2·(K − 1 + K·hillSlope)/(1 + K) at z = 0
    const stimulus = Math.exp(k);
    const hillSlope = (slopeAtEc50 * (1 + stimulus)) / (2 * stimulus) + Math.expm1(-k);
    return hillSlope < 0 ? hillSlope : null;
  },
  steepness: (hillSlope) => Math.abs(hillSlope),
  logEOffset: (hillSlope, k) => k / hillSlope,
  drcForm: brainCousensForm,
  share: (hillSlope, z, k) => (1 + stimulation(z, k)) * logistic(hillSlope * z - k),
  rest: (hillSlope, z, k) => {
    const w = hillSlope * z - k;
    return logistic(-w) - stimulation(z, k) * logistic(w);
  },

  derivatives(hillSlope, z, k, out) {
    const w = hillSlope * z - k;
    const s = logistic(w);
    const q = logistic(-w);
    const slope = s * q;
    const bend = slope * (q - s);
    const byZ = stimulation(z, k);
    const byK = Math.exp(k + z) / 2;
    const n = 1 + byZ;
    out[at.share] = n * s;
    out[at.rest] = q - byZ * s;
    out[at.bySlope] = n * slope * z;
    out[at.byZ] = byZ * s + n * slope * hillSlope;
    out[at.byShape] = byK * s - n * slope;
    out[at.bySlopeSlope] = n * bend * z * z;
    out[at.bySlopeZ] = byZ * slope * z + n * (bend * z * hillSlope + slope);
    out[at.bySlopeShape] = byK * slope * z - n * bend * z;
    out[at.byZZ] = byZ * s + 2 * byZ * slope * hillSlope + n * bend * hillSlope ** 2;
    out[at.byZShape] = byK * s - byZ * slope + byK * slope * hillSlope - n * bend * hillSlope;
    out[at.byShapeShape] = byK * s - 2 * byK * slope + n * bend;
  },

  zAt(hillSlope, share, rest, k) {
    if (!(share > 0)) return null;
    // from far beyond the EC50 back to the dose from which on the response stays below
    const below = (z: number): number =>
      share < 0.5 ? located.share(hillSlope, z, k) - share : rest - located.rest(hillSlope, z, k);
    const far = reach / Math.max(1, Math.abs(hillSlope));
    if (below(far) > 0) return null;
    for (let z = far - 0.25; z >= -far; z -= 0.25) {
      const f = below(z);
      if (f > 0) return findCrossing(below, { x: z + 0.25, f: below(z + 0.25) }, { x: z, f }, 1e-15);
    }
    return null;
  },
};

/**
 * The Brain–Cousens curve: low doses stimulate (hormesis), high doses inhibit.
 *
 *   y = bottom + (top − bottom + f·dose)/(1 + (dose/e)^−hillSlope),  hillSlope < 0
 *
 * It is fitted by its EC50 (the dose from which on the response stays below half way between top and bottom) and ln K,
 *
 *   y = bottom + (top − bottom)·(1 + (K − 1)·dose/(2·EC50))/(1 + K·(dose/EC50)^−hillSlope),  f = (K − 1)(top − bottom)/(2·EC50)
 *
 * so that bottom and top stay linear, and the interval of the EC50 comes from its own profile. K = 1 is the four-parameter logistic.
 *
 * @source Brain & Cousens 1989, Weed Res 29:93; with the effective dose as a parameter Schabenberger et al. 1999, Weed Sci 47:713; drc
 * BC.5 with b = −hillSlope
 */
export const brainCousens: DoseResponseModel = modelFromShares({
  ...located,
  derived(parameters) {
    const [hillSlope = 0, bottom = 0, top = 0, logEc50 = 0, k = 0] = parameters;
    const ec50 = Math.exp(logEc50);
    const perHeight = Math.expm1(k) / (2 * ec50);
    const f = perHeight * (top - bottom);
    const byK = ((top - bottom) * Math.exp(k)) / (2 * ec50);
    const hormesis = { name: 'hormesis', value: f, gradient: [0, -perHeight, perHeight, -f, byK] } as const;
    // e = EC50·K^(1/hillSlope)
    const e = Math.exp(logEc50 + k / hillSlope);
    const gradient = [(-e * k) / hillSlope ** 2, 0, 0, e, e / hillSlope];
    const all: DerivedParameter[] = [hormesis, { name: 'e', value: e, gradient }];
    return all;
  },
  shapeOf({ hormesis = 0, top = 0, bottom = 0, ec50 = 1 }) {
    return Math.log1p((2 * hormesis * ec50) / (top - bottom));
  },
});
