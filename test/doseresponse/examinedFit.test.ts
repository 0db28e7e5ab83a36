import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FitOptions, FitPoint, ModelName } from '#domain/fit';
import { combineExperiments } from '#doseresponse/combineExperiments';
import { aicc } from '#doseresponse/aicc';
import { collapseReplicates } from '#doseresponse/curveData';
import { examinedFit } from '#doseresponse/examination/examinedFit';
import { lackOfFit } from '#doseresponse/examination/lackOfFit';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { expectClose } from '../support/expectClose.ts';
import { hasSharedFolder, sharedFolder } from '../support/sharedFolder.ts';
import { pointsOf, simulatedPoints } from './simulated.ts';

const percent: FitOptions = { ...defaultFitOptions, scale: 'percent' };
const examined = (points: readonly FitPoint[], more: Partial<FitOptions> = {}) =>
  examinedFit(points, { ...percent, ...more });

/** A falling 4PL with three wells at each dose and a fixed pattern of scatter. */
function good(): FitPoint[] {
  return [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30].flatMap((dose, i) =>
    [-1, 0.25, 0.75].map((part, j) => ({
      dose,
      response:
        (dose === 0 ? 100 : 10 + 90 / (1 + (dose / 0.5) ** 1.2)) +
        3 * (part + ((i * 7 + j * 3) % 5) / 5 - 0.4),
    })),
  );
}

describe('a good curve', () => {
  it('is the fit of fitCurve with no flag more, and keeps every number', () => {
    const plain = fitCurve(good(), { ...percent, confidence: 'profile' });
    const fit = examined(good(), { confidence: 'profile' });
    expect(fit).toMatchObject(plain);
    expect(fit.flags).toEqual([]);
    expect(fit.betterModels).toEqual([]);
    expect(fit.lackOfFit!.p).toBeGreaterThan(0.01);
  });
});

describe('lack of fit', () => {
  it('is flagged for two steps in one curve (sim-s23), with F and p of R (lm against the curve)', () => {
    const fit = examined(simulatedPoints('sim-s23-biphasic'));
    expect(fit.flags).toContain('lackOfFit');
    expect(fit.reason).toContain('lack of fit, F(8, 24) = 55.7');
    // reference set sim-s23-biphasic, LL.4
    expectClose(fit.lackOfFit!.statistic, 55.65382895150294, { rel: 1e-9 });
    expectClose(fit.lackOfFit!.p, 1.261584681208901e-13, { rel: 1e-8 });
  });

  it('has no answer without replicates, and none with as many parameters as doses', () => {
    expect(examined(simulatedPoints('sim-s20-single')).lackOfFit).toBeNull();
    const four = good().filter(({ dose }) => [0, 0.1, 1, 30].includes(dose));
    const data = collapseReplicates(four);
    expect(lackOfFit(data, data.pureError, 4)).toBeNull();
    expect(lackOfFit(data, data.pureError, 3)).toMatchObject({ statistic: 0, df1: 1, df2: 8, p: 1 });
  });
});

interface ReferenceSet {
  readonly id: string;
  readonly type: string;
  readonly data: Parameters<typeof pointsOf>[0];
  readonly fits: readonly {
    readonly model: string;
    readonly sharing: string;
    readonly exact: {
      readonly certified: boolean;
      readonly aicc?: number;
      readonly npar?: number;
      readonly lackOfFit?: Readonly<Record<'F' | 'p' | 'df1' | 'df2', number>>;
    };
  }[];
}

const names: Readonly<Record<string, ModelName>> = {
  'LL.4': '4PL',
  'LL.3': '3PL',
  'W1.4': 'W1',
  'W2.4': 'W2',
};
const references = (
  hasSharedFolder
    ? (JSON.parse(readFileSync(`${sharedFolder}reference/dose.json`, 'utf8')) as { sets: ReferenceSet[] })
        .sets
    : []
)
  .filter(({ type }) => type === 'continuous')
  .flatMap(({ id, data, fits }) =>
    fits.flatMap(({ model, sharing, exact }) =>
      sharing === 'single' && exact.certified && exact.lackOfFit !== undefined && names[model] !== undefined
        ? [{ title: `${model} of ${id}`, data, model: names[model], exact }]
        : [],
    ),
  );

describe.skipIf(!hasSharedFolder)('lack of fit and AICc of the reference sets', () => {
  it('are there', () => {
    expect(references.length).toBeGreaterThan(40);
  });

  it.each(references)('agree to 8 digits: $title', ({ data, model, exact }) => {
    const points = pointsOf(data);
    const fit = fitCurve(points, { ...defaultFitOptions, model });
    const collapsed = collapseReplicates(points);
    const tested = lackOfFit(collapsed, fit.rss! / collapsed.sumFactor, fit.n - fit.df)!;
    const { F, p, df1, df2 } = exact.lackOfFit!;
    expect([tested.df1, tested.df2]).toEqual([df1, df2]);
    expectClose(tested.statistic, F, { rel: 1e-8, abs: 1e-11 });
    expectClose(tested.p, p, { rel: 1e-8 });
    if (data.weights === undefined)
      expectClose(aicc(fit.rss!, fit.n, fit.n - fit.df + 1), exact.aicc!, { rel: 1e-9, abs: 1e-9 });
  });
});

