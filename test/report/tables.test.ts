import { describe, expect, it } from 'vitest';
import { comparisonsTable } from '#report/comparisonsTable';
import { fitsTable } from '#report/fitsTable';
import { measurementsTable } from '#report/measurementsTable';
import { problemsTable } from '#report/problemsTable';
import { replicatesTable } from '#report/replicatesTable';
import { summaryTable } from '#report/summaryTable';
import * as small from './smallAnalysis.ts';

const { analysis, headerOf, rowsOf } = small;

/** The columns that other programs rely on; more may follow them. */
const contract = {
  measurements:
    'study, file, sheet, cell, plate, read_label, wavelength_nm, well, role, cell_line, resistance, pretreatment, treatment, dose, dose_unit, time_h, experiment, absorbance_au, blanked_au, viability_percent, response_percent, flags, excluded_reason',
  replicates:
    'study, set, quantity, unit, cell_line, resistance, pretreatment, treatment, dose, dose_unit, time_h, experiment, value, within_u, n_wells, n_plates, basis',
  summary:
    'study, set, quantity, unit, cell_line, resistance, pretreatment, treatment, dose, dose_unit, time_h, mean, sd, sem, ci95_low, ci95_high, n, basis',
  comparisons:
    'panel, facet, a, b, test, n_a, n_b, mean_a, mean_b, difference, ci95_low, ci95_high, statistic, df, p, p_adjusted, correction, stars, convention, basis',
  fits: 'panel, cell_line, resistance, treatment, experiment, model, outcome, flags, hill_slope, bottom, top, ec50, ec50_ci95_low, ec50_ci95_high, dose_unit, ic50_absolute, ic50_absolute_ci95_low, ic50_absolute_ci95_high, r_squared, rss, n_points, df',
  problems: 'severity, code, file, place, found, expected, fix',
};

describe('every table', () => {
  it.each([
    ['measurements', measurementsTable],
    ['replicates', replicatesTable],
    ['summary', summaryTable],
    ['comparisons', comparisonsTable],
    ['fits', fitsTable],
    ['problems', problemsTable],
  ] as const)('%s begins with the columns of the contract, in their order', (name, table) => {
    const file = table(analysis({}));
    const columns = contract[name].split(', ');
    expect(file.path).toBe(`tables/${name}.csv`);
    expect(headerOf(file).slice(0, columns.length)).toEqual(columns);
    expect(new Set(headerOf(file)).size).toBe(headerOf(file).length);
  });
});

describe('the measurements', () => {
  const rowOf = (parts: Partial<typeof small.measurement>) =>
    rowsOf(measurementsTable(analysis({ measurements: [{ ...small.measurement, ...parts }] })))[0];

  it('have what was in the well, and numbers with all their digits', () => {
    expect(rowOf({})).toMatchObject({
      study: 'fig2',
      file: 'plates/fig2/a/SkBr3_exp1.txt',
      sheet: '',
      cell: 'C12',
      wavelength_nm: '590',
      well: 'B3',
      role: 'treated',
      cell_line: 'SkBr3',
      resistance: 'T+P',
      pretreatment: '',
      treatment: 'T-DM1',
      dose: '0.1',
      dose_unit: 'µg/ml',
      time_h: '48',
      experiment: '1',
      absorbance_au: '0.3',
      blanked_au: '0.30000000000000004',
      viability_percent: '0.3333333333333333',
      flags: '',
      excluded_reason: '',
    });
  });

  it('say why a number is missing once, and keep what the reader wrote', () => {
    const none = { kind: 'missing', reason: 'notComputable', text: 'no reading' } as const;
    const masked = { kind: 'missing', reason: 'masked', text: '*0.356*' } as const;
    const row = rowOf({
      absorbance: masked,
      blanked: none,
      viability: none,
      response: none,
      flags: ['edge'],
    });
    expect(row).toMatchObject({
      absorbance_au: '',
      viability_percent: '',
      flags: 'edge; absorbance missing: masked in the reader',
      absorbance_text: '*0.356*',
    });
  });

  it('never print a bound as a number', () => {
    const row = rowOf({
      absorbance: { kind: 'bound', relation: '>', limit: 4, text: '>4.000' },
      viability: { kind: 'bound', relation: '>', limit: 180, text: '' },
      response: { kind: 'bound', relation: '<', limit: -80, text: '' },
    });
    expect(row).toMatchObject({
      absorbance_au: '',
      viability_percent: '',
      response_percent: '',
      flags: 'absorbance > 4; viability > 180; response < -80',
    });
  });

  it('say where the range of the reader is not known', () => {
    const row = rowOf({ absorbance: { kind: 'bound', relation: '>', limit: null, text: 'OVRFLW' } });
    expect(row).toMatchObject({ flags: 'absorbance > the range of the reader', absorbance_text: 'OVRFLW' });
  });

  it('name the reason when there is no control, but not for a blank, which needs none', () => {
    const viability = { kind: 'missing', reason: 'notComputable', text: 'no usable control' } as const;
    expect(rowOf({ viability, response: viability })).toMatchObject({
      flags: 'viability missing: no usable control',
    });
    expect(rowOf({ role: 'blank', viability, response: viability })).toMatchObject({ flags: '' });
  });
});

