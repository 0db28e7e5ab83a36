import type { NormalizedMeasurement } from '#domain/measurement';
import type { Problem, WithProblems } from '#domain/problem';
import type { Normalization } from '#domain/protocol';
import type { Basis } from '#domain/replicateValue';

/**
 * What n counts in one plate set: experiments, or wells where the protocol asks for it and there is a single experiment.
 *
 * @returns problems `single-experiment`, `wells-as-n` (an error when there are experiments to count)
 */
export function basisOfN(
  wells: readonly NormalizedMeasurement[],
  normalization: Normalization,
): WithProblems<Exclude<Basis, 'rows as given'>> {
  const first = wells[0];
  const experiments = new Set(wells.map((well) => well.experiment)).size;
  if (first === undefined) return { value: 'biological', problems: [] };
  if (normalization.n === 'experiments') {
    return { value: 'biological', problems: experiments === 1 ? [singleExperiment(first)] : [] };
  }
  if (experiments === 1) return { value: 'technical', problems: [wellsStandIn(first)] };
  return { value: 'biological', problems: [wellsRefused(first, experiments)] };
}

function singleExperiment(first: NormalizedMeasurement): Problem {
  return {
    code: 'single-experiment',
    severity: 'warning',
    file: first.file,
    place: null,
    found: `one experiment (${first.experiment}) in the plate set "${first.set}", so n = 1 and there is no error bar and no test`,
    expected: 'experiments on different days, which n counts',
    fix: 'Add the exports of the other experiments. Until then wells can stand in for n: `normalize: { n: wells }`; figure, legend and tables will say so.',
  };
}

function wellsStandIn(first: NormalizedMeasurement): Problem {
  return {
    code: 'wells-as-n',
    severity: 'warning',
    file: first.file,
    place: null,
    found: `n counts the wells of one experiment in the plate set "${first.set}"`,
    expected:
      'n counts experiments; wells of one plate share its cells, its dye and its day, and say nothing about another day. Of groups that do not differ such a test calls 20 to 30 % different instead of 5 % (simulated studies of this kind)',
    fix: 'Repeat the experiment before publishing a p-value.',
  };
}

function wellsRefused(first: NormalizedMeasurement, experiments: number): Problem {
  return {
    code: 'wells-as-n',
    severity: 'error',
    file: first.file,
    place: null,
    found: `\`n: wells\` in the plate set "${first.set}", which has ${experiments} experiments`,
    expected: 'wells in place of n only while there is a single experiment',
    fix: 'Remove `n: wells`. The experiments were used as n.',
  };
}
