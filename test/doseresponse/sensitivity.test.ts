import { describe, expect, it } from 'vitest';
import type { FitOptions, FitPoint } from '#domain/fit';
import type { Ec50Sensitivity, SensitivityCell } from '#domain/sensitivity';
import { combineExperiments } from '#doseresponse/combineExperiments';
import { defaultFitOptions, fitCurve } from '#doseresponse/fitCurve';
import { ec50Sensitivity } from '#doseresponse/sensitivity/ec50Sensitivity';
import { expectClose } from '../support/expectClose.ts';
import { selumetinib, selumetinibPoints, simulatedPoints } from './simulated.ts';

const percent: FitOptions = { ...defaultFitOptions, scale: 'percent', doseUnit: 'M' };
const labs = Object.keys(selumetinib.experiments);

/** Curves of experiments as headline and pooled fit are made of them. */
function tableOf(
  curves: Readonly<Record<string, readonly FitPoint[]>>,
  options: FitOptions = percent,
): Ec50Sensitivity {
  const experiments = Object.entries(curves).map(([experiment, points]) => ({ experiment, points }));
  const pooled = experiments.flatMap(({ experiment, points }) =>
    points.map((point) => ({ ...point, experiment })),
  );
  return ec50Sensitivity({ experiments, pooled, options })!;
}

const selumetinibCurves = Object.fromEntries(labs.map((lab) => [lab, selumetinibPoints([lab])]));

function cellOf(
  { cells }: Ec50Sensitivity,
  plateaus: SensitivityCell['plateaus'],
  doseZero: SensitivityCell['doseZero'],
  leftOut: string | null = null,
): SensitivityCell {
  return cells.find(
    (cell) => cell.plateaus === plateaus && cell.doseZero === doseZero && cell.leftOut === leftOut,
  )!;
}

/** A falling 4PL over three decades with a scatter that is the same everywhere. */
function steady(ec50: number): FitPoint[] {
  return [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100].flatMap((dose, i) =>
    [0.4, -0.4].map((scatter) => ({
      dose,
      response: (dose === 0 ? 100 : 100 / (1 + dose / ec50)) + (i % 2 === 0 ? scatter : -scatter) + 0.05 * i,
    })),
  );
}

describe('the table that a lab made by hand with Prism 8 (test/oracle/selumetinib.json)', () => {
  const table = tableOf(selumetinibCurves);

  it.each(selumetinib.prism)(
    'has $ec50Micromolar µM of experiments $experiments in its pooled fits, to the digits that Prism printed',
    ({ experiments, fixed, omitZero, ec50Micromolar, top, bottom }) => {
      const without = labs.filter((lab) => !experiments.includes(lab));
      const plateaus = Object.keys(fixed).length > 0 ? 'constrained' : 'free';
      const cell = cellOf(table, plateaus, omitZero ? 'out' : 'in', without[0] ?? null);
      expect((cell.pooled.ec50! * 1e6).toFixed(3)).toBe(ec50Micromolar);
      if (top === undefined) return;
      // what the lab noticed and Prism did not say
      expect([Math.round(cell.pooled.top!), Math.round(cell.pooled.bottom!)]).toEqual([top, bottom]);
      expect(cell.implausible).toContain('pooled');
      expect(cell.pooled.flags).toEqual(['ec50Unbounded', 'plateauNotReached', 'plateauImplausible']);
      expect(cell.pooled.confidence95).toEqual([null, null]);
    },
  );

  it('has each choice with each other, and with each experiment left out', () => {
    expect(table.cells.length).toBe(2 * 2 * (1 + labs.length));
    expect(table.headlineOf).toBe('experiments');
    expect(table.cells.filter(({ own }) => own)).toEqual([cellOf(table, 'free', 'in')]);
  });

  it('finds with a plateau held that dose 0 cannot matter: it lies on the plateau', () => {
    for (const leftOut of [null, ...labs]) {
      const [kept, without] = (['in', 'out'] as const).map((zero) =>
        cellOf(table, 'constrained', zero, leftOut),
      );
      expectClose(without!.pooled.ec50, kept!.pooled.ec50!, { rel: 1e-10 });
      expectClose(without!.headline.ec50, kept!.headline.ec50!, { rel: 1e-10 });
    }
  });

  it('says in words that it must not be published, and why', () => {
    expect(table.verdict).toContain('Over the 14 of 20 ways that can be believed, 3 of which give none,');
    expect(table.verdict).toContain('it depends very much on how it is made');
    expect(table.verdict).toContain('As it was asked for, the data give only a bound.');
    expect(table.verdict).toContain('In 6 ways a plateau is implausible (bottom down to −31.2, top up to');
    expect(table.believable.fold!).toBeLessThan(table.headline.fold!);
  });

  it('makes every cell as the fits and the mean of the study are made', () => {
    const held: FitOptions = { ...percent, fixed: { bottom: 0, top: 100 }, omitZero: true };
    const kept = labs.filter((lab) => lab !== '9');
    const combined = combineExperiments(
      kept.map((lab) => ({ experiment: lab, fit: fitCurve(selumetinibPoints([lab]), held) })),
    );
    const pooled = fitCurve(selumetinibPoints(kept), held);
    const cell = cellOf(table, 'constrained', 'out', '9');
    expect(cell.experiments).toBe(3);
    expect(cell.headline).toMatchObject({ ec50: combined.ec50, confidence95: combined.confidence95 });
    expectClose(cell.pooled.ec50, pooled.parameters!.ec50, { rel: 1e-9 });
    expectClose(cell.pooled.confidence95![0], pooled.confidence95['ec50']![0]!, { rel: 1e-9 });
  });
});

