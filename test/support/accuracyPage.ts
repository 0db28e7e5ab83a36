import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { sectionOf } from '../../scripts/accuracy/accuracyPage.ts';
import type { Agreement } from '../../scripts/accuracy/agreement.ts';
import { agreementRows } from '../../scripts/accuracy/agreementTable.ts';

export const accuracyMd = readFileSync(
  fileURLToPath(new URL('../../docs/accuracy.md', import.meta.url)),
  'utf8',
);

/** Fails when a section of docs/accuracy.md does not have these figures; the last digit may be another one on another processor. */
export function expectOnPage(heading: string, all: readonly Agreement[]): void {
  const cells = sectionOf(accuracyMd, heading)
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const why = `${heading} in docs/accuracy.md: npm run accuracy -- --write`;
  for (const { quantity, count, least, tenth, median, settled } of agreementRows(all)) {
    const row = cells.find((one) => one[0] === quantity && one[1] === String(count));
    expect(row, `${quantity}, ${why}`).toBeDefined();
    expect(row![5], `${quantity}, ${why}`).toBe(String(settled));
    [least, tenth, median].forEach((digits, i) =>
      expect(Math.abs(Number(row![2 + i]) - Math.floor(digits)), `${quantity}, ${why}`).toBeLessThanOrEqual(
        1,
      ),
    );
  }
}
