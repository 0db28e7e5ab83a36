import { expect } from 'vitest';

/** The result of a test that was possible; fails with the obstacle when it was not. */
export function tested<T extends { readonly kind: string }>(
  result: T,
): Extract<T, { readonly kind: 'tested' }> {
  if (result.kind !== 'tested') expect.fail(`the test was impossible: ${JSON.stringify(result)}`);
  return result as Extract<T, { readonly kind: 'tested' }>;
}
