import type { Measurement } from '#domain/measurement';
import type { Problem } from '#domain/problem';
import type { Exclusion, Protocol } from '#domain/protocol';
import { exclusionMatcher } from './exclusionMatches.ts';

/**
 * Exclusions that no well of the study fits: most likely mistyped, and then something stays in that should be out.
 *
 * @param measurements - of the whole study
 * @returns problems `exclusion-matches-nothing`; warnings, because a protocol may serve several studies
 */
export function checkExclusions(
  protocol: Pick<Protocol, 'file' | 'exclusions'>,
  study: string,
  measurements: readonly Measurement[],
): Problem[] {
  return protocol.exclusions
    .filter((exclusion) => !measurements.some(exclusionMatcher(exclusion)))
    .map((exclusion) => ({
      code: 'exclusion-matches-nothing',
      severity: 'warning',
      file: protocol.file,
      place: exclusion.place,
      found: `${textOf(exclusion)}: no well of the study "${study}"`,
      expected: 'at least one well that the layout uses',
      fix: `correct what is excluded ("${exclusion.reason}"), or remove the entry`,
    }));
}

function textOf({ files, wells, where }: Exclusion): string {
  const parts = [files, wells, ...Object.entries(where).map(([attribute, value]) => `${attribute} ${value}`)];
  return parts.filter((part) => part !== null).join(', ');
}
