import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OracleGroups } from '../support/oracleGroups.ts';
import blocks from '../oracle/block-anova.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { hasSharedFolder, sharedFolder } from '../support/sharedFolder.ts';
import { statsOracle, type OracleTest } from '../support/statsOracle.ts';
import { WorkFolder } from '../support/workFolder.ts';

/*
 * `cellassay compare` as a user calls it, against R: what the functions of src/stats give must come out of the command unchanged.
 * The inputs are our own reference rows and, where it is there, those of the reference folder.
 */

interface FTest {
  readonly statistic: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
  readonly log10p: number;
}

interface Compared {
  readonly anova: readonly (FTest & {
    readonly anova: string;
    readonly effect: string;
    readonly isInteraction: boolean;
    readonly sumOfSquares: number | null;
    readonly sumOfSquaresError: number | null;
    readonly etaSquared: number;
    readonly omegaSquared: number;
    readonly n: number;
    readonly variances: FTest | null;
    readonly meaning: string;
  })[];
  readonly comparisons: readonly {
    readonly a: string;
    readonly b: string;
    readonly statistic: number;
    readonly statisticName: string;
    readonly method: string;
    readonly df: number | null;
    readonly p: number;
    readonly log10p: number;
    readonly pAdjusted: number;
    readonly difference: number;
    readonly confidence95: readonly [number, number] | null;
  }[];
  readonly problems: readonly { readonly code: string; readonly severity: string }[];
}

const tenDigits = { rel: 1e-10 };

let folder: WorkFolder;
beforeAll(() => {
  folder = new WorkFolder();
});
afterAll(() => folder.remove());

/** Our rows of a kind, and those of the reference folder that we do not have. */
function rows<Input, Expected>(kind: string): OracleTest<Input, Expected>[] {
  const own = statsOracle<Input, Expected>(kind);
  const file = join(sharedFolder, 'reference/stats.json');
  if (!hasSharedFolder || !existsSync(file)) return own;
  const { tests } = JSON.parse(readFileSync(file, 'utf8')) as {
    tests: (OracleTest<Input, Expected> & { readonly kind: string })[];
  };
  const others = tests.filter((test) => test.kind === kind && !own.some(({ id }) => id === test.id));
  return [...own, ...others];
}

