import { expect } from 'vitest';

/** How near a number must be to its reference: |Δ| ≤ max(abs, rel·|expected|). */
export interface Tolerance {
  readonly rel?: number;
  readonly abs?: number;
}

/** Fails with both numbers and the digits they share when they are further apart than the tolerance. */
export function expectClose(
  actual: number | null | undefined,
  expected: number,
  tolerance: Tolerance,
  what = 'value',
): void {
  if (actual === null || actual === undefined || !Number.isFinite(actual)) {
    expect.fail(`${what}: ${String(actual)} instead of ${String(expected)}`);
  }
  const allowed = Math.max(tolerance.abs ?? 0, (tolerance.rel ?? 0) * Math.abs(expected));
  const difference = Math.abs(actual - expected);
  if (!(difference <= allowed)) {
    const digits = expected === 0 ? 0 : -Math.log10(difference / Math.abs(expected));
    expect.fail(
      `${what}: ${String(actual)} instead of ${String(expected)} (${digits.toFixed(1)} digits shared)`,
    );
  }
}
