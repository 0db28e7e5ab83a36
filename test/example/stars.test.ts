import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { falsePositivesText, variancesText } from '../../example/starsText.ts';
import { starTrials, type FalsePositives } from '../../example/starTrials.ts';
import { varianceTrials, type VarianceRow } from '../../example/varianceTrials.ts';
import { expectClose } from '../support/expectClose.ts';

/** The long form is `npm run stars:truth`. */
const studies = 60;

describe('groups that do not differ', () => {
  let rows: readonly FalsePositives[];

  beforeAll(() => {
    const file = 'protocols/fig2.yaml';
    const text = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
    const { value: protocol } = parseProtocol({ text, file });
    const seeds = Array.from({ length: studies }, (_, index) => 20_001 + index);
    rows = starTrials(
      seeds,
      protocol!.plateSets.find(({ name }) => name === 'single dose')!,
    );
  });

  const share = (counted: FalsePositives['counted']): number => {
    const ofN = rows.filter((row) => row.counted === counted && row.test === 'student');
    return (
      ofN.reduce((sum, { found }) => sum + found, 0) /
      ofN.reduce((sum, { comparisons }) => sum + comparisons, 0)
    );
  };

  // 240 comparisons: one standard error is 1.4 % at 5 %, 2.9 % at 28 %
  it('are called different by no more than 5 % of tests over experiments', () => {
    expect(share('experiments as n')).toBeLessThan(0.05 + 4 * 0.014);
  });

  it('are called different several times as often with wells as n', () => {
    expect(share('wells of one experiment as n')).toBeGreaterThan(0.05 + 4 * 0.014);
    expect(share('wells of all experiments as n')).toBeGreaterThan(share('experiments as n') + 0.05);
  });

  it('are counted with the n that was meant', () => {
    expect(new Map(rows.map(({ counted, n }) => [counted, n]))).toEqual(
      new Map([
        ['experiments as n', 3],
        ['wells of one experiment as n', 6],
        ['wells of all experiments as n', 18],
      ]),
    );
    expect(falsePositivesText(rows).split('\n')).toHaveLength(2 + rows.length);
  });
});

describe('what can be seen of unequal scatter', () => {
  const trials = 1000;
  const rows = varianceTrials(trials, 77);
  const rowOf = (nA: number, nB: number, ratio: number): VarianceRow =>
    rows.find((row) => row.nA === nA && row.nB === nB && row.ratio === ratio && row.scatter === 'normal')!;
  const near = (count: number, expected: number): void =>
    expectClose(count / trials, expected, { abs: 4 * Math.sqrt((expected * (1 - expected)) / trials) });

  it('at n = 3 follows the F distribution with 2 and 2 degrees of freedom, P(F > x) = 1/(1 + x)', () => {
    near(rowOf(3, 3, 1).fTest, 0.05);
    // a ratio of SDs above 3 is F > 9 or F < 1/9
    near(rowOf(3, 3, 1).threefold, 2 / 10);
    // the limit is F = 39; with true SDs 1 and 3 the ratio falls beyond it with 1/(1 + 39/9), and on the other side with 1/(1 + 351)
    near(rowOf(3, 3, 3).fTest, 1 / (1 + 39 / 9) + 1 / (1 + 351));
  });

  it('is nothing by the Brown–Forsythe test at n = 3', () => {
    for (const ratio of [1, 2, 3, 5]) expect(rowOf(3, 3, ratio).brownForsythe).toBe(0);
  });

  it('hurts Student’s test where the smaller group scatters more, and Welch’s little', () => {
    const { student, welch } = rowOf(6, 3, 5);
    expect(student / trials).toBeGreaterThan(0.15);
    expect(welch / trials).toBeLessThan(0.12);
    expect(variancesText(rows).split('\n')).toHaveLength(2 + rows.length);
  });
});
