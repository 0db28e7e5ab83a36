import type { PlateSet } from '#domain/protocol';
import type { Role } from '#domain/well';

/**
 * Leaves out the controls that are not 100 % where a plate set has two kinds of them: with `control: vehicle` the untreated wells
 * are a group of their own, and no dose 0 of a curve.
 *
 * @param items - measurements or replicate values
 */
export function withoutOtherControls<T extends { readonly set: string; readonly role: Role }>(
  items: readonly T[],
  sets: readonly Pick<PlateSet, 'name' | 'normalization'>[],
): T[] {
  const chosen = new Map(sets.map(({ name, normalization }) => [name, normalization.control]));
  return items.filter(({ set, role }) => {
    const control = chosen.get(set) ?? null;
    return control === null || (role !== 'untreated' && role !== 'vehicle') || role === control;
  });
}
