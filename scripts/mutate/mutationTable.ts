import { markdownTable } from '../markdownTable.ts';
import type { Mutation } from './mutations.ts';
import type { MutantFate } from './testMutant.ts';

/** What became of the mutants of one file. */
export interface MutatedFile {
  readonly file: string;
  readonly fates: readonly { readonly mutation: Mutation; readonly fate: MutantFate }[];
}

const head = ['file', 'mutants', 'killed', 'survived', 'score'];

/**
 * One row for each file; rows of other files that a table has already stay.
 *
 * @param before - a section with such a table, or nothing
 */
export function mutationTable(files: readonly MutatedFile[], before = ''): string {
  const kept = before
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const fresh = files.map(({ file, fates }) => {
    const survived = fates.filter(({ fate }) => fate === 'survived').length;
    const killed = fates.length - survived;
    const score = `${((100 * killed) / fates.length).toFixed(0)} %`;
    return [`\`${file}\``, String(fates.length), String(killed), String(survived), score];
  });
  const names = new Set(fresh.map(([name]) => name));
  const rows = [...kept.filter(([name]) => !names.has(name)), ...fresh];
  return markdownTable(
    head,
    rows.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1)),
  );
}
