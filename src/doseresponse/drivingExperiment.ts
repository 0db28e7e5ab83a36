import { geometricMean } from './geometricMean.ts';

/** Without an experiment that drives it, the EC50 over experiments moves by more than this. */
const drivingFold = 1.5;

/** Of two experiments each is half of the answer; neither drives it. */
const fewestExperiments = 3;

/** An experiment with its EC50. */
export interface NamedEc50 {
  readonly experiment: string;
  readonly ec50: number;
}

/**
 * The experiment on which an EC50 over experiments hangs: without it the geometric mean moves by more than 1.5-fold, and more than
 * without any other.
 *
 * @returns null when there is none, or fewer than three experiments
 */
export function drivingExperiment(
  values: readonly NamedEc50[],
): { readonly experiment: string; readonly without: number } | null {
  if (values.length < fewestExperiments) return null;
  const all = geometricMean(values.map(({ ec50 }) => ec50)).value;
  const [most] = values
    .map(({ experiment }) => {
      const others = values.filter((one) => one.experiment !== experiment);
      const without = geometricMean(others.map(({ ec50 }) => ec50)).value;
      return { experiment, without, fold: Math.max(without / all, all / without) };
    })
    .sort((a, b) => b.fold - a.fold);
  return most === undefined || most.fold <= drivingFold ? null : most;
}
