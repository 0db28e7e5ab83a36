import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FTest } from '#domain/anova';
import blocks from '../oracle/block-anova.json' with { type: 'json' };
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

interface ExpectedF {
  readonly F: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

function expectF(
  actual: { readonly [Key in keyof FTest]: number | null } | null | undefined,
  { F, df1, df2, p }: ExpectedF,
  what: string,
): void {
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
    const scatter = oracleRows<OracleGroups, ExpectedF>('brownForsythe');
    for (const { id, input, expected } of oracleRows<OracleGroups, Expected>('anova1')) {
      const { anova, comparisons } = await compare(id, groupLines(input), ['--anova', 'one-way']);
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
    for (const { id, input, expected } of oracleRows<OracleGroups, ExpectedF>('welchAnova')) {
      const { anova } = await compare(id, groupLines(input), ['--anova', 'welch']);
      expectF(anova[0], expected, id);
      expect(anova[0]!.sumOfSquares).toBeNull();
    }
  });

  it('takes experiments for blocks on request, and notes where they are passed over', async () => {
    for (const { id, input, expected } of blocks.tests) {
      const y = input.groups.flat();
      const g = input.groups.flatMap((group, index) => group.map(() => `g${index + 1}`));
      const blocked = await compare(id, groupLines({ y, g }), ['--anova', 'block']);
      expectF(blocked.anova[0], expected, id);
      expectClose(blocked.anova[0]!.sumOfSquaresError, expected.ssLeft, tenDigits, `${id} left`);
      expect(blocked.problems).toEqual([]);
      const passedOver = await compare(id, groupLines({ y, g }), ['--anova', 'one-way']);
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
    for (const { id, input, expected } of oracleRows<TwoFactors, Expected>('anova2')) {
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
      /^line changes what drug does: T-DM1 − none is −60.0 in par, −39.0 in T, −9.00 in T\+P; an effect of drug alone, over all of line, says little$/,
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
