import { closestName } from '#domain/didYouMean';
import type { Problem } from '#domain/problem';
import type { PlateSet } from '#domain/protocol';
import type { Export } from '#domain/read';
import { layoutsOfPlate } from './embeddedPlate.ts';
import { fullName, matchesWell } from './nameOfWell.ts';

const mostShown = 12;

/**
 * Names that the protocol explains and no export of the set has: most likely misspelt.
 *
 * @param exports - those of the plate set; with none that has a layout nothing is said, as that has a problem of its own
 * @returns problems `name-not-in-export` (warning), at the line of the protocol
 */
export function checkExportNames(
  set: Pick<PlateSet, 'name' | 'layout'>,
  exports: readonly Pick<Export, 'file' | 'reads' | 'layouts'>[],
  protocolFile: string,
): Problem[] {
  if (set.layout.kind !== 'export') return [];
  const wells = exports.flatMap((exported) =>
    exported.reads.flatMap((read) => layoutsOfPlate({ read, exported }).flatMap((layout) => layout.wells)),
  );
  if (wells.length === 0) return [];
  const known = [...new Set(wells.map(fullName))];
  return set.layout.names
    .filter(({ name }) => !wells.some((well) => matchesWell(name, well)))
    .map(({ name, place }): Problem => {
      const meant = closestName(name, known);
      return {
        code: 'name-not-in-export',
        severity: 'warning',
        file: protocolFile,
        place,
        found: `"${name}", which no export of the plate set "${set.name}" has`,
        expected: `a name in the exports: ${known
          .slice(0, mostShown)
          .map((one) => `"${one}"`)
          .join(', ')}${known.length > mostShown ? ' …' : ''}`,
        fix: meant === null ? 'remove the line, or correct the name' : `did you mean "${meant}"?`,
      };
    });
}
