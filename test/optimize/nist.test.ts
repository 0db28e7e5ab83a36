import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { approachMinimum } from '#optimize/approachMinimum';
import { polishToMinimum } from '#optimize/polishToMinimum';
import { headings } from '../../scripts/accuracy/accuracyPage.ts';
import { agreementTable } from '../../scripts/accuracy/agreementTable.ts';
import { carriedReference } from '../../scripts/accuracy/doseReference.ts';
import { nistAgreement } from '../../scripts/accuracy/nistAgreement.ts';
import { nistProblem } from '../../scripts/accuracy/nistProblem.ts';
import type { NistSet } from '../../scripts/accuracy/nistSet.ts';
import { expectOnPage } from '../support/accuracyPage.ts';
import { expectClose } from '../support/expectClose.ts';

const sets = carriedReference(fileURLToPath(new URL('../../', import.meta.url))).nist;

describe('the nonlinear regressions of NIST (StRD, certified to 11 digits; test/oracle/dose.py)', () => {
  it('are 13', () => expect(sets).toHaveLength(13));

  it.each(sets)('has the formula of $id, with derivatives that agree with differences', (set) => {
    const problem = nistProblem(set);
    const p = set.params.length;
    const gradient = new Float64Array(p);
    const hessian = new Float64Array(p * p);
    const at = set.certified.estimate;
    for (const i of [0, Math.floor(set.data.x.length / 2)]) {
      expectClose(problem.valueAndHessian(at, i, gradient, hessian), formulaOf(set, at, i), { rel: 1e-12 });
      const size = Math.abs(set.data.y[i]!) + 1;
      at.forEach((value, j) => {
        const step = 1e-5 * Math.abs(value);
        const moved = (by: number) => at.map((own, k) => (k === j ? own + by : own));
        const slope = (formulaOf(set, moved(step), i) - formulaOf(set, moved(-step), i)) / (2 * step);
        expectClose(gradient[j], slope, { rel: 1e-6, abs: (1e-9 * size) / Math.abs(value) }, set.params[j]);
        const [up, down] = [new Float64Array(p), new Float64Array(p)];
        problem.valueAndGradient(moved(step), i, up);
        problem.valueAndGradient(moved(-step), i, down);
        at.forEach((other, k) => {
          const bend = (up[k]! - down[k]!) / (2 * step);
          const abs = (1e-8 * size) / Math.abs(value * other);
          expectClose(hessian[j * p + k], bend, { rel: 1e-5, abs }, `${set.params[j]!} ${set.params[k]!}`);
        });
      });
    }
  });

  it.each(['start1', 'start2'] as const)('are right to 8 digits and more from %s', (start) => {
    const all = sets.flatMap((set) => nistAgreement(set, start));
    console.log(agreementTable(all, `from ${start}`));
    expectOnPage(headings.nist, all);
    const missed = all.filter(({ digits }) => digits < 8);
    expect(missed.map(({ of, name, found, expected }) => ({ of, name, found, expected }))).toEqual([]);
    expect(all).toHaveLength(sets.reduce((sum, { params }) => sum + 2 * params.length + 1, 0));
  });

  it('polishes on where rounding hides the last gains: Rat42 from its first start, without any approach', () => {
    const rat42 = sets.find(({ id }) => id === 'NIST-Rat42')!;
    const { parameters, ended } = polishToMinimum(nistProblem(rat42), rat42.start1);
    expect(ended).toBe('converged');
    parameters.forEach((value, j) => expectClose(value, rat42.certified.estimate[j]!, { rel: 1e-10 }));
  });

  it('needs the box and the scaling for them: without, not every start leads to the minimum', () => {
    const boxBod = sets.find(({ id }) => id === 'NIST-BoxBOD')!;
    const problem = nistProblem(boxBod);
    expect(approachMinimum(problem, boxBod.start1).sum).toBeGreaterThan(2 * boxBod.certified.rss);
    const near = approachMinimum(problem, boxBod.start1, { fromAfar: true });
    expectClose(near.sum, boxBod.certified.rss, { rel: 1e-6 });
  });
});

/** The text of the formula as the reference has it. */
function formulaOf({ expr, params, data }: NistSet, at: readonly number[], i: number): number {
  const values = Object.fromEntries(params.map((name, j) => [name, at[j]]));
  return runInNewContext(expr, { ...values, x: data.x[i], Math }) as number;
}
