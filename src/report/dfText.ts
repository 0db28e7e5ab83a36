import { printedNumber } from '#domain/printedNumber';

/** Degrees of freedom: whole ones as they are, those of Welch's test rounded. */
export function dfText(df: number, digits = 3): string {
  return Number.isInteger(df) ? String(df) : printedNumber(df, digits);
}
