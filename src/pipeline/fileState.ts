import type { Problem } from '#domain/problem';

/** What `check` and `run` say of a file. */
export interface FileState {
  readonly file: string;
  readonly vendor: string | null;
  readonly study: string | null;
  readonly protocol: string | null;
  readonly state: 'claimed' | 'unclaimed' | 'incomplete' | 'refused' | 'ignored';
  readonly problems: readonly Problem[];
}
