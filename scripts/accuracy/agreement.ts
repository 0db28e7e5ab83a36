/** One number of ours beside the number it is held against. */
export interface Agreement {
  /** What was computed, in the reference's names: a set and its fit, or a test. */
  readonly of: string;
  /** The kind of number, which is a row of a table. */
  readonly quantity: string;
  /** Which of them: a parameter, a side, a dose. */
  readonly name: string;
  readonly found: number | null;
  readonly expected: number | null;
  /** Decimal digits that both have in common, 16 at most. */
  readonly digits: number;
  /** Why the two may differ, proven where it is said; null where nothing excuses a difference. */
  readonly settled: string | null;
}

/** As many digits as a double has. */
export const allDigits = 16;

/**
 * The decimal digits that two numbers have in common: −log₁₀|found − expected|/|expected|.
 *
 * @returns 0 to 16; 16 when both are null (both unbounded), 0 when only one is
 */
export function digitsShared(found: number | null, expected: number | null): number {
  if (found === null || expected === null) return found === expected ? allDigits : 0;
  if (found === expected) return allDigits;
  const relative = Math.abs(found - expected) / Math.abs(expected);
  return Number.isFinite(relative) ? Math.min(allDigits, Math.max(0, -Math.log10(relative))) : 0;
}

/** A comparison that nothing excuses. */
export function agreement(
  of: string,
  quantity: string,
  name: string,
  found: number | null | undefined,
  expected: number | null,
): Agreement {
  const own = found ?? null;
  return { of, quantity, name, found: own, expected, digits: digitsShared(own, expected), settled: null };
}
