import type { Ec50Sensitivity, SensitivityCell } from '#domain/sensitivity';
import { printedNumber } from '#domain/printedNumber';
import { shownInterval } from './html/shownNumber.ts';
import { cellFlags, estimateText, headlineNames, leftOutText, plateausText } from './sensitivityWords.ts';

/** The sensitivity of one curve of a table. */
export interface PrintedSensitivity extends Ec50Sensitivity {
  readonly curve: string | null;
}

/**
 * The EC50 of a curve made in every way, as aligned lines for the terminal, and the verdict below them.
 *
 * @param unit - with a blank before it; may be empty
 */
export function sensitivityText(table: PrintedSensitivity, unit: string): string[] {
  const { curve, cells, headlineOf, verdict } = table;
  const name = [curve, `the EC50${unit && ` (${unit.trim()})`} made in ${cells.length} ways`];
  const rows = [headings(table), ...cells.map((cell) => rowOf(cell, table))];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [
    `${name.filter(Boolean).join(', ')}; * ${headlineOf === 'points' ? 'as asked' : 'as asked; pooled: points as independent'}`,
    ...lines.map((line) => `  ${line}`),
    `  ${verdict}`,
  ];
}

function headings({ headlineOf }: PrintedSensitivity): string[] {
  const pooled = headlineOf === 'points' ? [] : ['pooled', '95 % CI'];
  return [
    '',
    'plateaus',
    'dose 0',
    'without',
    headlineNames[headlineOf],
    '95 % CI',
    ...pooled,
    'bottom',
    'top',
    'flags',
  ];
}

function rowOf(cell: SensitivityCell, { headlineOf }: PrintedSensitivity): string[] {
  const { own, doseZero, headline, pooled } = cell;
  const plateau = (value: number | null): string =>
    value === null || pooled.outcome !== 'estimated' ? '' : printedNumber(value);
  const ofPooled = headlineOf === 'points' ? [] : [estimateText(pooled), shownInterval(pooled.confidence95)];
  return [
    own ? '*' : '',
    plateausText(cell),
    doseZero === 'none' ? '' : doseZero,
    leftOutText(cell),
    estimateText(headline),
    shownInterval(headline.confidence95),
    ...ofPooled,
    plateau(pooled.bottom),
    plateau(pooled.top),
    cellFlags(cell).join(', '),
  ];
}
