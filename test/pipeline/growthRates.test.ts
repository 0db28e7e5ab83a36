import { describe, expect, it } from 'vitest';
import oracle from '../oracle/growthRate.json' with { type: 'json' };
import { expectClose } from '../support/expectClose.ts';
import { fastCells, growthStudy } from '../support/growthStudy.ts';
import { runInMemory, type MemoryStudy } from '../support/memoryStudy.ts';
import { tableFromText } from '../support/project.ts';

type Run = Awaited<ReturnType<typeof runInMemory>>;

function tableOf({ output }: Run, name: string): Record<string, string>[] {
  return tableFromText(output[`tables/${name}.csv`]!);
}

const run = await runInMemory(growthStudy);

/** Suggested outliers aside: they are of the scatter that was simulated. */
const codesOf = ({ problems }: Run) =>
  problems.map(({ code }) => code).filter((code) => code !== 'outliers-suspected');

describe('a study with time-zero plates', () => {
  const metrics = tableOf(run, 'gr_metrics');

  describe.each(Object.entries(oracle.lines))('%s cells', (line, { experiments, combined }) => {
    it.each(experiments)(
      'have the metrics that scipy finds in experiment $experiment',
      ({ experiment, metrics: expected }) => {
        const row = metrics.find((one) => one['curve'] === line && one['experiment'] === experiment)!;
        expect(row).toMatchObject({ panel: 'a', dose_unit: 'µM', gr50_bound: '', gec50_bound: '' });
        for (const [column, value] of [
          ['gr50', expected.gr50],
          ['gec50', expected.gec50],
          ['h_gr', expected.hGr],
          ['gr_inf', expected.grInf],
          ['gr_max', expected.grMax],
          ['gr_aoc', expected.grAoc],
          ['control_doublings', expected.doublings],
        ] as const)
          expectClose(Number(row[column]), value, { rel: 1e-9 }, column);
        const fit = tableOf(run, 'fits').find(
          (one) => one['panel'] === 'a' && one['curve'] === line && one['experiment'] === experiment,
        )!;
        expectClose(Number(fit['rss']), expected.rss, { rel: 1e-9 }, 'rss');
        expect(Number(fit['r_squared'])).toBeGreaterThan(0.99);
        expect([fit['top'], fit['ic50_absolute']]).toEqual(['1', row['gr50']]);
      },
    );

    it('have them over experiments, GR50 and GEC50 as geometric means with a t-interval', () => {
      const row = metrics.find((one) => one['curve'] === line && one['experiment'] === 'combined')!;
      for (const name of ['gr50', 'gec50'] as const) {
        const [value, low, high] = combined[name];
        expectClose(Number(row[name]), value!, { rel: 1e-9 }, name);
        expectClose(Number(row[`${name}_ci95_low`]), low!, { rel: 1e-8 }, `${name} low`);
        expectClose(Number(row[`${name}_ci95_high`]), high!, { rel: 1e-8 }, `${name} high`);
      }
      expectClose(Number(row['gr_max']), combined.grMax, { rel: 1e-9 });
      expectClose(Number(row['gr_aoc']), combined.grAoc, { rel: 1e-9 });
      expectClose(Number(row['h_gr']), combined.hGr, { rel: 1e-8 });
      expectClose(Number(row['gr_inf']), combined.grInf, { rel: 1e-8 });
      expect(row['n_experiments']).toBe('3');
    });

    it('have the growth rates of their wells and means in the tables', () => {
      const means = tableOf(run, 'replicates').filter(
        (one) => one['quantity'] === 'growth rate' && one['cell_line'] === line,
      );
      expect(new Set(means.map(({ unit }) => unit))).toEqual(new Set(['1']));
      for (const { experiment, metrics: expected } of experiments)
        for (const [index, dose] of oracle.doses.entries()) {
          const found = means.find(
            (one) => one['experiment'] === experiment && Math.abs(Number(one['dose']) / dose - 1) < 1e-9,
          )!;
          expectClose(Number(found['value']), expected.rates[index]!, { rel: 1e-10, abs: 1e-12 });
        }
      expect(means.filter(({ role }) => role === 'vehicle').map(({ value }) => value)).toEqual([
        '1',
        '1',
        '1',
      ]);
    });
  });

  it('gives cells of one sensitivity one GR50, though they divide at different rates, and viability does not', () => {
    const { slow, fast } = oracle.lines;
    // simulated alike: 1.2 and 3.6 doublings of the control
    expectClose(fast.combined.gr50[0]! / slow.combined.gr50[0]!, 1, { abs: 0.05 });
    expect(slow.combined.relativeIc50[0]! / fast.combined.relativeIc50[0]!).toBeGreaterThan(3);
    const ic50 = (line: string) =>
      Number(
        tableOf(run, 'fits').find(
          (one) => one['panel'] === 'b' && one['curve'] === line && one['experiment'] === 'combined',
        )!['ic50_absolute'],
      );
    expectClose(ic50('slow'), slow.combined.relativeIc50[0]!, { rel: 1e-8 });
    expectClose(ic50('fast'), fast.combined.relativeIc50[0]!, { rel: 1e-8 });
  });

  it('measures each well by its own growth rate, and blanks by none', () => {
    const wells = tableOf(run, 'measurements');
    const of = (well: string) =>
      wells.find((one) => one['file'] === 'plates/s/end/fast_exp1.csv' && one['well'] === well)!;
    const { readings, metrics: expected } = oracle.lines.fast.experiments[0]!;
    const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one) / values.length;
    const start = mean(readings.zero) - mean(readings.zeroBlank);
    const treated = readings.treated[1]![2]! - mean(readings.blank);
    expectClose(Number(of('B3')['growth_rate']), 2 ** (Math.log2(treated / start) / expected.doublings) - 1, {
      rel: 1e-10,
    });
    expect(of('E1')['growth_rate']).toBe('');
  });

  it('says in legend and methods what a growth rate is, what was held and what the numbers are called', () => {
    const legend = run.output['figures/a.legend.txt']!;
    expect(legend).toContain('2^(log2(x/x0)/log2(x_ctrl/x0)) − 1');
    expect(legend).toContain('Dose 0 is that control, 1 in every experiment by construction');
    expect(legend).toContain('top fixed at 1, bottom from −1 to 1');
    expect(legend).toMatch(/GEC50 \(half way.*\): slow 0\.773 µM/);
    expect(legend).toMatch(/GR50 \(a growth rate of 0\.5, dashed line.*\): slow 0\.624 µM .*fast 0\.602 µM/);
    expect(run.output['methods.txt']).toContain(
      'GR50 is the dose at which the curve crosses a growth rate of 0.5',
    );
    expect(run.output['methods.txt']).toContain('Hafner et al. 2016');
    const other = run.output['figures/b.legend.txt']!;
    expect(other).toContain('Absolute IC50 (50 % of control');
    expect(other).not.toMatch(/GR50|growth rate/);
  });

  it('are called so in the report, and not EC50 and IC50', () => {
    const report = run.output['report.html'] ?? '';
    const section = report.slice(report.indexOf('Panel a: slow</h3>'));
    const table = section.slice(0, section.indexOf('</table>'));
    expect(table).toMatch(/<p>GEC50 0\.773 µM, over 3 experiments/);
    expect(table).toMatch(/>GEC50<[\s\S]*>GR50</);
    expect(table).not.toMatch(/[^G]EC50 0|IC50/);
  });

  it('compares GEC50s of the same experiments', () => {
    const [row] = tableOf(run, 'comparisons').filter(({ panel }) => panel === 'a');
    const { slow, fast } = oracle.lines;
    expect(row).toMatchObject({ a: 'slow', b: 'fast', test: 'ratio-paired' });
    expectClose(Number(row!['difference']), slow.combined.gec50[0]! / fast.combined.gec50[0]!, { rel: 1e-8 });
  });

  it('meets no problem', () => {
    expect(codesOf(run)).toEqual([]);
  });
});