describe('how far an EC50 moves', () => {
  it('is hardly, when doses and plateaus leave no choice', () => {
    const { headline, verdict, cells } = tableOf({ 1: steady(1), 2: steady(1.05), 3: steady(0.98) });
    expect(headline.fold!).toBeLessThan(1.1);
    expect(headline.cellsWithoutEc50).toBe(0);
    expect(cells.every(({ implausible }) => implausible.length === 0)).toBe(true);
    expect(verdict).toContain('it hardly depends on how it is made');
    expect(verdict).not.toContain('implausible');
  });

  it('is most by the experiment that differs, by as much as the mean of the others says', () => {
    const { headline } = tableOf({ 1: steady(1), 2: steady(1), 3: steady(8) });
    const [most] = headline.moves;
    expect(most).toMatchObject({ choice: 'experiment', experiment: '3' });
    // geometric means of 1, 1, 8 and of 1, 1: a factor of 2
    expectClose(most!.fold, 2, { rel: 0.02 });
  });

  it('has one entry for each choice, the largest first, none below 1', () => {
    const { moves } = tableOf(selumetinibCurves).headline;
    expect(moves.length).toBe(2 + labs.length);
    expect(moves.map(({ fold }) => fold)).toEqual(moves.map(({ fold }) => fold).toSorted((a, b) => b - a));
    for (const { fold, from, to } of moves) expectClose(fold, Math.max(from / to, to / from), { rel: 1e-12 });
  });
});

describe('plateaus that are held', () => {
  /** Three experiments whose curves end at a bottom of 35 %. */
  const table = tableOf(
    Object.fromEntries(
      [1, 1.1, 0.9].map((ec50, i) => [
        String(i + 1),
        steady(ec50).map(({ dose, response }) => ({ dose, response: 35 + 0.65 * response })),
      ]),
    ),
  );

  it('are refused where the data contradict them, and do not count against the EC50', () => {
    const constrained = cellOf(table, 'constrained', 'in');
    expect(constrained.contradicted).toBe(true);
    expect(constrained.headline.ec50! / cellOf(table, 'free', 'in').headline.ec50!).toBeGreaterThan(2);
    expect(table.headline.fold!).toBeGreaterThan(2);
    expect(table.believable.fold!).toBeLessThan(1.25);
    expect(table.verdict).toContain('Over the 8 of 16 ways that can be believed');
    expect(table.verdict).toContain('it hardly depends on how it is made');
    expect(table.verdict).toContain('In 8 ways the data contradict the plateaus that are held');
  });

  it('are tested by the extra sum of squares of the pooled fits', () => {
    // F = ((RSS_held − RSS_free)/2)/(RSS_free/df), whose tail with 2 and df degrees of freedom is (1 + 2F/df)^(−df/2)
    const held = tableOf(selumetinibCurves);
    const [free, fixed] = [{}, { bottom: 0, top: 100 }].map((plateaus) =>
      fitCurve(selumetinibPoints(labs), { ...percent, fixed: plateaus }),
    );
    const f = (fixed!.rss! - free!.rss!) / 2 / (free!.rss! / free!.df);
    const { heldP, contradicted } = cellOf(held, 'constrained', 'in');
    expectClose(heldP, (1 + (2 * f) / free!.df) ** (-free!.df / 2), { rel: 1e-9 });
    expect(contradicted).toBe(false);
    expect(cellOf(held, 'free', 'in').heldP).toBeNull();
  });
});

describe('which ways there are', () => {
  const points = simulatedPoints('sim-s01-standard');
  const waysOf = (options: FitOptions, of = points): string[] =>
    tableOf({ 1: of }, options).cells.map(
      ({ plateaus, doseZero, own }) => `${plateaus} ${doseZero}${own ? ' own' : ''}`,
    );

  it('is nothing to hold on a scale of unknown meaning', () => {
    expect(waysOf({ ...percent, scale: 'unknown' })).toEqual(['free in own', 'free out']);
  });

  it('has what was asked for beside the others where it is neither of them', () => {
    expect(waysOf({ ...percent, model: '3PL', omitZero: true })).toEqual([
      'free in',
      'constrained in',
      'asAsked in',
      'free out',
      'constrained out',
      'asAsked out own',
    ]);
    expect(waysOf({ ...percent, model: '2PL', fixed: { top: 100 } })).toContain('constrained in own');
  });

  it('is one with dose 0 and one without only where there is a dose 0', () => {
    expect(
      waysOf(
        percent,
        points.filter(({ dose }) => dose > 0),
      ),
    ).toEqual(['free none own', 'constrained none']);
  });

  it('leaves out no experiment where there is only one, and none where nobody named them', () => {
    const one = tableOf({ 1: points });
    expect([one.headlineOf, one.cells.length]).toEqual(['experiment', 4]);
    const pooled = points.map((point) => ({ ...point, experiment: null }));
    const none = ec50Sensitivity({ experiments: [], pooled, options: percent })!;
    expect([none.headlineOf, none.cells.length]).toEqual(['points', 4]);
    expect(none.cells.every(({ headline, pooled: fit }) => headline.ec50 === fit.ec50)).toBe(true);
  });

  it('is none where the EC50 itself is held', () => {
    const pooled = points.map((point) => ({ ...point, experiment: null }));
    expect(
      ec50Sensitivity({ experiments: [], pooled, options: { ...percent, fixed: { ec50: 1 } } }),
    ).toBeNull();
  });
});
