import type { Problem } from '#domain/problem';
import { isReservedByWindows } from '#domain/reservedName';
import { isPassing } from './passingName.ts';
import { isHalfWritten } from './waitingFile.ts';

/** Together with `.layout.xlsx`, in letters of up to four bytes, still a file name everywhere. */
const longest = 60;

/**
 * Whether a folder below plates/ and a protocol can be called by a name, on every system.
 *
 * @returns null, or `study-name-unusable`
 */
export function studyNameProblem(name: string): Problem | null {
  const refusal = refusalOf(name);
  if (refusal === null) return null;
  return {
    code: 'study-name-unusable',
    severity: 'error',
    file: name.trim() === '' ? 'plates' : `plates/${name}`,
    place: null,
    found: `"${name}": ${refusal[0]}`,
    expected:
      'a name for a folder, as `fig2` or `T-DM1 pilot`; letters of any language, digits, blanks, - and _',
    fix: refusal[1],
  };
}

function refusalOf(name: string): readonly [found: string, fix: string] | null {
  if (name.trim() === '') return ['no name', 'name the study: `cellassay new pilot`'];
  if (/[/\\]/.test(name))
    return [
      'a path',
      'name the study alone; exports may be named behind it: `cellassay new pilot exports/a.txt`',
    ];
  const character = /[<>:"|?*\u0000-\u001F\u007F]/.exec(name)?.[0];
  if (character !== undefined)
    return [`has ${printed(character)} in it`, 'leave it out: Windows cannot have it in a name'];
  if (/^\s|[\s.]$/.test(name)) return ['begins or ends with a blank, or ends with a dot', 'leave that out'];
  if (isPassing(name) || isHalfWritten(name))
    return ['a name of hidden or unfinished files', 'choose another name'];
  if (isReservedByWindows(name)) return ['a name that Windows keeps for a device', 'choose another name'];
  if (name.length > longest) return [`${name.length} letters`, `use at most ${longest}`];
  return null;
}

function printed(character: string): string {
  return /[\u0020-\u007E]/.test(character) ? character : 'a control character';
}
