import type { SharedFit, SharingTest } from '#domain/sharedFit';
import { extraSumOfSquares } from '#stats/extraSumOfSquares';

/**
 * Do curves need parameters of their own? The extra-sum-of-squares F test of a fit in which they share more against one in which they
 * share less.
 *
 * Points count as independent: where experiments differ, p is too small (decision 10).
 *
 * @returns null when a fit is not proven, or the reduced one does not have fewer parameters
 * @source Motulsky & Christopoulos 2004, Fitting Models to Biological Data, chapter 22; R anova of two drc fits
 */
export function testSharing(reduced: SharedFit, full: SharedFit): SharingTest | null {
  if (!reduced.converged || !full.converged) return null;
  const test = extraSumOfSquares(reduced, full);
  if (test === null) return null;
  return {
    reduced: reduced.sharing,
    full: full.sharing,
    ...test,
    aiccDifference: reduced.aicc === null || full.aicc === null ? null : reduced.aicc - full.aicc,
  };
}
