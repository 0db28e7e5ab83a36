import { describe, expect, it } from 'vitest';
import { defaultFitOptions } from '#doseresponse/fitCurve';
import { fitTable, type FittedTable } from '#pipeline/fitTable';
import { steps } from '#pipeline/steps';
import { readSheetBook } from '#sheet/readSheetBook';
import { directRunner } from '#shell/runner/directRunner';
import { expectClose } from '../support/expectClose.ts';

const doses = [0.001, 0.01, 0.1, 0.3, 1, 3, 10, 100, 1000];

/** A falling curve with a scatter that is the same in every experiment. */
function rowsOf(curve: string, experiment: number, ec50: number): string[] {
  return doses.map((dose, index) => {
    const response = 100 / (1 + dose / ec50) + (index % 2 === 0 ? 0.05 : -0.05);
    return `${dose};${String(response).replace('.', ',')};${curve};${experiment}`;
  });
}

function fitted(lines: readonly string[]): Promise<FittedTable> {
  const bytes = new TextEncoder().encode(`${lines.join('\n')}\n`);
  const table = { delimiter: null, decimal: null, sheet: null };
  const book = readSheetBook({ bytes, file: 't.csv', table }).value!;
  return fitTable(book, 't.csv', { ...defaultFitOptions, scale: null }, directRunner(steps));
}

describe('a table of doses', () => {
  it('has the outliers of each fit, with the fit without them, and leaves none out', async () => {
    const rows = rowsOf('T', 1, 1).map((row, i) => (i === 3 ? row.replace(/;[^;]*;/, ';95;') : row));
    const { fits } = await fitted(['dose;response;curve;experiment', ...rows, ...rowsOf('T', 2, 1.2)]);
    const [spoilt, clean] = fits;
    expect(spoilt).toMatchObject({
      n: 9,
      outliers: [{ index: 3, dose: 0.3, response: 95 }],
      outlierComparison: { applied: false, with: { n: 9 }, without: { n: 8 } },
      reason: expect.stringContaining('calls 95.0 at dose 0.300 an outlier, kept in the fit') as string,
    });
    expectClose(spoilt!.outlierComparison!.without.parameters!.ec50, 1, { rel: 0.02 });
    expect(clean).toMatchObject({ outliers: [], outlierComparison: null });
  });

  it('is told with everything that was concluded about it, and what the command can be told instead', async () => {
    const { inferred } = await fitted(['dose;response;curve;experiment', ...rowsOf('T', 1, 1)]);
    expect(inferred.map(({ what, state }) => [what, state])).toEqual([
      ['delimiter', null],
      ['decimal mark', null],
      ['scale', '--scale percent|unknown'],
    ]);
  });

  it('names the experiments that a comparison of two curves leaves out', async () => {
    const { comparisons } = await fitted([
      'dose;response;curve;experiment',
      ...rowsOf('T', 1, 1),
      ...rowsOf('T', 2, 1.2),
      ...rowsOf('T', 3, 0.9),
      ...rowsOf('T+P', 1, 2),
      ...rowsOf('T+P', 2, 2.2),
    ]);
    const [paired, bottom, area, ...others] = comparisons;
    expect(paired).toMatchObject({
      ...{ a: 'T', b: 'T+P', test: 'paired', n: 2, df: 1, flags: ['experimentsLeftOut'] },
      reason: expect.stringContaining('experiment 3') as string,
    });
    for (const feature of [bottom, area])
      expect(feature).toMatchObject({
        test: 'paired',
        n: 2,
        df: 1,
        ratio: null,
        flags: ['experimentsNotPaired'],
      });
    expect([bottom, area].map((one) => (one as { quantity?: string }).quantity)).toEqual([
      'bottom',
      'mean response',
    ]);
    expect(others.map(({ test }) => test)).toEqual(Array(3).fill('extra-sum-of-squares'));
  });

  it('compares curves without experiments by all their points', async () => {
    const { comparisons } = await fitted([
      'dose;response;curve',
      ...[...rowsOf('T', 1, 1), ...rowsOf('T+P', 1, 2)].map((row) => row.replace(/;1$/, '')),
    ]);
    expect(comparisons).toMatchObject([
      { reduced: 'common', full: 'separate', df: 4, df2: 10, ratio: null },
      { reduced: 'parallel', full: 'separate', df: 3, df2: 10, basis: 'points as independent' },
      { reduced: 'sharedLimits', full: 'separate', df: 2, df2: 10 },
    ]);
    const [common, parallel] = comparisons;
    expect(common!.p!).toBeLessThan(1e-6);
    expect(parallel!.p!).toBeGreaterThan(0.5);
    expectClose(parallel!.ratio, 0.5, { rel: 2e-3 });
  });

  it('says of a table without rows that there is nothing to fit', async () => {
    const { fits, problems } = await fitted(['dose;response']);
    expect(fits).toEqual([]);
    expect(problems).toMatchObject([{ code: 'fit-impossible', severity: 'error', file: 't.csv' }]);
  });
});
