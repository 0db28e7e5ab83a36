import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import byR from '../oracle/fig2-r.json' with { type: 'json' };
import oracle from '../oracle/fig2.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { nameOf, numberIn, rowOf, type Row } from '../support/oracleRows.ts';
import { cellassay, exampleProject, readTable, removeProject } from '../support/project.ts';

/*
 * The tables of the shipped example against a second computation from the same raw exports: test/oracle/fig2.py (numpy, scipy and
 * 40-digit arithmetic) and test/oracle/fig2.R (t.test and nls), which know the formulas of docs/methods.md and nothing of src/.
 */

let project: string;
const tables: Record<string, Row[]> = {};
const table = (name: string): Row[] => tables[name] ?? [];

beforeAll(async () => {
  project = exampleProject();
  const answer = await cellassay(['run'], project);
  expect(answer.exitCode).toBe(0);
  for (const name of ['replicates', 'summary', 'comparisons', 'fits'])
    tables[name] = readTable(join(project, `output/fig2/tables/${name}.csv`));
});
afterAll(() => removeProject(project));

describe('the tables of the shipped example, against an independent computation', () => {
  it('have every replicate value with its wells, for viability and response', () => {
    expect(oracle.replicates).toHaveLength(2 * 3 * (8 + 18));
    expect(table('replicates')).toHaveLength(2 * oracle.replicates.length);
    for (const expected of oracle.replicates) {
      const more = { experiment: String(expected.experiment) };
      const viability = rowOf(table('replicates'), expected, { ...more, quantity: 'viability' });
      const response = rowOf(table('replicates'), expected, { ...more, quantity: 'response' });
      const what = `${nameOf(expected)}, experiment ${more.experiment}`;
      expectClose(numberIn(viability, 'value'), expected.viability, { rel: 1e-12 }, what);
      expectClose(numberIn(response, 'value'), 100 - expected.viability, { abs: 1e-11 }, what);
      for (const row of [viability, response]) {
        expect(numberIn(row, 'n_wells')).toBe(expected.nWells);
        expect(row.basis).toBe('biological');
      }
    }
  });

  it('have the uncertainty within an experiment, and none for a control divided by itself', () => {
    for (const expected of oracle.replicates) {
      for (const quantity of ['viability', 'response']) {
        const more = { experiment: String(expected.experiment), quantity };
        const u = numberIn(rowOf(table('replicates'), expected, more), 'within_u');
        if (expected.withinU === null) expect(u, nameOf(expected)).toBeNull();
        else expectClose(u, expected.withinU, { rel: 1e-11 }, nameOf(expected));
      }
    }
  });

  it('have mean, SD, SEM, interval and n of every group', () => {
    expect(table('summary')).toHaveLength(2 * oracle.summary.length);
    for (const group of oracle.summary) {
      for (const quantity of ['viability', 'response'] as const) {
        const row = rowOf(table('summary'), group, { quantity });
        const expected = group[quantity];
        // SDs are differences of percentages: 1e-9 of them is the last digit but two of a percentage
        const close = (column: string, value: number): void =>
          expectClose(numberIn(row, column), value, { rel: 1e-9, abs: 1e-12 }, `${nameOf(group)} ${column}`);
        close('mean', expected.mean);
        close('sd', expected.sd);
        close('sem', expected.sem);
        close('ci95_low', expected.confidence95[0]!);
        close('ci95_high', expected.confidence95[1]!);
        expect(numberIn(row, 'n')).toBe(3);
      }
    }
  });

  it('have every t test of panel a, with difference, interval, p and stars', () => {
    const rows = table('comparisons').filter((row) => row.panel === 'a');
    expect(rows).toHaveLength(oracle.comparisonsA.length);
    for (const expected of oracle.comparisonsA) {
      const row = rows.find((one) => one.facet === expected.facet && one.a === expected.a);
      if (row === undefined) return expect.fail(`${expected.facet} ${expected.a} is not compared`);
      const close = (column: string, value: number): void =>
        expectClose(numberIn(row, column), value, { rel: 1e-9 }, `${expected.facet} ${expected.a} ${column}`);
      close('difference', expected.difference);
      close('ci95_low', expected.confidence95[0]!);
      close('ci95_high', expected.confidence95[1]!);
      close('statistic', expected.statistic);
      close('p', expected.p);
      close('p_adjusted', expected.p);
      close('log10_p', Math.log10(expected.p));
      expect(row).toMatchObject({ b: 'T+P', test: 'student', df: '4', n_a: '3', n_b: '3' });
      expect(row.stars).toBe(expected.stars);
    }
  });

  it('have the paired test of log EC50 where every experiment has one, and none where one lies beyond the doses', () => {
    const rows = table('comparisons').filter((row) => row.panel === 'b' && row.quantity === 'log EC50');
    expect(rows.map((row) => row.facet)).toEqual(['SkBr3', 'BT474']);
    expect(oracle.comparisonsB.map((one) => one.facet)).toEqual(['SkBr3']);
    const [expected] = oracle.comparisonsB;
    const [tested = {}, untested = {}] = rows;
    for (const [column, value] of [
      ['difference', expected!.ratio],
      ['ci95_low', expected!.confidence95[0]!],
      ['ci95_high', expected!.confidence95[1]!],
      ['statistic', expected!.statistic],
      ['df', expected!.df],
      ['p', expected!.p],
    ] as const)
      expectClose(numberIn(tested, column), value, { rel: 1e-9 }, column);
    expect(untested).toMatchObject({ p: '', statistic: '', stars: '', difference: '' });
  });

  it('agree with t.test of R', () => {
    for (const expected of [...byR.comparisonsA, ...byR.comparisonsB]) {
      const row = table('comparisons').find(
        (one) =>
          one.facet === expected.facet &&
          one.a === expected.a &&
          (one.test === 'student') === (expected.df === 4),
      );
      // R's nls stops earlier than we do, so the test of its EC50s shares fewer digits
      const rel = expected.df === 4 ? 1e-9 : 1e-6;
      expectClose(numberIn(row ?? {}, 'difference'), expected.difference, { rel });
      expectClose(numberIn(row ?? {}, 'ci95_low'), expected.low, { rel });
      expectClose(numberIn(row ?? {}, 'ci95_high'), expected.high, { rel });
      expectClose(numberIn(row ?? {}, 'p'), expected.p, { rel });
    }
  });
});

