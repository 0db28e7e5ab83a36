import type { Problem } from '#domain/problem';

/** A project folder without anything to do. */
export function noStudies(project: string): Problem {
  return {
    code: 'study-not-found',
    severity: 'error',
    file: 'plates',
    place: null,
    found: `no study below plates/ of ${project}`,
    expected: 'a folder below plates/ for each study',
    fix: 'Put exports into plates/<study>/ and write protocols/<study>.yaml, or name the project folder with -C.',
  };
}
