import { describe, expect, it } from 'vitest';
import { runInMemory } from '../support/memoryStudy.ts';
import { tableFromText } from '../support/project.ts';
import { threeGroupsStudy } from '../support/threeGroupsStudy.ts';

describe('the comparisons of a panel of bars', () => {
  const run = async (keys: string) => {
    const { output, problems } = await runInMemory(
      threeGroupsStudy([`a: { bars: response, error bars: sd, of: doses, ${keys} }`]),
    );
    return {
      rows: tableFromText(output['tables/comparisons.csv'] ?? ''),
      legend: output['figures/a.legend.txt'] ?? '',
      methods: output['methods.txt'] ?? '',
      report: output['report.html'] ?? '',
      problems,
    };
  };

  it('follow from the control of Dunnett’s test, facet by facet, and every text says so', async () => {
    const { rows, legend, methods, report, problems } = await run('control: CTR, correction: dunnett');
    expect(problems.map(({ code }) => code)).toEqual(['stars-uncommon']);
    expect(rows.map((row) => [row.facet, row.a, row.b])).toEqual([
      ['SkBr3', 'T', 'CTR'],
      ['SkBr3', 'T+P', 'CTR'],
      ['BT474', 'T', 'CTR'],
      ['BT474', 'T+P', 'CTR'],
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({ df: '6', correction: 'dunnett', pooled_groups: 'CTR; T; T+P' });
      expect(Number(row.p_adjusted)).toBeGreaterThan(Number(row.p));
      expect(row.flags).toContain('familyIsFacet');
    }
    const said =
      "two-sided unpaired t-test with the variance of all 3 groups; p and simultaneous CI by Dunnett's test of every group against CTR, each of the 2 facets a family of its own; differences in percentage points.";
    expect(legend.toLowerCase()).toContain(said.toLowerCase());
    expect(methods).toContain(
      "Groups were compared by two-sided unpaired t-test with the variance of all 3 groups, with p and simultaneous CI by Dunnett's test of every group against CTR, each of the 2 facets a family of its own.",
    );
    expect(methods).toContain('*** adjusted p < 0.0001');
    expect(report).toContain('unpaired t-test with the variance of all 3 groups');
  });

  it('are all pairs by Tukey’s test where nothing else is asked', async () => {
    const { rows, legend } = await run('correction: tukey, facet: cell line');
    expect(rows.map((row) => `${row.a}:${row.b}`)).toEqual([
      ...['CTR:T', 'CTR:T+P', 'T:T+P'],
      ...['CTR:T', 'CTR:T+P', 'T:T+P'],
    ]);
    expect(legend).toContain("Tukey's test of all pairs of groups");
  });

  it('follow from a control without Dunnett’s test too, and are then one family', async () => {
    const { rows } = await run('control: CTR, correction: bonferroni');
    expect(rows).toHaveLength(4);
    for (const row of rows) {
      expect(row).toMatchObject({ b: 'CTR', df: '4', pooled_groups: '' });
      expect(Number(row.p_adjusted)).toBeCloseTo(Math.min(1, 4 * Number(row.p)), 12);
    }
  });

  it('tell once, at its name, that no plate has the control', async () => {
    const { rows, problems } = await run('control: DMSO, correction: dunnett');
    expect(rows).toEqual([]);
    expect(problems).toMatchObject([{ code: 'group-not-found', place: { line: 19 } }]);
  });

  it('rank the values on request, name the statistic, and say that no star can come', async () => {
    const { rows, legend, methods, problems } = await run('compare: [T, T+P], test: mann-whitney');
    expect(problems).toMatchObject([{ code: 'stars-out-of-reach', severity: 'note' }]);
    expect(rows[0]).toMatchObject({ test: 'mann-whitney', statistic_name: 'U', method: 'exact', df: '' });
    expect(rows[0]).toMatchObject({ p: '0.1', smallest_p: '0.1', scale: 'shift' });
    expect(legend).toContain('wo-sided exact Mann–Whitney test');
    expect(legend).toMatch(/U = \d, p = 0.10 ns/);
    expect(legend).toContain('With so few values no p can be small enough for a star.');
    expect(methods).toContain('two-sided exact Mann–Whitney test');
  });
});
