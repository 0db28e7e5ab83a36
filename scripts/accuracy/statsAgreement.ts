import type { Agreement } from './agreement.ts';
import { statsOfSeveral } from './statsOfSeveral.ts';
import { statsOfTwo } from './statsOfTwo.ts';
import { exactStatistics, statisticAgreement, statsReference } from './statsReference.ts';

/** Every number of the reference table of statistical tests that we have too, beside it. */
export function statsAgreement(root: string): Agreement[] {
  const exact = exactStatistics(root);
  const kinds = { ...statsOfTwo, ...statsOfSeveral };
  return statsReference(root).flatMap((test) => {
    const found = kinds[test.kind]!(test.input as never, test.options ?? {});
    return statisticAgreement(test, found, exact[test.id]);
  });
}
