import type { SuspectRow } from './suspects.ts';

/** The counts as a Markdown table, with the sums below. */
export function suspectsText(rows: readonly SuspectRow[]): string {
  const lines = rows.map((row) =>
    [
      row.name,
      `${row.falseAlarms} of ${row.good}`,
      `${row.turnedFound} of ${row.turned}`,
      row.swapped === 0 ? '' : `${row.swappedFound} of ${row.swapped}`,
      row.tellable ? 'yes' : 'no',
    ].join(' | '),
  );
  const sums = sumsOf(rows);
  return [
    '| plates | good, suspected | turned, found | swapped, found | can be told |',
    '|---|---|---|---|---|',
    ...lines.map((line) => `| ${line} |`),
    '',
    `good plates suspected: ${sums.falseAlarms} of ${sums.good}`,
    `where it can be told: turned found ${sums.turnedFound} of ${sums.turned}, swapped found ${sums.swappedFound} of ${sums.swapped}`,
  ].join('\n');
}

/** Less than one false alarm in a thousand; more than 99 % found where it can be told. */
export function suspectsPass(rows: readonly SuspectRow[]): boolean {
  const sums = sumsOf(rows);
  return (
    sums.falseAlarms < 0.001 * sums.good &&
    sums.turnedFound > 0.99 * sums.turned &&
    sums.swappedFound > 0.99 * sums.swapped
  );
}

function sumsOf(rows: readonly SuspectRow[]): Omit<SuspectRow, 'name' | 'tellable'> {
  const sum = (from: readonly SuspectRow[], of: (row: SuspectRow) => number): number =>
    from.reduce((total, row) => total + of(row), 0);
  const tellable = rows.filter((row) => row.tellable);
  return {
    good: sum(rows, (row) => row.good),
    falseAlarms: sum(rows, (row) => row.falseAlarms),
    turned: sum(tellable, (row) => row.turned),
    turnedFound: sum(tellable, (row) => row.turnedFound),
    swapped: sum(tellable, (row) => row.swapped),
    swappedFound: sum(tellable, (row) => row.swappedFound),
  };
}
