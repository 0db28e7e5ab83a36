import type { Agreement } from './agreement.ts';
import { markdownTable } from '../markdownTable.ts';

/** What is said of all numbers of one kind. */
export interface AgreementRow {
  readonly quantity: string;
  readonly count: number;
  /** Decimal digits of the worst number that nothing settles, of the 10th percentile and of the median. */
  readonly least: number;
  readonly tenth: number;
  readonly median: number;
  /** Numbers that differ and are proven; they are in none of the digits. */
  readonly settled: number;
}

/** One row for each kind of number, in the order in which they first come. */
export function agreementRows(all: readonly Agreement[]): AgreementRow[] {
  return [...new Set(all.map(({ quantity }) => quantity))].map((quantity) => {
    const own = all.filter((one) => one.quantity === quantity);
    const digits = own
      .filter(({ settled }) => settled === null)
      .map((one) => one.digits)
      .sort((a, b) => a - b);
    const at = (part: number): number => digits[Math.floor(part * digits.length)] ?? 0;
    const settled = own.length - digits.length;
    return { quantity, count: own.length, least: at(0), tenth: at(0.1), median: at(0.5), settled };
  });
}

/** The rows as Markdown, digits rounded down. */
export function agreementTable(all: readonly Agreement[], head = 'number'): string {
  const whole = (digits: number): string => String(Math.floor(digits));
  return markdownTable(
    [head, 'compared', 'least digits', '10th percentile', 'median', 'settled'],
    agreementRows(all).map(({ quantity, count, least, tenth, median, settled }) => [
      ...[quantity, String(count), whole(least), whole(tenth), whole(median), String(settled)],
    ]),
  );
}