describe('what a study says where growth rates are not known', () => {
  /** The experiments with a GR50. */
  const experimentsOf = (one: Run) =>
    tableOf(one, 'gr_metrics').flatMap(({ experiment, gr50 }) => (gr50 === '' ? [] : [experiment]));
  const changed = (...of: Parameters<typeof fastCells>): Promise<Run> => runInMemory(fastCells(...of));

  it('leaves out an experiment without its time-zero plate, at the line of the protocol', async () => {
    const missing = await changed({ 'start/fast_exp2.csv': null });
    // the fit of an experiment without points is told as ever
    expect(codesOf(missing)).toEqual(['time-zero-missing', 'fit-impossible']);
    expect(missing.problems[0]).toMatchObject({
      file: 'protocols/s.yaml',
      place: { line: 7, column: 5 },
      found:
        'no time-zero wells for fast (experiment 2) in plate set "start"; it has fast (experiment 1), fast (experiment 3)',
    });
    expect(missing.problems[0]!.frame).toContain('time zero: start');
    expect(experimentsOf(missing)).toEqual(['1', '3', 'combined']);
    const combined = tableOf(missing, 'gr_metrics').at(-1)!;
    expect(combined).toMatchObject({ n_experiments: '2', flags: 'experimentsLeftOut' });
    const [first, , third] = oracle.lines.fast.experiments;
    expectClose(Number(combined['gr_max']), (first!.metrics.grMax + third!.metrics.grMax) / 2, { rel: 1e-9 });
    // viability needs no time-zero plate
    const viability = tableOf(missing, 'replicates').filter(({ quantity }) => quantity === 'viability');
    expect(new Set(viability.map(({ experiment }) => experiment))).toEqual(new Set(['1', '2', '3']));
  });

  it('tells of a time-zero plate without blanks what it tells of any plate', async () => {
    const noBlanks = [['B1:B8: { role: blank }', 'B1:B8: { role: empty }']] as const;
    const refused = await changed({}, noBlanks);
    expect(new Set(codesOf(refused))).toEqual(new Set(['no-blank', 'panel-empty']));
    expect(experimentsOf(refused)).toEqual([]);
    const stated = await changed({}, [
      ...noBlanks,
      ['time: 0 h', 'time: 0 h\n    normalize: { blank: 0.05 AU }'],
    ]);
    expect(codesOf(stated)).toEqual([]);
    expect(experimentsOf(stated)).toEqual(['1', '2', '3', 'combined']);
  });

  it('refuses a saturated time-zero well, at its cell', async () => {
    const saturated = await changed({
      'start/fast_exp1.csv': (text) => text.replace(/^A,[^,]*/m, 'A,OVRFLW'),
    });
    // said once: nobody asks for percentages of the time-zero plate
    expect(codesOf(saturated)).toEqual(['time-zero-saturated', 'fit-impossible']);
    expect(saturated.problems.find(({ code }) => code === 'time-zero-saturated')).toMatchObject({
      file: 'plates/s/start/fast_exp1.csv',
      place: { well: 'A1' },
    });
    expect(experimentsOf(saturated)).toEqual(['2', '3', 'combined']);
  });

  it('says where the control did not grow', async () => {
    const resting = await changed({
      'start/fast_exp1.csv': (text) => text.replace(/^A,.*$/m, `A,${'1.5,'.repeat(8)}0,0,0,0`),
    });
    expect(codesOf(resting)).toEqual(['control-not-grown', 'fit-impossible']);
    expect(experimentsOf(resting)).toEqual(['2', '3', 'combined']);
  });

  it('writes no table of metrics where nobody asks for growth rates', async () => {
    const { protocol, plates } = fastCells({}, [['curves: growth rate', 'curves: viability']]);
    const asked: MemoryStudy = { protocol, plates };
    expect(Object.keys((await runInMemory(asked)).output)).not.toContain('tables/gr_metrics.csv');
  });
});
