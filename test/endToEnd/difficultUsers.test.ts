import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '#domain/problem';
import { expectClose } from '../support/expectClose.ts';
import { cellassay } from '../support/project.ts';
import { csvPlate, SmallStudy, type RunReport } from '../support/smallStudy.ts';

/** Two drugs share a vehicle; one is typed in nM, the other in µM. The wells without vehicle are 20 % brighter. */
const protocol = `
normalize: { control: vehicle }
plates:
  s:
    files: "{cell line}_exp{experiment}.csv"
    read: 590 nm
    layout:
      A1:A2: { role: blank }
      A3:A4: { role: vehicle, treatment: DMSO }
      A5:A6: { role: untreated }
      B: { lapatinib: "10000, 3000, 1000, 300, 100, 30 nM along columns" }
      C: { neratinib: "10, 3, 1, 0.3, 0.1, 0.03 µM along columns" }
      D: { role: empty }
figure:
  panels:
    a: { curves: viability, of: s, by: treatment, compare: [lapatinib, neratinib] }
    b: { bars: response, of: s, by: treatment, relative to: lapatinib, where: { dose: [1000 nM, 1 µM] } }
    c: { bars: response, of: s, by: treatment, relative to: lapatinib, where: { dose: 1 µM }, order: [neratinib, lapatinib] }
`;
const nanomolar = [10000, 3000, 1000, 300, 100, 30];

/** EC50 400 nM and 800 nM, a little apart in each experiment. */
function plate(experiment: number): (number | string)[][] {
  const noise = (index: number): number => 1 + 0.004 * Math.sin(experiment * 5.3 + index * 1.9);
  const net = (dose: number, ec50: number): number => 0.2 + 0.8 / (1 + (dose / ec50) ** 1.2);
  const shift = 1 + 0.03 * (experiment - 2);
  const rows = [
    [0, 0, 1, 1, 1.2, 1.2],
    nanomolar.map((dose) => net(dose, 400 * shift)),
    nanomolar.map((dose) => net(dose, 800 * shift * (1 + 0.01 * experiment))),
    [0, 0, 0, 0, 0, 0],
  ];
  return rows.map((row, r) => row.map((value, c) => Number((0.05 + value * noise(r * 6 + c)).toFixed(4))));
}

describe('two drugs in two units with a vehicle', () => {
  const study = new SmallStudy(protocol);
  let report: RunReport;
  beforeAll(async () => {
    for (const experiment of [1, 2, 3]) {
      study.write(`plates/s/SkBr3_exp${String(experiment)}.csv`, csvPlate(plate(experiment)));
    }
    report = await study.run();
  });
  afterAll(() => study.remove());

  it('are fitted on one axis, with the vehicle alone as dose 0', () => {
    expect(report.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const combined = study.table('fits').filter((row) => row.experiment === 'combined');
    expect(combined.map((row) => [row.treatment, row.dose_unit])).toEqual([
      ['lapatinib', 'nM'],
      ['neratinib', 'nM'],
    ]);
    expectClose(Number(combined[0]!.ec50), 400, { rel: 0.1 });
    expectClose(Number(combined[1]!.ec50), 816, { rel: 0.1 });
    // 6 wells of the drug and 2 of the vehicle; the top is not pulled up by the untreated wells
    const first = study.table('fits').find((row) => row.experiment === '1')!;
    expect(first.n_points).toBe('8');
    expectClose(Number(first.top), 100, { abs: 3 });
    const [compared] = study.table('comparisons');
    expectClose(Number(compared!.difference), 400 / 816, { rel: 0.05 });
  });

  it('are counted once in the tables, however many panels divide by one of them', () => {
    const relative = study.table('summary').filter((row) => row.quantity === 'relative response');
    expect(relative.map((row) => [row.treatment, row.n, row.normaliser])).toEqual([
      ['lapatinib', '3', 'shared: lapatinib'],
      ['neratinib', '3', 'shared: lapatinib'],
    ]);
  });
});

describe('a script that reads stdout', () => {
  const study = new SmallStudy();
  afterAll(() => study.remove());

  it.each([
    [['fit', 'missing.csv'], 'file-not-found'],
    [['compare', 'plates'], 'file-not-found'],
    [['inspect', 'missing.csv'], 'file-not-found'],
    [['check', 'missing.csv'], 'file-not-found'],
    [['run', '--frobnicate'], 'wrong-usage'],
    [['compare', 'x.csv', '--pairs', 'A:B,B:A'], 'wrong-usage'],
    [['compare', 'x.csv', '--mu', '5'], 'wrong-usage'],
    [['fit', 'x.csv', '--fix', 'top=1=2'], 'wrong-usage'],
    [['run', '../s'], 'study-not-found'],
  ])('is told about %j in one document, with exit code 2', async (args, code) => {
    const { exitCode, stdout, stderr } = await cellassay([...args, '--json'], study.folder);
    const { problems } = JSON.parse(stdout) as { problems: Problem[] };
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(exitCode).toBe(2);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('learns from a problem and the exit code that a fit was impossible', async () => {
    study.write('one.csv', 'dose,response\n1,50\n');
    const { exitCode, stdout } = await cellassay(['fit', 'one.csv', '--json'], study.folder);
    const { problems } = JSON.parse(stdout) as { problems: Problem[] };
    expect(problems).toMatchObject([{ code: 'fit-impossible', severity: 'error' }]);
    expect(exitCode).toBe(1);
  });
});
