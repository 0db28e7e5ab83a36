import type { Fit } from '#domain/fit';
import { curveSharings, type CurveSharing, type SharedFit } from '#domain/sharedFit';
import { collapseReplicates } from '#doseresponse/curveData';
import { fitCurve } from '#doseresponse/fitCurve';
import { fitSharedCurves } from '#doseresponse/shared/fitSharedCurves';
import { testSharing } from '#doseresponse/shared/testSharing';
import { extraSumOfSquares } from '#stats/extraSumOfSquares';
import { agreement, type Agreement } from './agreement.ts';
import { bandAt } from './bandAt.ts';
import { curveAgreement } from './curveAgreement.ts';
import { errorKinds, optionsOf, pointsOf, type ReferenceFit, type ReferenceSet } from './doseReference.ts';
import { profileEnds } from './profileEnds.ts';

/** Every number of the certified fits of a set, and of the tests between them, beside the reference's. */
export function doseAgreement(set: ReferenceSet): Agreement[] {
  const certified = set.fits.filter(({ exact }) => exact.certified);
  return [
    ...certified.flatMap((fit) =>
      fit.sharing === 'single' ? singleAgreement(set, fit) : sharedAgreement(set, fit),
    ),
    ...(set.extraSumOfSquares ?? []).flatMap((test) => testAgreement(set, test)),
  ];
}

export function titleOf(
  { id }: ReferenceSet,
  { model, sharing }: Pick<ReferenceFit, 'model' | 'sharing'>,
): string {
  return sharing === 'single' ? `${id}, ${model}` : `${id}, ${model} ${sharing}`;
}

function singleAgreement(set: ReferenceSet, reference: ReferenceFit): Agreement[] {
  const { model, exact } = reference;
  const of = titleOf(set, reference);
  const points = pointsOf(set);
  const scale = exact.absoluteDoseAtResponse50 === undefined ? 'unknown' : 'percent';
  const kinds = errorKinds.flatMap(([kind, standardErrors, label]) => {
    const confidence = kind === 'gn' ? 'profile' : 'wald';
    const options = optionsOf(model, { standardErrors, confidence, scale });
    const fit = fitCurve(points, options);
    const bands = exact.band ?? [];
    const own =
      fit.parameters === null
        ? []
        : bandAt(
            points,
            options,
            bands.map(({ dose }) => dose),
          );
    return [
      ...(kind === 'gn' ? optimumAgreement(of, set, reference, fit) : []),
      ...(kind === 'gn' ? profileEnds(of, points, reference, fit) : []),
      ...curveAgreement(of, reference, null, fit, kind, label),
      ...bands.flatMap(({ dose, fit: response, ...ends }, i) => [
        agreement(of, 'fitted response', `at ${dose}`, own[i]?.response, response),
        ...[0, 1].flatMap((side) => [
          agreement(
            of,
            `bands (${label})`,
            `confidence at ${dose}`,
            own[i]?.confidence95[side],
            ends[`confidence95_${kind}`][side]!,
          ),
          agreement(
            of,
            `bands (${label})`,
            `prediction at ${dose}`,
            own[i]?.prediction95[side],
            ends[`prediction95_${kind}`][side]!,
          ),
        ]),
      ]),
    ];
  });
  return kinds;
}

/** What does not depend on the kind of standard error. */
function optimumAgreement(of: string, set: ReferenceSet, reference: ReferenceFit, fit: Fit): Agreement[] {
  const { exact } = reference;
  return [
    agreement(of, 'RSS, R²', 'RSS', fit.rss, exact.rss),
    agreement(of, 'RSS, R²', 'R²', fit.rSquared, exact.r2),
    ...noEffect(of, reference, fit),
    ...lackOfFit(of, set, reference, fit.rss),
  ];
}

function noEffect(of: string, { exact }: Pick<ReferenceFit, 'exact'>, fit: Fit): Agreement[] {
  return exact.noEffectF === undefined
    ? []
    : [agreement(of, 'F tests', 'p against a flat line', fit.responseP, exact.noEffectF.p)];
}

