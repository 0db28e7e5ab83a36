import type { FitOptions } from '#domain/fit';
import { curveSharings, type CurveSharing, type SharedFit, type SharingTest } from '#domain/sharedFit';
import { fitSharedCurves, type CurveToShare } from './fitSharedCurves.ts';
import { weighCurves } from '../weighting/weighCurves.ts';
import { testSharing } from './testSharing.ts';

/** Two or more curves fitted with less and less of their own, and the tests of each against separate curves. */
export interface SharedComparison {
  readonly fits: readonly SharedFit[];
  readonly tests: readonly SharingTest[];
}

/**
 * Asks of curves, points as independent: are they one curve (`common`)? do they differ in EC50 alone (`parallel`)? do they have the same
 * plateaus (`sharedLimits`)?
 *
 * @returns without the fits that are not possible, and without tests of fits that are not proven
 */
export function compareShared(curves: readonly CurveToShare[], options: FitOptions): SharedComparison {
  const weighed = weighCurves(
    curves.map(({ points }) => points),
    options,
  );
  if (weighed === null) return { fits: [], tests: [] };
  const used = curves.map((curve, i) => ({ ...curve, points: weighed.curves[i] ?? [] }));
  const fits = curveSharings.flatMap((sharing) => fitSharedCurves(used, sharing, weighed.options) ?? []);
  const fitOf = (sharing: CurveSharing): SharedFit | undefined => fits.find((fit) => fit.sharing === sharing);
  const full = fitOf('separate');
  const reduced = [fitOf('common'), fitOf('parallel'), fitOf('sharedLimits')];
  const tests = reduced.flatMap((fit) =>
    fit === undefined || full === undefined ? [] : (testSharing(fit, full) ?? []),
  );
  return { fits, tests };
}
