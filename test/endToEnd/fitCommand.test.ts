import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkFolder } from '../support/workFolder.ts';
import { expectClose } from '../support/expectClose.ts';

interface Lab {
  readonly dose: readonly number[];
  readonly experiments: Readonly<Record<string, readonly number[]>>;
  readonly prism: readonly {
    readonly experiments: readonly string[];
    readonly fixed: Readonly<Record<string, number>>;
    readonly omitZero: boolean;
    readonly ec50Micromolar: string;
  }[];
}

const lab = JSON.parse(
  readFileSync(fileURLToPath(new URL('../oracle/selumetinib.json', import.meta.url)), 'utf8'),
) as Lab;

interface FitDocument {
  readonly fits: readonly {
    curve: string | null;
    experiment: string;
    outcome: string;
    flags: string[];
    parameters: { ec50: number; hillSlope: number };
    profile95: Readonly<Record<string, unknown>>;
  }[];
  readonly combined: readonly { n: number; ec50: number; confidence95: [number, number] }[];
  readonly comparisons: readonly { a: string; b: string; test: string; ratio: number; p: number }[];
  readonly problems: readonly { code: string; place: { cell: string } }[];
}

let folder: WorkFolder;
beforeAll(() => {
  folder = new WorkFolder();
});
afterAll(() => folder.remove());

describe('cellassay fit', () => {
  it.each(lab.prism)(
    'gives Prism’s IC50 of $ec50Micromolar µM for experiments $experiments, held $fixed, dose 0 left out: $omitZero',
    async ({ experiments, fixed, omitZero, ec50Micromolar }) => {
      const rows = experiments.flatMap((one) =>
        lab.dose.map((dose, index) => `${String(dose)},${String(lab.experiments[one]![index])}`),
      );
      const file = folder.write('lab.csv', ['dose,response', ...rows]);
      const held = Object.entries(fixed).flatMap(([name, value]) => ['--fix', `${name}=${String(value)}`]);
      const { fits, exitCode } = await folder.json<FitDocument>([
        'fit',
        file,
        ...held,
        ...(omitZero ? ['--omit-zero'] : []),
      ]);
      expect((fits[0]!.parameters.ec50 * 1e6).toFixed(3)).toBe(ec50Micromolar);
      expect(fits[0]!.outcome).toBe('estimated');
      expect(fits[0]!.flags.includes('plateauImplausible')).toBe(omitZero);
      expect(exitCode).toBe(0);
    },
  );

  it('says that rows without an experiment are points as independent', async () => {
    const file = folder.write('lab.csv', [
      'dose,response',
      ...lab.dose.map((dose, index) => `${String(dose)},${String(lab.experiments['7']![index])}`),
    ]);
    const { stdout } = await folder.run(['fit', file]);
    expect(stdout).toContain('points as independent');
  });

  it('keeps a parameter within bounds, says which one it ends on, and has profiles without asking', async () => {
    const file = folder.write('lab.csv', [
      'dose,response',
      ...lab.dose.map((dose, index) => `${String(dose)},${String(lab.experiments['8']![index])}`),
    ]);
    const { fits } = await folder.json<FitDocument>(['fit', file, '--omit-zero', '--bound', 'bottom=0:']);
    expect(fits[0]).toMatchObject({
      atBounds: [{ parameter: 'bottom', side: 'lower', value: 0 }],
      parameters: { bottom: 0 },
    });
    expect(fits[0]!.flags).toContain('atBound');
    expect(Object.keys(fits[0]!.profile95).sort()).toEqual(['ec50', 'hillSlope', 'top']);
    const wrong = await folder.run(['fit', file, '--bound', 'bottom=30']);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('bottom=0:30');
  });

  it('fits each experiment, combines them as a geometric mean, and compares curves over experiments', async () => {
    const response = (dose: number, ec50: number): number => 20 + 80 / (1 + dose / ec50);
    const rows = ['A', 'B'].flatMap((curve) =>
      [1, 2, 3].flatMap((experiment) =>
        [0.001, 0.01, 0.03, 0.1, 0.3, 1, 10].map((dose, index) => {
          const ec50 =
            (curve === 'A' ? 0.05 : 0.2) *
            [0.8, 1, 1.25][experiment - 1]! *
            (curve === 'A' && experiment === 1 ? 1.05 : 1);
          return `${String(dose)},${String(response(dose, ec50) + (index % 2 === 0 ? 0.2 : -0.2))},${curve},${String(experiment)}`;
        }),
      ),
    );
    const file = folder.write('two.csv', ['dose,response,curve,experiment', ...rows]);
    const { fits, combined, comparisons } = await folder.json<FitDocument>(['fit', file]);
    expect(fits.map((fit) => `${fit.curve ?? ''}${fit.experiment}`)).toEqual([
      'A1',
      'A2',
      'A3',
      'Apooled',
      'B1',
      'B2',
      'B3',
      'Bpooled',
    ]);
    const ofA = fits
      .filter((fit) => fit.curve === 'A' && fit.experiment !== 'pooled')
      .map((fit) => fit.parameters.ec50);
    expect(combined[0]!.n).toBe(3);
    expectClose(combined[0]!.ec50, Math.cbrt(ofA[0]! * ofA[1]! * ofA[2]!), { rel: 1e-12 });
    expect(comparisons[0]).toMatchObject({ a: 'A', b: 'B', test: 'paired' });
    expect(comparisons.slice(1).map(({ test }) => test)).toEqual([
      'paired',
      'paired',
      ...new Array<string>(3).fill('extra-sum-of-squares'),
    ]);
    expect(comparisons[0]!.ratio).toBeGreaterThan(0.2);
    expect(comparisons[0]!.ratio).toBeLessThan(0.3);
    expect(comparisons[0]!.p).toBeLessThan(0.001);
  });

  it('names the cell that is no number, leaves its row out and ends with exit code 1', async () => {
    const rows = lab.dose.map(
      (dose, index) => `${String(dose)},${index === 3 ? 'n.d.' : String(lab.experiments['7']![index])}`,
    );
    const { problems, fits, exitCode } = await folder.json<FitDocument>([
      'fit',
      folder.write('hole.csv', ['dose,response', ...rows]),
    ]);
    expect(problems).toMatchObject([{ code: 'cell-not-a-number', place: { cell: 'B5' } }]);
    expect(fits).toHaveLength(1);
    expect(exitCode).toBe(1);
  });

  it('ends with exit code 2 when the columns are missing or the file is not there', async () => {
    const { problems, exitCode } = await folder.json<FitDocument>([
      'fit',
      folder.write('other.csv', ['x,y', '1,2']),
    ]);
    expect(problems).toMatchObject([{ code: 'column-missing' }]);
    expect(exitCode).toBe(2);
    expect((await folder.run(['fit', 'nothere.csv'])).exitCode).toBe(2);
  });
});