async function compare(
  name: string,
  lines: readonly string[],
  options: readonly string[],
): Promise<Compared & { exitCode: number }> {
  return folder.json<Compared>(['compare', folder.write(`${name}.csv`, lines), ...options]);
}

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
    for (const { id, input, expected } of rows<{ x: number[]; y: number[] }, Expected>('mannWhitney')) {
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
    for (const { id, input, expected } of rows<{ x: number[]; y: number[] }, Expected>(
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
    for (const { id, input, expected } of rows<{ differences: number[] }, Expected>('signedRankByCounting')) {
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

/** Values with the names of their groups, as a table with an experiment for every value of a group. */
function manyGroups({ y, g }: OracleGroups): string[] {
  const seen = new Map<string, number>();
  return [
    'group,value,experiment',
    ...y.map((value, index) => {
      const name = g[index] ?? '';
      seen.set(name, (seen.get(name) ?? 0) + 1);
      return `${name},${value},${seen.get(name) ?? 0}`;
    }),
  ];
}

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
    for (const { id, input, options, expected } of rows<OracleGroups, Expected>('dunnett')) {
      const control = String(options?.control);
      const asked = ['--correction', 'dunnett', '--control', control];
      const { comparisons, problems } = await compare(id, manyGroups(input), asked);
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
    const [row] = rows<OracleGroups, unknown>('dunnett');
    const without = await compare('without', manyGroups(row!.input), ['--correction', 'dunnett']);
    expect(without).toMatchObject({ exitCode: 2, problems: [{ code: 'wrong-usage' }] });
    for (const test of ['welch', 'paired', 'mann-whitney']) {
      const options = ['--correction', 'dunnett', '--control', 'g1', '--test', test];
      const refused = await compare('refused', manyGroups(row!.input), options);
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
    for (const { id, input, expected } of rows<OracleGroups, Expected>('tukeyHSD')) {
      const pairs = Object.keys(expected).map((pair) => pair.replace('-', ':'));
      const options = ['--correction', 'tukey', '--pairs', pairs.join(',')];
      const { comparisons } = await compare(id, manyGroups(input), options);
      expect(comparisons).toHaveLength(pairs.length);
      const pooled = rows<OracleGroups, Pooled>('pairwiseT').find(
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

interface ExpectedF {
  readonly F: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

function expectF(actual: FTest | null | undefined, { F, df1, df2, p }: ExpectedF, what: string): void {
  expectClose(actual?.statistic, F, tenDigits, `${what} F`);
  expect(actual?.df1, what).toBe(df1);
  expectClose(actual?.df2, df2, tenDigits, `${what} df2`);
  expectClose(actual?.p, p, tenDigits, `${what} p`);
  expectClose(actual?.log10p, Math.log10(p), tenDigits, `${what} log10 p`);
}

describe('compare --anova', () => {
  it('has F, its p and η² of R, and Brown–Forsythe beside it', async () => {
    interface Expected extends ExpectedF {
      readonly ssBetween: number;
      readonly ssWithin: number;
      readonly eta2: number;
    }
    const scatter = rows<OracleGroups, ExpectedF>('brownForsythe');
    for (const { id, input, expected } of rows<OracleGroups, Expected>('anova1')) {
      const { anova, comparisons } = await compare(id, manyGroups(input), ['--anova', 'one-way']);
      expect(anova).toMatchObject([{ anova: 'one-way', effect: 'group', n: input.y.length }]);
      const [one] = anova;
      expectF(one, expected, id);
      expectClose(one!.sumOfSquares, expected.ssBetween, tenDigits, `${id} between`);
      expectClose(one!.sumOfSquaresError, expected.ssWithin, tenDigits, `${id} within`);
      expectClose(one!.etaSquared, expected.eta2, tenDigits, `${id} eta²`);
      // (SS_between − df1·MS_within)/(SS_total + MS_within), Hays 1963
      const within = expected.ssWithin / expected.df2;
      const omega2 =
        (expected.ssBetween - expected.df1 * within) / (expected.ssBetween + expected.ssWithin + within);
      expectClose(one!.omegaSquared, omega2, { rel: 1e-9 }, `${id} omega²`);
      const levene = scatter.find((test) => JSON.stringify(test.input) === JSON.stringify(input));
      expectF(one!.variances, levene!.expected, `${id} Brown–Forsythe`);
      const k = expected.df1 + 1;
      expect(comparisons).toHaveLength((k * (k - 1)) / 2);
    }
  });

  it('has Welch’s F of R with its fractional df', async () => {
    for (const { id, input, expected } of rows<OracleGroups, ExpectedF>('welchAnova')) {
      const { anova } = await compare(id, manyGroups(input), ['--anova', 'welch']);
      expectF(anova[0], expected, id);
      expect(anova[0]!.sumOfSquares).toBeNull();
    }
  });

  it('takes experiments for blocks on request, and notes where they are passed over', async () => {
    for (const { id, input, expected } of blocks.tests) {
      const y = input.groups.flat();
      const g = input.groups.flatMap((group, index) => group.map(() => `g${index + 1}`));
      const blocked = await compare(id, manyGroups({ y, g }), ['--anova', 'block']);
      expectF(blocked.anova[0], expected, id);
      expectClose(blocked.anova[0]!.sumOfSquaresError, expected.ssLeft, tenDigits, `${id} left`);
      expect(blocked.problems).toEqual([]);
      const passedOver = await compare(id, manyGroups({ y, g }), ['--anova', 'one-way']);
      expect(passedOver.problems).toMatchObject([{ code: 'anova-ignores-experiments', severity: 'note' }]);
    }
  });

  it('refuses groups that were divided by one of them, for every kind', async () => {
    const lines = [
      'group,value,experiment',
      'CTR,100,1',
      'CTR,100,2',
      'T,80,1',
      'T,71,2',
      'P,60,1',
      'P,66,2',
    ];
    for (const kind of ['one-way', 'welch', 'block']) {
      const { anova, problems, exitCode } = await compare('shared', lines, [
        '--anova',
        kind,
        '--pairs',
        'T:P',
      ]);
      expect(anova).toMatchObject([{ p: null, statistic: null, meaning: '', flags: ['refused', 'smallN'] }]);
      expect(problems.map(({ code }) => code)).toContain('comparison-refused');
      expect(exitCode).toBe(1);
    }
  });
});

describe('compare --factors', () => {
  interface TwoFactors {
    readonly y: number[];
    readonly line: string[];
    readonly drug: string[];
  }
  type Effect = Omit<ExpectedF, 'df1' | 'df2'> & { readonly ss: number; readonly df: number };
  type Table = Record<'line' | 'drug' | 'line:drug', Effect>;
  interface Expected {
    readonly typeII: Table;
    readonly typeIII: Table;
    readonly residual: { readonly ss: number; readonly df: number };
  }

  it('has both factors and their interaction as R has them, by type II and III', async () => {
    for (const { id, input, expected } of rows<TwoFactors, Expected>('anova2')) {
      const lines = [
        'line,drug,value',
        ...input.y.map((value, i) => `${input.line[i]},${input.drug[i]},${value}`),
      ];
      for (const type of ['II', 'III'] as const) {
        const options = ['--factors', 'line,drug', '--sums-of-squares', type];
        const { anova, comparisons, problems } = await compare(id, lines, options);
        expect(problems).toEqual([]);
        expect(comparisons).toEqual([]);
        expect(anova.map(({ effect }) => effect)).toEqual(['line', 'drug', 'line × drug']);
        const names = ['line', 'drug', 'line:drug'] as const;
        for (const [index, name] of names.entries()) {
          const { ss, df, F, p } = expected[`type${type}`][name];
          const what = `${id} ${type} ${name}`;
          expectF(anova[index], { F, p, df1: df, df2: expected.residual.df }, what);
          expectClose(anova[index]!.sumOfSquares, ss, tenDigits, `${what} SS`);
          expectClose(anova[index]!.sumOfSquaresError, expected.residual.ss, tenDigits, `${what} within`);
          expectClose(anova[index]!.etaSquared, ss / (ss + expected.residual.ss), tenDigits, `${what} η²`);
        }
      }
    }
  });

  it('says in words what the interaction means, with the difference that the drug makes in each line', async () => {
    const values = { par: [100, 98, 102], T: [97, 99, 101], 'T+P': [101, 99, 100] };
    const treated = { par: [40, 38, 42], T: [59, 61, 60], 'T+P': [90, 92, 91] };
    const lines = Object.entries(values).flatMap(([line, untreated]) => [
      ...untreated.map((value, i) => `${line},none,${value},${i + 1}`),
      ...treated[line as keyof typeof treated].map((value, i) => `${line},T-DM1,${value},${i + 1}`),
    ]);
    const { anova, problems } = await compare(
      'words',
      ['line,drug,value,experiment', ...lines],
      [...['--anova', 'two-way', '--factors', 'line,drug']],
    );
    expect(anova[2]!.isInteraction).toBe(true);
    expect(anova[2]!.meaning).toMatch(
      /^line changes what drug does \(p = .*\): T-DM1 − none is −60.0 in par, −39.0 in T, −9.00 in T\+P; an effect of drug alone, over all of line, says little$/,
    );
    expect(problems).toMatchObject([{ code: 'anova-ignores-experiments' }]);
  });

  it('refuses a table with an empty cell, one factor, and factors that are not there', async () => {
    const hole = ['line,drug,value', 'a,x,1', 'a,x,2', 'a,y,3', 'b,x,4', 'b,x,6'];
    const holed = await compare('hole', hole, ['--factors', 'line,drug']);
    expect(holed).toMatchObject({ exitCode: 0, problems: [{ code: 'comparison-impossible' }] });
    expect(holed.anova.map(({ p }) => p)).toEqual([null, null, null]);
    const missing = await compare('hole', hole, ['--factors', 'line,dose']);
    expect(missing).toMatchObject({ exitCode: 2, anova: [], problems: [{ code: 'column-missing' }] });
    for (const options of [
      ['--factors', 'line'],
      ['--anova', 'two-way'],
      ['--factors', 'line,drug', '--anova', 'welch'],
    ])
      expect(await compare('hole', hole, options)).toMatchObject({ problems: [{ code: 'wrong-usage' }] });
  });
});
