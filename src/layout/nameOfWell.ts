import type { EmbeddedWell } from '#domain/embeddedLayout';
import { matchName } from './namePattern.ts';

type Named = Pick<EmbeddedWell, 'name' | 'group'>;

/** `Standards/01` of a sample that has a group, otherwise its name. */
export function fullName({ name, group }: Named): string {
  const own = name?.text ?? '';
  return group === null || group === '' ? own : `${group}/${own}`;
}

/** Whether a key of `names` means a well: by its name, or by group and name. */
export function matchesWell(key: string, well: Named): boolean {
  return labelsOf(well).some((label) => matchName(key, label) !== null);
}

/** What a well can be called by: `01`, and `Standards/01` where it has a group. */
export function labelsOf(well: Named): string[] {
  return [...new Set([well.name?.text ?? '', fullName(well)])];
}
