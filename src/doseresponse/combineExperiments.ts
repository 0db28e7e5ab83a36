import type { CombinedEc50 } from '#domain/curveFit';
import type { Fit, ResponseScale } from '#domain/fit';
import { combineAbsoluteIc50 } from './combineAbsoluteIc50.ts';
import { drivingExperiment } from './drivingExperiment.ts';
import { geometricMean } from './geometricMean.ts';
import { ec50OfExperiment, type ExperimentFit } from './usableEc50.ts';

/**
 * EC50 over experiments: the geometric mean of the experiments' EC50s with a t-interval on n − 1 (decision 10).
 *
 * No experiment is left out in silence:
 * - every experiment has an EC50: `estimated`, n counts all; `openExperiments` when the interval of one is open by itself,
 *   `experimentDrivesEc50` when without one of three or more the mean moves by more than 1.5-fold;
 * - one lies beyond the doses: `bound`; the mean with the proven bound of every experiment that has only one, also of those whose
 *   optimum lies inside the doses, is where the geometric mean lies beyond;
 * - one does not respond, or the bounds are on different sides: `notIdentified`, because a mean of the others would leave out the
 *   most (or least) resistant experiment;
 * - a fit failed or is not identified, which says nothing about EC50: the others are combined, flag `experimentsLeftOut`.
 *
 * @param fits - one per experiment, doses in one unit
 * @param scale - of the responses, for what is said of absolute IC50s
 */
export function combineExperiments(
  fits: readonly ExperimentFit[],
  scale: ResponseScale = 'percent',
): CombinedEc50 {
  return { ...combinedEc50(fits), ic50Absolute: combineAbsoluteIc50(fits, scale) };
}

function combinedEc50(fits: readonly ExperimentFit[]): CombinedEc50 {
  const all = fits.map(({ experiment, fit }) => ({ experiment, fit, ec50: ec50OfExperiment(fit) }));
  const silent = all.filter(({ ec50 }) => ec50.kind === 'noResponse').map(({ experiment }) => experiment);
  const lost = all.filter(({ ec50 }) => ec50.kind === 'none').map(({ experiment }) => experiment);
  const values = all.flatMap(({ experiment, ec50 }) =>
    ec50.kind === 'value' ? [{ ...ec50, experiment }] : [],
  );
  const beyond = all.flatMap(({ ec50 }) => (ec50.kind === 'beyond' ? [ec50.bound] : []));
  const flags = lost.length > 0 ? ['experimentsLeftOut'] : [];
  const left =
    lost.length > 0 ? ` Left out, because the data do not say where the EC50 lies: ${named(lost)}.` : '';

  if (silent.length > 0 && silent.length + lost.length === fits.length) {
    const reason = `No response in ${counted(silent.length, fits.length)}.${left}`;
    return { ...noEc50, outcome: 'noResponse', flags, reason };
  }
  if (values.length + beyond.length === 0) {
    const reason = fits.length === 0 ? 'There is no experiment.' : 'No experiment has an EC50.';
    return { ...noEc50, outcome: 'notIdentified', flags, reason };
  }
  if (silent.length > 0) {
    const reason = `${named(silent)} ${silent.length === 1 ? 'shows' : 'show'} no response; a mean of the others would leave out the most resistant.${left}`;
    return { ...noEc50, outcome: 'notIdentified', flags: ['experimentWithoutResponse', ...flags], reason };
  }
  if (beyond.length > 0) {
    const closed = values.filter(({ bound }) => bound === null).map(({ ec50 }) => ec50);
    const open = values.flatMap(({ bound }) => bound ?? []);
    return combinedBound(closed, [...beyond, ...open], flags, left);
  }

  const { value, confidence95 } = geometricMean(values.map(({ ec50 }) => ec50));
  const open = all.filter(({ fit, ec50 }) => fit.outcome === 'bound' && ec50.kind === 'value');
  const openNames = named(open.map(({ experiment }) => experiment));
  const openText =
    open.length > 0 ? ` The data of ${openNames} alone do not close the EC50 on both sides.` : '';
  const single = values.length === 1 ? ['singleExperiment'] : [];
  const driving = drivingExperiment(values);
  const drivingText =
    driving === null
      ? ''
      : ` Without experiment ${driving.experiment} it would be ${Number(driving.without.toPrecision(3))}.`;
  return {
    n: values.length,
    ec50: value,
    confidence95,
    outcome: 'estimated',
    flags: [
      ...single,
      ...(open.length > 0 ? ['openExperiments'] : []),
      ...(driving === null ? [] : ['experimentDrivesEc50']),
      ...flags,
    ],
    reason: `Geometric mean of ${counted(values.length, fits.length)}.${drivingText}${openText}${left}`,
    bound: null,
  };
}

const noEc50 = { n: 0, ec50: null, confidence95: null, bound: null } as const;

function combinedBound(
  values: readonly number[],
  bounds: readonly NonNullable<Fit['bound']>[],
  flags: readonly string[],
  left: string,
): CombinedEc50 {
  const relation = bounds[0]?.relation ?? '>';
  const n = values.length + bounds.length;
  if (bounds.some((bound) => bound.relation !== relation)) {
    const reason = `The data bound the EC50 from below in one experiment and from above in another.${left}`;
    return { ...noEc50, outcome: 'notIdentified', flags: [...flags], reason };
  }
  const { value } = geometricMean([...values, ...bounds.map((bound) => bound.dose)]);
  const side = relation === '>' ? 'a lower' : 'an upper';
  const places = bounds.length === 1 ? 'that bound in its place' : 'those bounds in their places';
  const inTheMean = n === 1 ? '' : `; with ${places} the geometric mean is a bound too`;
  const reason = `In ${counted(bounds.length, n)} the data give only ${side} bound of EC50, by its 95 % profile likelihood${inTheMean}.${left}`;
  return {
    ...noEc50,
    n,
    outcome: 'bound',
    flags: ['experimentsBeyondDoses', ...flags],
    reason,
    bound: { relation, dose: value },
  };
}

function counted(part: number, whole: number): string {
  const noun = whole === 1 ? 'experiment' : 'experiments';
  return part === whole ? `${whole} ${noun}` : `${part} of ${whole} ${noun}`;
}

function named(experiments: readonly string[]): string {
  const last = experiments.at(-1) ?? '';
  if (experiments.length < 2) return `experiment ${last}`;
  return `experiments ${experiments.slice(0, -1).join(', ')} and ${last}`;
}
