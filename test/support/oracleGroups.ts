/** Values with the names of their groups, as the reference table has them. */
export interface OracleGroups {
  readonly y: readonly number[];
  readonly g: readonly string[];
}

/** The values of each group, groups in the order in which they first appear. */
export function oracleGroups({ y, g }: OracleGroups): number[][] {
  return [...new Set(g)].map((name) => y.filter((_, index) => g[index] === name));
}
