import type { Normaliser } from '#domain/replicateValue';

/** What values were divided by, as tables print it. */
export function normaliserText(normaliser: Normaliser): string {
  return normaliser.kind === 'shared' ? `shared: ${normaliser.group}` : normaliser.kind;
}
