import type { Problem } from '#domain/problem';
import type { PlateSet, Protocol } from '#domain/protocol';
import { matchPath } from '#layout/filePattern';
import { finishedPath, isHalfWritten } from './waitingFile.ts';

/** A file of a study and the plate set that claims it, with what its name says. */
export interface ClaimedFile {
  readonly file: string;
  readonly set: PlateSet;
  readonly captures: Readonly<Record<string, string>>;
  /** What the plate is called: the path below the study, with its ending only where `x.csv` and `x.xlsx` are two plates. */
  readonly plate: string;
}

/** What the protocol makes of the files of a study. */
export interface Claims {
  readonly claimed: readonly ClaimedFile[];
  readonly unclaimed: readonly string[];
  readonly refused: readonly string[];
  /** Half-written by their names. */
  readonly waiting: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Which plate set each file belongs to, by the patterns of the protocol.
 *
 * @param files - as `plates/<study>/…`
 * @returns problems `file-claimed-twice`, `file-unclaimed`, `no-files-matched`
 */
export function claimFiles(study: string, files: readonly string[], protocol: Protocol): Claims {
  const claimed: Omit<ClaimedFile, 'plate'>[] = [];
  const unclaimed: string[] = [];
  const refused: string[] = [];
  const problems: Problem[] = [];
  const waiting = files.filter(isHalfWritten);
  for (const file of files.filter((one) => !waiting.includes(one))) {
    const path = file.slice(`plates/${study}/`.length);
    const claims = protocol.plateSets.flatMap((set) => {
      const captures = matchPath(set.files, path);
      return captures === null ? [] : [{ file, set, captures }];
    });
    const [only, second] = claims;
    if (only === undefined) unclaimed.push(file);
    else if (second === undefined) claimed.push(only);
    else {
      refused.push(file);
      problems.push(claimedTwice(file, claims));
    }
  }
  problems.push(...unclaimed.map((file) => unclaimedFile(file, protocol)));
  for (const set of protocol.plateSets) {
    const expected = waiting.some(
      (file) => matchPath(set.files, finishedPath(file).slice(`plates/${study}/`.length)) !== null,
    );
    if (!expected && !claimed.some((claim) => claim.set === set))
      problems.push(nothingMatched(study, set, protocol));
  }
  return { claimed: withPlateNames(claimed, study), unclaimed, refused, waiting, problems };
}

function withPlateNames(claimed: readonly Omit<ClaimedFile, 'plate'>[], study: string): ClaimedFile[] {
  const below = ({ file }: Omit<ClaimedFile, 'plate'>): string => file.slice(`plates/${study}/`.length);
  const stem = (path: string): string => path.replace(/\.[^./]+$/, '');
  const stems = claimed.map((claim) => stem(below(claim)));
  return claimed.map((claim, index) => {
    const name = stems[index] ?? '';
    const shared = stems.indexOf(name) !== stems.lastIndexOf(name);
    return { ...claim, plate: shared ? below(claim) : name };
  });
}

function claimedTwice(file: string, claims: readonly Pick<ClaimedFile, 'set'>[]): Problem {
  return {
    code: 'file-claimed-twice',
    severity: 'error',
    file,
    place: null,
    found: `claimed by ${claims.map(({ set }) => `"${set.name}" (${set.files})`).join(' and ')}`,
    expected: 'one plate set for a file',
    fix: 'Narrow the `files` pattern of one of them.',
  };
}

function unclaimedFile(file: string, protocol: Protocol): Problem {
  return {
    code: 'file-unclaimed',
    severity: 'warning',
    file,
    place: null,
    found: 'no plate set claims the file; it was not used',
    expected: protocol.plateSets.map((set) => `${set.files} ("${set.name}")`).join(' or '),
    fix: 'Rename the file, or widen the `files` pattern of the plate set it belongs to.',
  };
}

function nothingMatched(study: string, set: PlateSet, protocol: Protocol): Problem {
  return {
    code: 'no-files-matched',
    severity: 'error',
    file: protocol.file,
    place: set.place,
    found: `no file below plates/${study}/ matches "${set.files}" of the plate set "${set.name}"`,
    expected: 'at least one export',
    fix: 'Correct the pattern (it is relative to the study folder; {…} captures, * stands for anything but /), or add the files.',
  };
}
