import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import otherwise from '../oracle/star-alternatives.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { numberIn, type Row } from '../support/oracleRows.ts';
import { cellassay, exampleProject, readTable, removeProject } from '../support/project.ts';

/* Against scipy from the same raw exports: test/oracle/star-alternatives.py. */

let project: string;
const tables: Record<string, Row[]> = {};
const table = (name: string): Row[] => tables[name] ?? [];

beforeAll(async () => {
  project = exampleProject();
  const answer = await cellassay(['run'], project);
  expect(answer.exitCode).toBe(0);
  for (const name of ['comparisons', 'star_sensitivity'])
    tables[name] = readTable(join(project, `output/fig2/tables/${name}.csv`));
});
afterAll(() => removeProject(project));

describe('the comparisons of the shipped example, against an independent computation', () => {
  it('have d and the ratio of every comparison of panel a', () => {
    for (const { facet, a, cohensD, ratio } of otherwise.comparisons) {
      const row = table('comparisons').find((one) => one.facet === facet && one.a === a) ?? {};
      expectClose(numberIn(row, 'cohens_d'), cohensD, { rel: 1e-9 }, `${facet} ${a} d`);
      // J at 4 degrees of freedom
      expectClose(numberIn(row, 'hedges_g'), cohensD * Math.sqrt(2 / Math.PI), { rel: 1e-9 });
      ['ratio', 'ratio_ci95_low', 'ratio_ci95_high'].forEach((column, index) =>
        expectClose(numberIn(row, column), ratio[index]!, { rel: 1e-9 }, `${facet} ${a} ${column}`),
      );
    }
  });

  it('have what the stars of panel a would be by Welch, by Holm, and with wells as n', () => {
    const starsOf = (p: number): string =>
      ['***', '**', '*'].find((_, step) => p < [1e-4, 1e-3, 0.05][step]!) ?? 'ns';
    for (const expected of otherwise.comparisons) {
      const rows = table('star_sensitivity').filter(
        (one) => one.panel === 'a' && one.facet === expected.facet && one.a === expected.a,
      );
      expect(rows.map((row) => row.otherwise)).toEqual(['welch', 'holm', 'wells as n']);
      const p = [expected.welch, expected.holm, expected.wells];
      rows.forEach((row, index) => {
        const name = `${expected.facet} ${expected.a} ${row.otherwise}`;
        expectClose(numberIn(row, 'otherwise_p_adjusted'), p[index]!, { rel: 1e-8 }, name);
        expect(row.otherwise_stars, name).toBe(starsOf(p[index]!));
        expect(row.changes, name).toBe(starsOf(p[index]!) === starsOf(expected.p) ? 'no' : 'yes');
      });
      expect(rows[2]).toMatchObject({
        otherwise_basis: 'technical',
        otherwise_n_a: String(expected.nWellsA),
        otherwise_n_b: String(expected.nWellsB),
      });
    }
  });
});
