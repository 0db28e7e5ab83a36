import type { Problem } from '#domain/problem';
import { lackText, type SeenFile } from '#domain/seenFile';

const mostNamed = 2;

/**
 * Says that a file holds no plate that can be used, what it holds instead and whose reader it comes closest to.
 *
 * @param told - what the reader of a vendor has said already
 */
export function noPlateFound(seen: SeenFile, told: readonly Problem[], file: string): Problem {
  const { recognized, closest, tables } = seen;
  const base = { code: 'no-plate-found', severity: 'error', file, place: null } as const;
  const held = told.filter(({ code }) => code === 'read-not-endpoint').map(({ found }) => found);
  if (recognized !== null || held.length > 0) {
    const program =
      recognized === null ? 'a table' : `an export of ${recognized.program} (${recognized.evidence})`;
    const holds = held.length === 0 ? '' : `; it holds ${listed(held)}`;
    return {
      ...base,
      found: `${program} without a plate that was read once${holds}`,
      expected: 'an endpoint read: one reading per well',
      fix: 'Measure an endpoint, or export the kinetic or the spectrum reduced to one number per well. If the file is not for this study, move it out of plates/.',
    };
  }
  const almost = tables.map(({ cell, what, why }) => `${what} at ${cell} (${why})`);
  const near = closest.map(
    (one) => `${one.program}, which has ${one.has.join(' and ')} and lacks ${lackText(one)}`,
  );
  return {
    ...base,
    found: [
      'no grid of wells and no list of wells with numbers',
      ...(almost.length === 0 ? [] : [`only ${listed(almost)}`]),
      near.length === 0 ? 'no sign of any reader' : `closest to ${listed(near)}`,
    ].join('; '),
    expected:
      'row letters down, column numbers across and a number for each well, or a column called Well with a column of values',
    fix: 'Export the plate as a matrix, or write the row letters and column numbers around the numbers. If the file is no export, move it out of plates/.',
  };
}

function listed(texts: readonly string[]): string {
  const more = texts.length - mostNamed;
  return texts.slice(0, mostNamed).join('; ') + (more > 0 ? ` and ${more} more` : '');
}
