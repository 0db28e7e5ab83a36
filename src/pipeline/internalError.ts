import type { Problem } from '#domain/problem';

/**
 * A mistake of cellassay's own as a problem, so that the rest of a run goes on and every command still ends in words.
 *
 * @param error - whatever was thrown
 * @param file - what was being worked on
 */
export function internalError(error: unknown, file: string | null): Problem {
  return {
    code: 'internal-error',
    severity: 'error',
    file,
    place: null,
    found: error instanceof Error ? error.message : String(error),
    expected: 'a result, or a problem that says what is wrong with the input',
    fix: 'This is a mistake in cellassay and not in your files: please report it with the file that it names.',
  };
}