describe('the fits of the shipped example, against an independent computation', () => {
  const fitOf = (one: { cellLine: string; resistance: string; experiment: string }): Row =>
    table('fits').find(
      (row) =>
        row.cell_line === one.cellLine &&
        row.resistance === one.resistance &&
        row.experiment === one.experiment,
    ) ?? {};
  const printed = [
    ['hill_slope', 'hillSlope'],
    ['bottom', 'bottom'],
    ['top', 'top'],
    ['ec50', 'ec50'],
  ] as const;

  it('are the optima of every experiment and of the pooled means, where they are called estimated', () => {
    const outcomes = oracle.fits.map((expected) => {
      const row = fitOf(expected);
      const what = `${expected.cellLine} ${expected.resistance} ${expected.experiment}`;
      expectClose(numberIn(row, 'rss'), expected.rss, { rel: 1e-10 }, `${what} rss`);
      expectClose(numberIn(row, 'r_squared'), expected.rSquared, { rel: 1e-10 }, `${what} R²`);
      expect(numberIn(row, 'n_points')).toBe(expected.nPoints);
      expect(numberIn(row, 'df')).toBe(expected.df);
      if (row.outcome === 'estimated') {
        for (const [column, name] of printed)
          expectClose(numberIn(row, column), expected[name], { rel: 1e-10 }, `${what} ${column}`);
        const [low, high] = expected.ec50Confidence95;
        expectClose(numberIn(row, 'ec50_ci95_low'), low!, { rel: 1e-10 }, `${what} low`);
        expectClose(numberIn(row, 'ec50_ci95_high'), high!, { rel: 1e-10 }, `${what} high`);
        // a curve that were no better than a flat line would repeat its numbers just as well
        expect(expected.rSquared).toBeGreaterThan(0.8);
      } else for (const [column] of printed) expect(row[column], what).toBe('');
      return `${what} ${row.outcome ?? ''}`;
    });
    expect(outcomes).toHaveLength(16);
    expect(outcomes.filter((outcome) => !outcome.endsWith('estimated'))).toEqual([
      'BT474 T+P 2 bound',
      'BT474 T+P 3 bound',
    ]);
  });

  it('have the lower end of the 95 % profile beside the Wald interval', () => {
    const rows = oracle.fits.filter(
      (one) => one.profileLow !== undefined && fitOf(one).outcome === 'estimated',
    );
    expect(rows).toHaveLength(10);
    for (const expected of rows)
      expectClose(numberIn(fitOf(expected), 'ec50_profile95_low'), expected.profileLow!, { rel: 1e-7 });
  });

  it('give the lower end of the 95 % profile as the bound where EC50 is open above', () => {
    for (const experiment of ['2', '3']) {
      const expected = oracle.fits.find(
        (one) => one.cellLine === 'BT474' && one.resistance === 'T+P' && one.experiment === experiment,
      );
      const [relation, dose] = (fitOf(expected!).bound ?? '').split(' ');
      expect(relation).toBe('>');
      expectClose(Number(dose), expected!.profileLow!, { rel: 1e-9 });
    }
  });

  it('have the absolute IC50 with its interval where the curve crosses 50 % within the doses', () => {
    const crossing = oracle.fits.filter((one) => one.ic50Absolute !== null && one.ic50Absolute <= 10);
    expect(crossing).toHaveLength(12);
    for (const expected of crossing) {
      const row = fitOf(expected);
      const what = `${expected.cellLine} ${expected.resistance} ${expected.experiment}`;
      expect(row.ic50_state).toBe('estimated');
      expectClose(numberIn(row, 'ic50_absolute'), expected.ic50Absolute!, { rel: 1e-10 }, what);
      const [low, high] = expected.ic50AbsoluteConfidence95!;
      expectClose(numberIn(row, 'ic50_absolute_ci95_low'), low!, { rel: 1e-10 }, what);
      expectClose(numberIn(row, 'ic50_absolute_ci95_high'), high!, { rel: 1e-10 }, what);
    }
  });

  it('do not reach 50 % in BT474 T+P', () => {
    const states = table('fits')
      .filter((row) => row.cell_line === 'BT474' && row.resistance === 'T+P')
      .map((row) => {
        expect([row.ic50_absolute, row.ic50_absolute_ci95_low, row.ic50_absolute_ci95_high]).toEqual([
          '',
          '',
          '',
        ]);
        return `${row.experiment ?? ''} ${row.ic50_state ?? ''}`;
      });
    // the best curve of experiment 2 would cross 50 % at 314 µg/ml, where nothing was measured
    expect(states).toEqual([
      '1 notReached',
      '2 outsideDoses',
      '3 notReached',
      'combined notReached',
      'pooled notReached',
    ]);
    const ofOracle = oracle.fits.filter((one) => one.cellLine === 'BT474' && one.resistance === 'T+P');
    expect(ofOracle.map((one) => one.ic50Absolute === null)).toEqual([true, false, true, true]);
  });

  it('combine the experiments by the geometric mean with its t-interval', () => {
    for (const expected of oracle.combined) {
      const row = fitOf({ ...expected, experiment: 'combined' });
      const what = `${expected.cellLine} ${expected.resistance}`;
      expect(numberIn(row, 'n_experiments')).toBe(3);
      for (const [prefix, value] of [
        ['ec50', expected.ec50],
        ['ic50_absolute', expected.ic50Absolute],
      ] as const) {
        const columns = [prefix, `${prefix}_ci95_low`, `${prefix}_ci95_high`];
        const numbers = value === null ? [null, null, null] : [value.value, ...value.confidence95];
        columns.forEach((column, i) => {
          const number = numbers[i] ?? null;
          if (number === null) expect(row[column], `${what} ${column}`).toBe('');
          else expectClose(numberIn(row, column), number, { rel: 1e-10 }, `${what} ${column}`);
        });
      }
    }
  });

  it('call the combined EC50 of BT474 T+P a bound, with the bounds of experiments 2 and 3 in their places', () => {
    const [first, second, third] = oracle.fits.filter(
      (one) => one.cellLine === 'BT474' && one.resistance === 'T+P',
    );
    const row = fitOf({ cellLine: 'BT474', resistance: 'T+P', experiment: 'combined' });
    expect(row.outcome).toBe('bound');
    const expected = Math.cbrt(first!.ec50 * second!.profileLow! * third!.profileLow!);
    expectClose(Number((row.bound ?? '').split(' ')[1]), expected, { rel: 1e-9 });
  });

  it('agree with nls of R', () => {
    expect(byR.fits).toHaveLength(11);
    for (const expected of byR.fits) {
      const row = fitOf(expected);
      expectClose(numberIn(row, 'rss'), expected.rss, { rel: 1e-10 });
      if (row.outcome !== 'estimated') continue;
      for (const [column, name] of printed)
        expectClose(numberIn(row, column), expected[name], { rel: 1e-6 }, column);
      expectClose(numberIn(row, 'ec50_ci95_low'), expected.low, { rel: 1e-6 });
      expectClose(numberIn(row, 'ec50_ci95_high'), expected.high, { rel: 1e-6 });
    }
  });
});
