/** Flags in one cell, each once, in the order given. */
export function flagText(flags: readonly (string | null)[]): string {
  return [...new Set(flags.filter((flag) => flag !== null && flag !== ''))].join('; ');
}
