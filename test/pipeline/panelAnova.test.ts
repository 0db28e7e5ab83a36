import { describe, expect, it } from 'vitest';
import { oneWayAnova } from '#stats/oneWayAnova';
import { twoWayAnova, type AnovaEffect } from '#stats/twoWayAnova';
import { expectClose } from '../support/expectClose.ts';
import { runInMemory } from '../support/memoryStudy.ts';
import { tableFromText } from '../support/project.ts';
import { tested } from '../support/tested.ts';
import { threeGroupsStudy } from '../support/threeGroupsStudy.ts';

type Row = Record<string, string>;

async function run(panel: string) {
  const { output, problems } = await runInMemory(threeGroupsStudy([`a: { ${panel} }`]));
  return {
    anova: tableFromText(output['tables/anova.csv'] ?? ''),
    hasAnova: 'tables/anova.csv' in output,
    replicates: tableFromText(output['tables/replicates.csv'] ?? ''),
    legend: output['figures/a.legend.txt'] ?? '',
    methods: output['methods.txt'] ?? '',
    report: output['report.html'] ?? '',
    problems,
  };
}

/** The values of a group as the table of replicate values has them. */
function valuesOf(replicates: readonly Row[], of: Row): number[] {
  const rows = replicates.filter((row) => Object.entries(of).every(([column, text]) => row[column] === text));
  expect(rows).toHaveLength(3);
  return rows.map(({ value }) => Number(value));
}

const groups = ['CTR', 'T', 'T+P'] as const;
const cellLines = ['SkBr3', 'BT474'] as const;

describe('the analysis of variance of a panel', () => {
  it('is of the groups of each facet, from the values of the table, and every text has it', async () => {
    const { anova, replicates, legend, methods, report, problems } = await run(
      'bars: response, error bars: sd, of: doses, anova: one-way',
    );
    expect(anova.map(({ facet, effect, df1, df2, n }) => [facet, effect, df1, df2, n])).toEqual([
      ['SkBr3', 'resistance', '2', '6', '9'],
      ['BT474', 'resistance', '2', '6', '9'],
    ]);
    for (const [index, cell_line] of cellLines.entries()) {
      const values = groups.map((resistance) =>
        valuesOf(replicates, { cell_line, resistance, quantity: 'response', treatment: 'T-DM1' }),
      );
      const expected = tested(oneWayAnova(values));
      expectClose(Number(anova[index]!.f), expected.statistic, { rel: 1e-12 }, cell_line);
      expectClose(Number(anova[index]!.p), expected.p, { rel: 1e-12 }, cell_line);
      expectClose(Number(anova[index]!.eta_squared), expected.etaSquared, { rel: 1e-12 }, cell_line);
    }
    expect(problems).toMatchObject([
      { code: 'anova-ignores-experiments', severity: 'note' },
      { code: 'anova-ignores-experiments', severity: 'note' },
    ]);
    expect(legend).toContain('One-way ANOVA (resistance). SkBr3, resistance: F(2, 6) = ');
    expect(legend).toContain('not all of CTR, T, T+P have the same mean');
    expect(methods).toContain(
      'Groups were analysed by one-way ANOVA (resistance), with partial η² and ω² as effect sizes; variances were compared by the Brown–Forsythe test.',
    );
    expect(report).toContain('Analysis of variance of panel a');
    // nothing was compared
    expect(legend).not.toContain('t-test');
  });

  it('takes experiments for blocks on request, without a note', async () => {
    const { anova, problems } = await run('bars: response, error bars: sd, of: doses, anova: block');
    expect(anova.map(({ anova: kind, df1, df2 }) => [kind, df1, df2])).toEqual([
      ['block', '2', '4'],
      ['block', '2', '4'],
    ]);
    expect(problems).toEqual([]);
  });

  it('asks of groups and facets whether the one changes the other', async () => {
    const { anova, replicates, legend } = await run(
      'bars: response, error bars: sd, of: doses, anova: [resistance, cell line]',
    );
    expect(anova.map(({ facet, effect }) => [facet, effect])).toEqual([
      ['', 'resistance'],
      ['', 'cell line'],
      ['', 'resistance × cell line'],
    ]);
    const cells = groups.map((resistance) =>
      cellLines.map((cell_line) =>
        valuesOf(replicates, { cell_line, resistance, quantity: 'response', treatment: 'T-DM1' }),
      ),
    );
    expectEffects(anova, cells);
    expect(legend).toMatch(/cell line does: BT474 − SkBr3 is .* in CTR, .* in T, .* in T\+P/);
  });

  it('asks of groups and a treatment whether resistance changes the response to it, against the cells without it', async () => {
    const { anova, replicates, legend, problems } = await run(
      'bars: blanked absorbance, error bars: sd, of: doses, anova: [resistance, T-DM1]',
    );
    expect(anova).toHaveLength(6);
    for (const [index, cell_line] of cellLines.entries()) {
      const cells = groups.map((resistance) => [
        valuesOf(replicates, { cell_line, resistance, quantity: 'blanked absorbance', treatment: '' }),
        valuesOf(replicates, { cell_line, resistance, quantity: 'blanked absorbance', treatment: 'T-DM1' }),
      ]);
      expectEffects(anova.slice(3 * index, 3 * index + 3), cells);
    }
    expect(legend).toMatch(
      /resistance changes what T-DM1 does: with T-DM1 − without T-DM1 is −0.\d+ in CTR, −0.\d+ in T, −0.\d+ in T\+P/,
    );
    expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('says that no bar was treated with what it names', async () => {
    const { anova, problems } = await run(
      'bars: blanked absorbance, error bars: sd, of: doses, anova: [resistance, T-DM2]',
    );
    expect(anova).toEqual([]);
    expect(problems).toMatchObject([{ code: 'group-not-found', fix: 'did you mean "T-DM1"?' }]);
  });

  it('is refused for groups that were divided by one of them', async () => {
    const { anova, problems } = await run(
      'bars: response, error bars: sd, of: doses, relative to: CTR, anova: one-way',
    );
    expect(anova.map(({ p, flags }) => [p, flags])).toEqual([
      ['', 'refused'],
      ['', 'refused'],
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['comparison-refused', 'comparison-refused']);
  });

  it('has no table where nobody asks for it', async () => {
    expect((await run('bars: response, error bars: sd, of: doses, compare: [T, T+P]')).hasAnova).toBe(false);
  });

  function expectEffects(rows: readonly Row[], cells: readonly (readonly (readonly number[])[])[]): void {
    const result = tested(twoWayAnova(cells));
    const effects: readonly AnovaEffect[] = [result.rows, result.columns, result.interaction];
    for (const [index, effect] of effects.entries()) {
      expectClose(Number(rows[index]!.f), effect.statistic, { rel: 1e-11 }, rows[index]!.effect);
      expectClose(Number(rows[index]!.p), effect.p, { rel: 1e-11 }, rows[index]!.effect);
      expect(Number(rows[index]!.df1)).toBe(effect.df);
    }
  }
});
