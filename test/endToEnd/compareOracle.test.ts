import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareLines, groupLines, oracleRows } from '../support/compareOracle.ts';
import { expectClose } from '../support/expectClose.ts';
import type { OracleGroups } from '../support/oracleGroups.ts';
import { WorkFolder } from '../support/workFolder.ts';

/*
 * `cellassay compare` as a user calls it, against R: what the functions of src/stats give must come out of the command unchanged.
 * The inputs are our own reference rows and, where it is there, those of the reference folder.
 */

const tenDigits = { rel: 1e-10 };

let folder: WorkFolder;
beforeAll(() => {
  folder = new WorkFolder();
});
afterAll(() => folder.remove());

const compare = (name: string, lines: readonly string[], options: readonly string[]) =>
  compareLines(folder, name, lines, options);

function twoGroups({ x, y }: { readonly x: readonly number[]; readonly y: readonly number[] }): string[] {
  const rowsOf = (group: string, values: readonly number[]): string[] =>
    values.map((value, index) => `${group},${value},${index + 1}`);
  return ['group,value,experiment', ...rowsOf('x', x), ...rowsOf('y', y)];
}

describe('compare --test mann-whitney', () => {
  it('has U, the exact p with ties, the shift and its interval', async () => {
    interface Expected {
      W: number;
      hodgesLehmann?: number;
      ci95?: [number, number];
      exactPermutation: { pTwoSidedDoubledTail: number };
    }
    for (const { id, input, expected } of oracleRows<{ x: number[]; y: number[] }, Expected>('mannWhitney')) {
      const { comparisons } = await compare(id, twoGroups(input), ['--test', 'mann-whitney']);
      const [one] = comparisons;
      expect(one, id).toMatchObject({ statistic: expected.W, statisticName: 'U', method: 'exact', df: null });
      const p = expected.exactPermutation.pTwoSidedDoubledTail;
      expectClose(one!.p, p, tenDigits, `${id} p`);
      expectClose(one!.log10p, Math.log10(p), tenDigits, `${id} log10 p`);
      if (expected.hodgesLehmann !== undefined && !id.includes('ties'))
        expectClose(one!.difference, expected.hodgesLehmann, tenDigits, `${id} shift`);
      if (expected.ci95 !== undefined && !id.includes('ties')) {
        // an end near 0 has the digits of the values it is the difference of
        expectClose(one!.confidence95![0], expected.ci95[0], { ...tenDigits, abs: 1e-11 }, `${id} CI`);
        expectClose(one!.confidence95![1], expected.ci95[1], { ...tenDigits, abs: 1e-11 }, `${id} CI`);
      }
    }
  });

  it('says in a note that three against three can have no star, and ends well', async () => {
    const { comparisons, problems, exitCode } = await compare(
      'three',
      twoGroups({ x: [57, 61, 55], y: [43, 39, 47] }),
      ['--test', 'mann-whitney'],
    );
    expectClose(comparisons[0]!.p, 0.1, { rel: 1e-14 });
    expect(problems).toMatchObject([{ code: 'stars-out-of-reach', severity: 'note' }]);
    expect(exitCode).toBe(0);
  });
});

describe('compare --test wilcoxon', () => {
  it('has W and the exact p of pairs by experiment', async () => {
    interface Expected {
      readonly V: number;
      readonly pExact: number;
    }
    for (const { id, input, expected } of oracleRows<{ x: number[]; y: number[] }, Expected>(
      'wilcoxonSignedRank',
    )) {
      const { comparisons } = await compare(id, twoGroups(input), ['--test', 'wilcoxon']);
      expect(comparisons[0], id).toMatchObject({
        ...{ statistic: expected.V, statisticName: 'W', method: 'exact', df: null },
      });
      expectClose(comparisons[0]!.p, expected.pExact, tenDigits, `${id} p`);
    }
  });

  it('has them with ties and differences of 0, counted over all signs', async () => {
    interface Expected {
      readonly V: number;
      readonly p: number;
      readonly hodgesLehmann: number;
    }
    for (const { id, input, expected } of oracleRows<{ differences: number[] }, Expected>(
      'signedRankByCounting',
    )) {
      const x = input.differences.map((difference, index) => 100 + 7 * index + difference);
      const y = input.differences.map((_, index) => 100 + 7 * index);
      const { comparisons } = await compare(id, twoGroups({ x, y }), ['--test', 'wilcoxon']);
      expect(comparisons[0]!.statistic, id).toBe(expected.V);
      expectClose(comparisons[0]!.p, expected.p, tenDigits, `${id} p`);
      expectClose(comparisons[0]!.difference, expected.hodgesLehmann, tenDigits, `${id} shift`);
    }
  });

  it('needs a column that says what belongs together', async () => {
    const { problems, exitCode } = await compare(
      'unpaired',
      ['group,value', 'x,1', 'x,2', 'y,3', 'y,5'],
      [...['--test', 'wilcoxon']],
    );
    expect(problems).toMatchObject([{ code: 'comparison-refused' }]);
    expect(exitCode).toBe(1);
  });
});