function fitTogether(
  set: ReferenceSet,
  model: string,
  sharing: string,
  standardErrors: 'jtj' | 'observed' = 'jtj',
): SharedFit {
  const curves = [...new Set(set.data.curve)].map((curve) => ({ curve, points: pointsOf(set, curve) }));
  const options = optionsOf(model, { standardErrors, scale: 'percent' });
  return fitSharedCurves(curves, sharing as CurveSharing, options)!;
}

function sharedAgreement(set: ReferenceSet, reference: ReferenceFit): Agreement[] {
  const { model, sharing, exact } = reference;
  const of = titleOf(set, reference);
  return errorKinds.flatMap(([kind, standardErrors, label]) => {
    const fit = fitTogether(set, model, sharing, standardErrors);
    const curves = fit.curves ?? [];
    const different = sharing === 'common' ? curves.slice(0, 1) : curves;
    const common =
      kind === 'obs'
        ? []
        : [
            agreement(of, 'RSS, R²', 'RSS', fit.rss, exact.rss),
            agreement(of, 'AICc', 'AICc', fit.aicc, exact.aicc),
            ...noEffect(of, reference, fitCurve(pointsOf(set), optionsOf(model))),
            ...lackOfFit(of, set, reference, fit.rss),
          ];
    const ratios = Object.entries(exact.potencyRatio ?? {}).flatMap(([pair, expected]) => {
      const own = fit.ratios.find(({ a, b }) => `${a}/${b}` === pair);
      if (own === undefined) return [];
      const log = expected[`logRatio_${kind}`];
      const quantity = `ratios of EC50s (${label})`;
      return [
        agreement(of, quantity, pair, own.ratio, expected.ratio),
        agreement(of, quantity, `t of ${pair}`, own.statistic, log.t),
        agreement(of, quantity, `p of ${pair}`, own.p, log.p),
        ...log.ciBack.map((end, side) =>
          agreement(of, quantity, `interval of ${pair}`, own.confidence95[side], end),
        ),
      ];
    });
    return [
      ...common,
      ...different.flatMap((curve) => curveAgreement(of, reference, curve.curve, curve, kind, label)),
      ...ratios,
    ];
  });
}

/** The F test against the means of the doses, of each curve its own unless they are one. */
function lackOfFit(
  of: string,
  set: ReferenceSet,
  { sharing, exact }: ReferenceFit,
  rss: number | null,
): Agreement[] {
  if (exact.lackOfFit === undefined) return [];
  const owners = sharing === 'common' || set.data.curve === undefined ? [null] : [...new Set(set.data.curve)];
  const full = { rss: 0, df: 0 };
  for (const curve of owners) {
    const { pureError, sumFactor, pointCount, levels } = collapseReplicates(pointsOf(set, curve));
    full.rss += pureError * sumFactor;
    full.df += pointCount - levels.length;
  }
  const own = extraSumOfSquares({ rss: rss ?? 0, df: exact.df }, full);
  return [
    agreement(of, 'F tests', 'F of lack of fit', own?.statistic, exact.lackOfFit.F),
    agreement(of, 'F tests', 'p of lack of fit', own?.p, exact.lackOfFit.p),
  ];
}

/** F tests of nested models, of sharing, and of lack of fit. */
function testAgreement(
  set: ReferenceSet,
  test: NonNullable<ReferenceSet['extraSumOfSquares']>[number],
): Agreement[] {
  const of = `${set.id}, ${test.model === undefined ? '' : `${test.model} `}${test.reduced} against ${test.full}`;
  const rows = (own: { statistic: number; p: number } | null) => [
    agreement(of, 'F tests', 'F', own?.statistic, test.F),
    agreement(of, 'F tests', 'p', own?.p, test.p),
  ];
  if (!curveSharings.includes(test.full as CurveSharing)) {
    const [reduced, full] = [test.reduced, test.full].map((model) =>
      fitCurve(pointsOf(set), optionsOf(model)),
    );
    return rows(extraSumOfSquares(residualsOf(reduced!), residualsOf(full!)));
  }
  const found = testSharing(
    fitTogether(set, test.model!, test.reduced),
    fitTogether(set, test.model!, test.full),
  );
  const difference = test.aiccReduced - test.aiccFull;
  return [...rows(found), agreement(of, 'AICc', 'difference', found?.aiccDifference, difference)];
}

function residualsOf({ rss, df }: Fit): { rss: number; df: number } {
  return { rss: rss ?? 0, df };
}
