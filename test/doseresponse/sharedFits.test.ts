import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CurveSharing } from '#domain/sharedFit';
import { fitSharedCurves, type CurveToShare } from '#doseresponse/shared/fitSharedCurves';
import { testSharing } from '#doseresponse/shared/testSharing';
import { carriedReference, optionsOf, pointsOf } from '../../scripts/accuracy/doseReference.ts';
import { expectClose } from '../support/expectClose.ts';

// optima, errors, ratios and F tests of shared curves are held against 40 digits in publishedSets.test.ts
const { sets } = carriedReference(fileURLToPath(new URL('../../', import.meta.url)));
const set = sets.find(({ id }) => id === 'sim-s13-two-shift')!;
const curves: readonly CurveToShare[] = ['T', 'T+P'].map((curve) => ({
  curve,
  points: pointsOf(set, curve),
}));

describe('testSharing', () => {
  const fitOf = (sharing: CurveSharing) => fitSharedCurves(curves, sharing, optionsOf('LL.4'))!;

  it('has no answer when the reduced fit has no fewer parameters', () => {
    expect(testSharing(fitOf('separate'), fitOf('separate'))).toBeNull();
    expect(testSharing(fitOf('separate'), fitOf('common'))).toBeNull();
  });

  it('is the same in whatever order the curves come', () => {
    const turned = curves.toReversed();
    const other = (sharing: CurveSharing) => fitSharedCurves(turned, sharing, optionsOf('LL.4'))!;
    const one = testSharing(fitOf('parallel'), fitOf('separate'))!;
    const two = testSharing(other('parallel'), other('separate'))!;
    expectClose(two.statistic, one.statistic, { rel: 1e-9 });
    expectClose(other('parallel').ratios[0]!.ratio, 1 / fitOf('parallel').ratios[0]!.ratio, { rel: 1e-10 });
  });

  it('refuses points that cannot be fitted', () => {
    expect(fitSharedCurves([{ curve: 'A', points: [] }], 'common', optionsOf('LL.4'))).toBeNull();
    const bad = [{ curve: 'A', points: [{ dose: -1, response: 2 }] }];
    expect(fitSharedCurves(bad, 'common', optionsOf('LL.4'))).toBeNull();
  });
});