describe('compare --correction dunnett', () => {
  it('has t, the joint p by quadrature and simultaneous intervals, for equal and unequal n', async () => {
    interface Expected {
      readonly contrasts: readonly string[];
      readonly t: readonly number[];
      readonly diff: readonly number[];
      readonly pAdj: readonly number[];
      readonly ci95: readonly (readonly [number, number])[];
      readonly df: number;
    }
    for (const { id, input, options, expected } of oracleRows<OracleGroups, Expected>('dunnett')) {
      const control = String(options?.control);
      const asked = ['--correction', 'dunnett', '--control', control];
      const { comparisons, problems } = await compare(id, groupLines(input), asked);
      expect(problems).toEqual([]);
      expect(comparisons.map(({ a, b }) => `${a} - ${b}`)).toEqual(expected.contrasts);
      for (const [index, one] of comparisons.entries()) {
        const what = `${id} ${expected.contrasts[index]}`;
        expect(one.df, what).toBe(expected.df);
        expectClose(one.statistic, expected.t[index]!, tenDigits, `${what} t`);
        expectClose(one.difference, expected.diff[index]!, tenDigits, `${what} difference`);
        expectClose(one.pAdjusted, expected.pAdj[index]!, tenDigits, `${what} p`);
        for (const end of [0, 1] as const)
          expectClose(one.confidence95![end], expected.ci95[index]![end], tenDigits, `${what} CI`);
      }
    }
  });

  it('needs a control, and a test that has one variance for all groups', async () => {
    const [row] = oracleRows<OracleGroups, unknown>('dunnett');
    const without = await compare('without', groupLines(row!.input), ['--correction', 'dunnett']);
    expect(without).toMatchObject({ exitCode: 2, problems: [{ code: 'wrong-usage' }] });
    for (const test of ['welch', 'paired', 'mann-whitney']) {
      const options = ['--correction', 'dunnett', '--control', 'g1', '--test', test];
      const refused = await compare('refused', groupLines(row!.input), options);
      expect(refused, test).toMatchObject({ exitCode: 1, problems: [{ code: 'comparison-refused' }] });
      expect(refused.comparisons.map(({ p }) => p)).toEqual([null, null]);
    }
  });
});

describe('compare --correction tukey', () => {
  it('has the joint p and simultaneous intervals of all pairs, as far as the digits of R go', async () => {
    type Expected = Record<string, { diff: number; ci95: [number, number]; pAdj: number }>;
    interface Pooled {
      readonly pooledNone: Record<string, number>;
    }
    for (const { id, input, expected } of oracleRows<OracleGroups, Expected>('tukeyHSD')) {
      const pairs = Object.keys(expected).map((pair) => pair.replace('-', ':'));
      const options = ['--correction', 'tukey', '--pairs', pairs.join(',')];
      const { comparisons } = await compare(id, groupLines(input), options);
      expect(comparisons).toHaveLength(pairs.length);
      const pooled = oracleRows<OracleGroups, Pooled>('pairwiseT').find(
        (test) => JSON.stringify(test.input) === JSON.stringify(input),
      );
      for (const one of comparisons) {
        const name = `${one.a}-${one.b}`;
        const { diff, ci95, pAdj } = expected[name]!;
        expectClose(one.difference, diff, tenDigits, `${id} ${name} difference`);
        // R's ptukey is good to 1e-9 at best, its qtukey to seven digits (test/stats/tukeyHsd.test.ts)
        expectClose(one.pAdjusted, pAdj, { abs: 1e-9 }, `${id} ${name} p`);
        expectClose(one.confidence95![0], ci95[0], { rel: 1e-6, abs: 1e-6 * Math.abs(diff) }, `${id} CI`);
        const alone = pooled?.expected.pooledNone[name];
        if (alone !== undefined) expectClose(one.p, alone, tenDigits, `${id} ${name} p by itself`);
      }
      expect(pooled, id).toBeDefined();
    }
  });
});
