import { outcomes, type Outcome } from './outcome.ts';
import { markdownTable } from '../markdownTable.ts';
import type { FuzzResult, Try } from './fuzz.ts';

/** The counts of the outcomes by type of file, by origin and by damage, as Markdown. */
export function fuzzTables({ tries }: FuzzResult): string {
  const table = (head: string, keyOf: (one: Try) => string) => tableOf(head, tries, keyOf);
  return [
    table('type of file', ({ file }) => file.type),
    table('whose export', ({ file }) => file.origin),
    table('damage', ({ damage }) => damage.kind),
  ].join('\n\n');
}

function tableOf(head: string, tries: readonly Try[], keyOf: (one: Try) => string): string {
  const keys = [...new Set(tries.map(keyOf))].sort((a, b) => (a < b ? -1 : 1));
  const counts = (chosen: readonly Try[]): string[] => [
    String(chosen.length),
    ...outcomes.map((outcome: Outcome) => String(chosen.filter((one) => one.outcome === outcome).length)),
  ];
  return markdownTable(
    [head, 'tries', ...outcomes],
    [
      ...keys.map((key) => [key, ...counts(tries.filter((one) => keyOf(one) === key))]),
      ['all', ...counts(tries)],
    ],
  );
}
