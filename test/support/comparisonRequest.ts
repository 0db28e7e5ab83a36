import type { ReplicateGroup } from '#compare/comparedSide';
import type { ComparisonRequest, TestName } from '#domain/comparison';
import type { Normaliser } from '#domain/replicateValue';
import { starConventionByName } from '#domain/starConvention';
import { replicates } from './replicates.ts';

export const ownControl: Normaliser = { kind: 'own control' };
export const sharedControl: Normaliser = { kind: 'shared', group: 'CTR' };
export const notNormalised: Normaliser = { kind: 'none' };

/** A request for pairs written `T:T+P`, with the paper's defaults. */
export function asked(
  test: TestName,
  pairs: readonly string[],
  more: Partial<ComparisonRequest> = {},
): ComparisonRequest {
  return {
    pairs: pairs.map((pair) => pair.split(':') as [string, string]),
    test,
    correction: 'none',
    stars: starConventionByName('sepher'),
    ...more,
  };
}

/** A group of one value per experiment. */
export function group(
  label: string,
  numbers: readonly number[],
  normaliser: Normaliser = ownControl,
): ReplicateGroup {
  return { label, normaliser, values: replicates(numbers, { normaliser }) };
}
