import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnovaEffect } from '#domain/anova';
import type { Comparison } from '#domain/comparison';
import type { OracleGroups } from './oracleGroups.ts';
import { hasSharedFolder, sharedFolder } from './sharedFolder.ts';
import { statsOracle, type OracleTest } from './statsOracle.ts';
import type { WorkFolder } from './workFolder.ts';

type Numbers<T> = { readonly [Key in keyof T]: Exclude<T[Key], null> };

/** What `compare --json` prints where every test was possible; tests of the other case look for null themselves. */
export interface ComparedDocument {
  readonly comparisons: readonly (Numbers<Omit<Comparison, 'df' | 'confidence95'>> &
    Pick<Comparison, 'df' | 'confidence95'>)[];
  readonly anova: readonly AnovaEffect[];
  readonly problems: readonly { readonly code: string; readonly severity: string }[];
}

/** Our rows of a kind, and those of the reference folder that we do not have. */
export function oracleRows<Input, Expected>(kind: string): OracleTest<Input, Expected>[] {
  const own = statsOracle<Input, Expected>(kind);
  const file = join(sharedFolder, 'reference/stats.json');
  if (!hasSharedFolder || !existsSync(file)) return own;
  const { tests } = JSON.parse(readFileSync(file, 'utf8')) as {
    tests: (OracleTest<Input, Expected> & { readonly kind: string })[];
  };
  const others = tests.filter((test) => test.kind === kind && !own.some(({ id }) => id === test.id));
  return [...own, ...others];
}

/** The answer of `compare` to a table. */
export function compareLines(
  folder: WorkFolder,
  name: string,
  lines: readonly string[],
  options: readonly string[],
): Promise<ComparedDocument & { exitCode: number }> {
  return folder.json<ComparedDocument>(['compare', folder.write(`${name}.csv`, lines), ...options]);
}

/** Values with the names of their groups, as a table with an experiment for every value of a group. */
export function groupLines({ y, g }: OracleGroups): string[] {
  const seen = new Map<string, number>();
  return [
    'group,value,experiment',
    ...y.map((value, index) => {
      const name = g[index] ?? '';
      seen.set(name, (seen.get(name) ?? 0) + 1);
      return `${name},${value},${seen.get(name) ?? 0}`;
    }),
  ];
}
