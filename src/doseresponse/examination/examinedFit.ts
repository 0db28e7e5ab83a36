import type { Fit, FitOptions, FitPoint, Interval, LackOfFit, OtherModel, PointInfluence } from '#domain/fit';
import { printedNumber, printedP } from '#domain/printedNumber';
import { collapseReplicates } from '../curveData.ts';
import { curveProblem } from '../curveProblem.ts';
import { findOptimum } from '../findOptimum.ts';
import { fitCurve } from '../fitCurve.ts';
import { heldParameters } from '../fitInput.ts';
import { modelOfName } from '../models/modelOfName.ts';
import { saidOf } from '../weighting/weightedFit.ts';
import { weighPoints } from '../weighting/weighPoints.ts';
import { betterModels } from './betterModels.ts';
import { lackOfFit } from './lackOfFit.ts';
import { pointInfluence } from './pointInfluence.ts';

/** p of the F test below which a curve is said to miss the means: of a hundred good curves one. */
const lackOfFitP = 0.01;

/** A point drives a fit when without it the EC50 moves by more than this, and by more than one standard error. */
const drivingFold = 1.5;

/**
 * Fits a curve and asks what a statistician would ask of it: does it miss the mean responses (`lackOfFit`)? would an asymmetric curve, or
 * one that low doses stimulate, be better (`better5PL`, `betterHormesis`)? does its EC50 hang on one point (`pointDrivesFit`)? does its
 * profile stay open on a side of plateau or slope (`profileOpen`)?
 *
 * @returns the fit of `fitCurve`, no number changed, with what was found beside it, flags for what has to be said, and `reason` in words
 */
export function examinedFit(points: readonly FitPoint[], options: FitOptions): Fit {
  if (options.weighting === undefined) return examined(points, options);
  const weighed = weighPoints(points, options, fitCurve);
  if (weighed.kind === 'refused') return fitCurve(points, options);
  // whatever is compared with the fit is weighed alike
  return saidOf(examined(weighed.points, weighed.options), weighed, options);
}

function examined(points: readonly FitPoint[], options: FitOptions): Fit {
  const fit = fitCurve(points, options);
  if (fit.rss === null || fit.outcome === 'noResponse' || fit.outcome === 'failed') return fit;
  const used = points.filter(({ dose, weight = 1 }) => weight > 0 && !(options.omitZero && dose === 0));
  const data = collapseReplicates(used);
  const problem = curveProblem(data, modelOfName[options.model], heldParameters(options, data));
  const optimum = findOptimum(problem);
  if (optimum === null) return fit;
  const missed = lackOfFit(data, fit.rss / data.sumFactor, problem.parameterCount);
  const others = betterModels(used, options, fit.rss, problem, optimum);
  const logSe = fit.standardErrors['logEc50'] ?? 0;
  const influence =
    fit.outcome === 'estimated' && logSe > 0 ? pointInfluence(used, problem, optimum, logSe) : null;
  const found = [
    lackOfFitFinding(missed),
    betterModelFinding(others, options),
    influenceFinding(influence, fit, options),
    openFinding(fit),
  ].filter((finding) => finding !== null);
  return {
    ...fit,
    flags: [...fit.flags, ...found.map(({ flag }) => flag)],
    reason: [fit.reason, ...found.map(({ words }) => words)].filter((part) => part !== '').join(' '),
    lackOfFit: missed,
    betterModels: others,
    influence,
  };
}

interface Finding {
  readonly flag: string;
  readonly words: string;
}

function lackOfFitFinding(missed: LackOfFit | null): Finding | null {
  if (missed === null || missed.p >= lackOfFitP) return null;
  const { statistic, df1, df2, p } = missed;
  const test = `F(${df1}, ${df2}) = ${printedNumber(statistic)}, ${printedP(p)}`;
  return {
    flag: 'lackOfFit',
    words: `The curve misses the mean responses by more than replicates scatter (lack of fit, ${test}).`,
  };
}

function betterModelFinding(
  others: readonly OtherModel[],
  { model, doseUnit = '' }: FitOptions,
): Finding | null {
  const [best] = others.toSorted((a, b) => b.aiccDifference - a.aiccDifference);
  if (best === undefined) return null;
  const ec50 = `, its EC50 is ${printedNumber(best.ec50)} ${doseUnit}`.trimEnd();
  const shape = best.model === 'BC' ? 'low doses stimulate (Brain–Cousens)' : 'the curve is asymmetric (5PL)';
  return {
    flag: best.model === 'BC' ? 'betterHormesis' : 'better5PL',
    words: `A model in which ${shape} describes the data better than ${model}: its AICc is lower by ${printedNumber(best.aiccDifference)}${ec50}.`,
  };
}

function influenceFinding(
  influence: PointInfluence | null,
  { parameters }: Fit,
  { doseUnit = '' }: FitOptions,
): Finding | null {
  if (influence === null || parameters === null) return null;
  const { dose, response, ec50, standardErrors } = influence;
  const point = `the point ${printedNumber(response)} at ${`dose ${printedNumber(dose)} ${doseUnit}`.trim()}`;
  const flag = 'pointDrivesFit';
  if (ec50 === null) return { flag, words: `Without ${point} no curve is the best one.` };
  const fold = Math.max(ec50 / parameters.ec50, parameters.ec50 / ec50);
  if (fold <= drivingFold || Math.abs(standardErrors ?? 0) <= 1) return null;
  return {
    flag,
    words: `Without ${point} the EC50 would be ${`${printedNumber(ec50)} ${doseUnit}`.trim()}, ${printedNumber(fold)} times as ${ec50 > parameters.ec50 ? 'high' : 'low'}.`,
  };
}

const parameterNames = { hillSlope: 'hill slope', bottom: 'bottom', top: 'top' } as const;

/** Of the EC50 the outcome speaks; here of the others, where profiles were asked for. */
function openFinding({ outcome, profile95 }: Fit): Finding | null {
  if (outcome !== 'estimated') return null;
  const open = (Object.keys(parameterNames) as (keyof typeof parameterNames)[]).flatMap((name) => {
    const side = openSide(profile95[name]);
    return side === null ? [] : [`${parameterNames[name]} ${side}`];
  });
  if (open.length === 0) return null;
  return { flag: 'profileOpen', words: `The 95 % profile likelihood stays open: ${open.join(', ')}.` };
}

function openSide(interval: Interval | undefined): string | null {
  if (interval === undefined) return null;
  const [low, high] = interval;
  if (low === null && high === null) return 'on both sides';
  if (low === null) return 'below';
  return high === null ? 'above' : null;
}