describe('replicates, summary and comparisons', () => {
  it('give every replicate value with its group, its scatter and what it was divided by', () => {
    expect(rowsOf(replicatesTable(analysis({ replicates: [small.replicate] })))[0]).toMatchObject({
      study: 'fig2',
      dose: '0.1',
      experiment: '1',
      value: '43.25',
      within_u: '1.5',
      n_wells: '6',
      n_plates: '1',
      basis: 'biological',
      normaliser: 'shared: CTR',
      flags: 'edge; outlier',
    });
  });

  it('leave the scatter of a single experiment empty', () => {
    const single = { ...small.summary, n: 1, sd: null, sem: null, confidence95: null };
    const [three, one] = rowsOf(summaryTable(analysis({ summaries: [small.summary, single] })));
    expect(three).toMatchObject({
      mean: '43',
      sd: '2',
      sem: '1.25',
      ci95_low: '38',
      ci95_high: '48',
      n: '3',
    });
    expect(one).toMatchObject({ mean: '43', sd: '', sem: '', ci95_low: '', ci95_high: '', n: '1' });
  });

  it('give a test with both p and the stars of the figure', () => {
    expect(rowsOf(comparisonsTable(analysis({ comparisons: [small.comparison] })))[0]).toMatchObject({
      a: 'T',
      b: 'T+P',
      difference: '14',
      ci95_low: '9',
      ci95_high: '19',
      p: '0.0017',
      p_adjusted: '0.0034',
      stars: '*',
      convention: 'sepher',
      sd_b: '2.5',
    });
  });
});

describe('the problems', () => {
  it('say what, where, what was expected and the likely fix', () => {
    const place = { line: 12, column: 5, sheet: 'Plate 1', cell: 'C12', well: 'B3' };
    const problem = {
      code: 'cell-not-a-number',
      severity: 'error',
      file: 'plates/fig2/a.xlsx',
      place,
      found: '=1+1, "x"',
      expected: 'a number',
      fix: 'type a number',
    } as const;
    expect(
      rowsOf(problemsTable(analysis({ problems: [problem, { ...problem, file: null, place: null }] }))),
    ).toEqual([
      {
        severity: 'error',
        code: 'cell-not-a-number',
        file: 'plates/fig2/a.xlsx',
        place: 'line 12, column 5, sheet "Plate 1", cell C12, well B3',
        found: `'=1+1, "x"`,
        expected: 'a number',
        fix: 'type a number',
      },
      expect.objectContaining({ file: '', place: '' }),
    ]);
  });
});