describe('a better model', () => {
  it('is 5PL for an asymmetric curve (sim-s11), by the difference of the reference AICc', () => {
    const fit = examined(simulatedPoints('sim-s11-5pl'));
    expect(fit.flags).toContain('better5PL');
    const five = fit.betterModels!.find(({ model }) => model === '5PL')!;
    // 171.25157361438536 of LL.4 and 154.06421889075182 of LL.5
    expectClose(five.aiccDifference, 171.25157361438536 - 154.06421889075182, { rel: 1e-7 });
    expect(fit.reason).toContain('describes the data better than 4PL: its AICc is lower by 17.2');
  });

  it('is Brain–Cousens where low doses stimulate (sim-s08), with the EC50 it would have', () => {
    const points = simulatedPoints('sim-s08-hormesis');
    const fit = examined(points);
    expect(fit.flags).toContain('betterHormesis');
    const better = fitCurve(points, { ...percent, model: 'BC' });
    expectClose(fit.betterModels!.find(({ model }) => model === 'BC')!.ec50, better.parameters!.ec50, {
      rel: 1e-9,
    });
  });

  it('is not looked for beside a model that is no logistic, nor with too few doses for it', () => {
    expect(examined(simulatedPoints('sim-s11-5pl'), { model: 'W1' }).betterModels).toEqual([]);
    const five = simulatedPoints('sim-s08-hormesis').filter(({ dose }, _, all) =>
      [...new Set(all.map((point) => point.dose))].slice(0, 5).includes(dose),
    );
    expect(examined(five).betterModels ?? []).toEqual([]);
  });
});

describe('a point that drives the fit', () => {
  /** One well at each dose, and one of them read 15 % too low. */
  const single = good().filter((_, i) => i % 3 === 1);
  const spoilt = single.map((point) =>
    point.dose === 0.3 ? { ...point, response: point.response - 15 } : point,
  );

  it('is named with the EC50 that there would be without it', () => {
    const fit = examined(spoilt);
    expect(fit.flags).toContain('pointDrivesFit');
    const { dose, ec50 } = fit.influence!;
    expect(dose).toBe(0.3);
    const without = fitCurve(
      spoilt.filter((point) => point.dose !== 0.3),
      percent,
    );
    expectClose(ec50, without.parameters!.ec50, { rel: 1e-9 });
    expect(fit.reason).toContain('at dose 0.300 the EC50 would be');
  });

  it('is none where wells scatter as they do', () => {
    const fit = examined(single);
    expect(fit.flags).not.toContain('pointDrivesFit');
    const shift = Math.log(fit.influence!.ec50! / fit.parameters!.ec50);
    // sign: of all points minus without this one
    expect(Math.sign(fit.influence!.standardErrors!)).toBe(-Math.sign(shift));
  });
});

describe('a profile that stays open', () => {
  it('is said of plateau and slope, with the side (sim-s25)', () => {
    const fit = examined(simulatedPoints('sim-s25-tdm1-wide'), { confidence: 'profile' });
    expect(fit.flags).toContain('profileOpen');
    expect(fit.reason).toMatch(/stays open: hill slope (below|above|on both sides)/);
  });
});

describe('an experiment that drives the EC50', () => {
  const fit = fitCurve(good(), percent);
  const experiments = (...ec50s: number[]) =>
    ec50s.map((ec50, i) => ({
      experiment: String(i + 1),
      fit: { ...fit, parameters: { ...fit.parameters!, ec50 } },
    }));

  it('is flagged and named from 1.5-fold on, of three experiments', () => {
    // 1, 1, 8: the geometric mean is 2, without the third 1
    const combined = combineExperiments(experiments(1, 1, 8));
    expect(combined.flags).toEqual(['experimentDrivesEc50']);
    expect(combined.reason).toContain('Without experiment 3 it would be 1.');
    // without the third the mean falls 1.5-fold exactly at a third of 1.5³
    expect(combineExperiments(experiments(1, 1, 1.5 ** 3 * 1.01)).flags).toEqual(['experimentDrivesEc50']);
    expect(combineExperiments(experiments(1, 1, 1.5 ** 3 * 0.99)).flags).toEqual([]);
  });

  it('is none of two: each is half of the answer', () => {
    expect(combineExperiments(experiments(1, 100)).flags).toEqual([]);
  });
});
