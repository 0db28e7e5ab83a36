import type {
  Fit,
  FitOptions,
  FitParameter,
  FitPoint,
  Interval,
  ParameterAtBound,
  ParameterBounds,
} from '#domain/fit';
import { boundGradient } from './boundGradient.ts';
import { collapseReplicates } from './curveData.ts';
import { farBeyondDoses, jumpSteepness } from './curveProblem.ts';

/** How much lower a limiting curve must be to be taken for better, as a part of the sum. */
const resolvable = 1e-9;

/** A fit with some parameters held, and no bounds. */
type Fitter = (points: readonly FitPoint[], options: FitOptions) => Fit;

/**
 * The best curve of which every bounded parameter lies within its bounds.
 *
 * If the best curve of all lies within them, it is that. If not, the best one lies on the border: with one of the bounded parameters at one of
 * its bounds, which is a fit with that parameter held, and so on. Of all of these that are proven minima over the parameters they leave free
 * and lie within the bounds, the one with the lowest sum of squares; proven when the sum of squares would only fall beyond each bound that
 * it lies on (Karush, Kuhn and Tucker).
 *
 * @returns the fit with the parameters on a bound as held there: they have no error, and errors, intervals and degrees of freedom are those of
 * the others. An EC50 on a bound is not estimated. Flag `atBound`, and which bounds in `atBounds`. Where no such curve is proven, what the fit without bounds says
 * @source Nocedal & Wright, Numerical Optimization, 2nd ed., chapter 12; each fit as without bounds
 */
export function fitWithBounds(
  points: readonly FitPoint[],
  options: FitOptions,
  bounds: ParameterBounds,
  fit: Fitter,
): Fit {
  // of the many fits only one needs its profiles
  const quick: FitOptions = { ...options, confidence: 'wald' };
  const seen = new Set<string>();
  let best: { readonly rss: number; readonly at: readonly ParameterAtBound[] } | null = null;
  const look = (at: readonly ParameterAtBound[]): void => {
    const key = at
      .map(({ parameter, side }) => `${parameter} ${side}`)
      .toSorted()
      .join();
    if (seen.has(key)) return;
    seen.add(key);
    const found = fit(points, heldAtBounds(quick, at));
    const { parameters, rss } = found;
    if (parameters !== null && rss !== null && isWithin(found, bounds, at)) {
      const isProven = at.every((one) => fallsBeyond(points, options, found, one));
      if (isProven && (best === null || rss < best.rss)) best = { rss, at };
      return;
    }
    for (const one of moreBounds(bounds, at)) look([...at, one]);
  };
  const free = fit(points, quick);
  if (free.flags.includes('tooFewDoses')) return { ...free, atBounds: [] };
  look([]);
  const chosen = best as { readonly rss: number; readonly at: readonly ParameterAtBound[] } | null;
  const isLowest = (rss: number): boolean =>
    free.parameters !== null || limitSum(points, quick, bounds, fit) >= rss * (1 - resolvable);
  if (chosen === null || !isLowest(chosen.rss)) return withoutProof(fit(points, options));
  const found = fit(points, heldAtBounds(options, chosen.at));
  return chosen.at.length === 0 ? { ...found, atBounds: [] } : withBoundsSaid(found, chosen.at);
}

/** The lowest sum of squares of curves within the bounds that jump, or whose EC50 is as good as infinitely far. */
function limitSum(
  points: readonly FitPoint[],
  options: FitOptions,
  bounds: ParameterBounds,
  fit: Fitter,
): number {
  const { logDoses, smallestLogStep } = collapseReplicates(points);
  const jump = jumpSteepness / smallestLogStep;
  const far = [
    Math.exp((logDoses[0] ?? 0) - farBeyondDoses),
    Math.exp((logDoses.at(-1) ?? 0) + farBeyondDoses),
  ];
  const isFree = (name: FitParameter): boolean =>
    options.fixed[name] === undefined && bounds[name] === undefined;
  const limits: FitOptions['fixed'][] = [
    ...(isFree('hillSlope') ? [{ hillSlope: -jump }, { hillSlope: jump }] : []),
    ...(isFree('ec50') ? far.map((ec50) => ({ ec50 })) : []),
  ];
  const sums = limits.map((limit) => {
    const held = { ...options, fixed: { ...options.fixed, ...limit } };
    const found = fitWithBounds(points, held, bounds, fit);
    return found.parameters === null ? Infinity : (found.rss ?? Infinity);
  });
  return Math.min(Infinity, ...sums);
}

function heldAtBounds(options: FitOptions, at: readonly ParameterAtBound[]): FitOptions {
  const held = at.map(({ parameter, value }) => [parameter, value] as const);
  return { ...options, fixed: { ...options.fixed, ...Object.fromEntries(held) } };
}

/** The bounds of parameters that are not on one yet. */
function moreBounds(bounds: ParameterBounds, at: readonly ParameterAtBound[]): ParameterAtBound[] {
  return (Object.entries(bounds) as [FitParameter, Interval][]).flatMap(([parameter, [low, high]]) => {
    if (at.some((one) => one.parameter === parameter)) return [];
    const lower = low === null ? [] : [{ parameter, side: 'lower', value: low } as const];
    const upper = high === null ? [] : [{ parameter, side: 'upper', value: high } as const];
    return [...lower, ...upper];
  });
}

/** Whether the parameters that are not on a bound lie within theirs. */
export function isWithin(
  { parameters }: Pick<Fit, 'parameters'>,
  bounds: ParameterBounds,
  at: readonly ParameterAtBound[],
): boolean {
  return (Object.entries(bounds) as [FitParameter, Interval][]).every(([parameter, [low, high]]) => {
    if (at.some((one) => one.parameter === parameter)) return true;
    const value = parameters?.[parameter];
    return value !== undefined && (low === null || value >= low) && (high === null || value <= high);
  });
}

/** Whether the sum of squares falls, if at all, only beyond the bound. */
function fallsBeyond(
  points: readonly FitPoint[],
  options: FitOptions,
  { parameters }: Fit,
  { parameter, side }: ParameterAtBound,
): boolean {
  if (parameters === null) return false;
  const uphill = boundGradient(points, options, parameters, parameter);
  return side === 'lower' ? uphill >= 0 : uphill <= 0;
}

/** A curve outside the bounds is none; what the fit says about the data without them stays. */
function withoutProof(found: Fit): Fit {
  const reason = 'No curve within the bounds is a proven minimum.';
  const outcome = found.outcome === 'estimated' ? 'notIdentified' : found.outcome;
  return {
    ...found,
    outcome,
    flags: [...found.flags, 'noMinimumInBounds'],
    reason: `${reason} Without bounds: ${found.reason}`,
    parameters: null,
    standardErrors: {},
    confidence95: {},
    profile95: {},
    bound: null,
    ic50Absolute: null,
    ic50AbsoluteConfidence95: null,
    effectiveDoses: [],
    band: [],
    area: null,
    converged: false,
    atBounds: [],
  };
}

function withBoundsSaid(found: Fit, at: readonly ParameterAtBound[]): Fit {
  const words = at.map(({ parameter, side, value }) => `${parameter} lies on its ${side} bound (${value})`);
  const others = 'errors and intervals of the others are as if it were held there';
  const isEc50 = at.some(({ parameter }) => parameter === 'ec50');
  return {
    ...found,
    // an EC50 that the bound stopped is not what the data say
    outcome: isEc50 && found.outcome === 'estimated' ? 'notIdentified' : found.outcome,
    flags: [...found.flags, 'atBound'],
    reason: `${found.reason} ${words.join(', ')}: ${others}.`,
    atBounds: at,
  };
}
