import { approachMinimum } from '#optimize/approachMinimum';
import { polishToMinimum } from '#optimize/polishToMinimum';
import { invertPositiveDefinite } from '#optimize/symmetricMatrix';
import { agreement, type Agreement } from './agreement.ts';
import { nistProblem } from './nistProblem.ts';
import type { NistSet } from './nistSet.ts';

/** Parameters, standard errors and residual sum of one regression of NIST, from one of its two starts, beside the certified ones. */
export function nistAgreement(set: NistSet, start: 'start1' | 'start2'): Agreement[] {
  const { id, params, certified } = set;
  const of = `${id}, ${start === 'start1' ? 'start 1' : 'start 2'}`;
  const problem = nistProblem(set);
  const approach = approachMinimum(problem, set[start], { fromAfar: true });
  const { parameters, curvature, converged } = polishToMinimum(problem, approach.parameters);
  const inverse = converged ? invertPositiveDefinite(curvature.jtj) : null;
  const variance = curvature.sum / (problem.observationCount - params.length);
  return [
    ...params.map((name, j) =>
      agreement(of, 'parameters', name, converged ? parameters[j] : null, certified.estimate[j]!),
    ),
    ...params.map((name, j) => {
      const square = inverse === null ? null : variance * inverse[j]![j]!;
      return agreement(
        of,
        'standard errors',
        name,
        square === null ? null : Math.sqrt(square),
        certified.se[j]!,
      );
    }),
    agreement(of, 'residual sum of squares', '', converged ? curvature.sum : null, certified.rss),
  ];
}
