import type { Problem } from '#domain/problem';
import type { Protocol } from '#domain/protocol';
import { matchPath } from './filePattern.ts';

/**
 * Files that the protocol calls turned and that are not in their plate set: most likely mistyped, and then a plate stays turned.
 *
 * @param claimed - every claimed file as `plates/<study>/…` with the name of its plate set
 * @returns problems `turned-matches-nothing`; warnings, because a protocol may serve several studies
 */
export function checkTurned(
  protocol: Pick<Protocol, 'file' | 'plateSets'>,
  study: string,
  claimed: readonly { readonly file: string; readonly set: string }[],
): Problem[] {
  return protocol.plateSets.flatMap((set) => {
    const paths = claimed
      .filter((claim) => claim.set === set.name)
      .map(({ file }) => file.slice(`plates/${study}/`.length));
    const idle = (set.turned ?? []).filter((glob) => !paths.some((path) => matchPath(glob, path) !== null));
    return idle.map((glob): Problem => ({
      code: 'turned-matches-nothing',
      severity: 'warning',
      file: protocol.file,
      place: set.place,
      found: `\`turned: ${glob}\`: no file of the plate set "${set.name}" in the study "${study}"`,
      expected: 'a file of the plate set, as a pattern below the folder of the study',
      fix: 'correct the name of the file, or remove it from `turned:`',
    }));
  });
}
