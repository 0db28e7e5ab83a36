import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectClose } from '../support/expectClose.ts';
import {
  cellassay,
  exampleProject,
  hashesBelow,
  readTable,
  removeProject,
  type Answer,
} from '../support/project.ts';

let project: string;
let answer: Answer;
let raw: Record<string, string>;

beforeAll(async () => {
  project = exampleProject();
  raw = hashesBelow(join(project, 'plates'));
  answer = await cellassay(['run'], project);
});
afterAll(() => removeProject(project));

describe('the shipped example', () => {
  it('runs without an error', () => {
    expect(answer.stderr).not.toContain('error[');
    expect(answer.exitCode).toBe(0);
  });

  it('leaves tables, a workbook, panels with legends, methods text and provenance in output/fig2', () => {
    expect(Object.keys(hashesBelow(join(project, 'output/fig2')))).toEqual([
      'figures/a.eps',
      'figures/a.legend.txt',
      'figures/a.outlined.svg',
      'figures/a.pdf',
      'figures/a.png',
      'figures/a.svg',
      'figures/a.tiff',
      'figures/b.eps',
      'figures/b.legend.txt',
      'figures/b.outlined.svg',
      'figures/b.pdf',
      'figures/b.png',
      'figures/b.svg',
      'figures/b.tiff',
      'methods.txt',
      'provenance.json',
      'report.html',
      'results.xlsx',
      'tables/comparisons.csv',
      'tables/fits.csv',
      'tables/measurements.csv',
      'tables/outliers.csv',
      'tables/problems.csv',
      'tables/quality.csv',
      'tables/replicates.csv',
      'tables/sensitivity.csv',
      'tables/star_sensitivity.csv',
      'tables/summary.csv',
    ]);
  });

  it('does not touch a raw file', () => {
    expect(hashesBelow(join(project, 'plates'))).toEqual(raw);
  });

  it('counts three experiments, not wells', () => {
    const comparisons = readTable(join(project, 'output/fig2/tables/comparisons.csv'));
    expect(
      new Set(comparisons.filter((row) => row.panel === 'a').map((row) => `${row.n_a} ${row.n_b}`)),
    ).toEqual(new Set(['3 3']));
  });

  it('finds T+P less responsive than T in both lines, as the truth has it', () => {
    const comparisons = readTable(join(project, 'output/fig2/tables/comparisons.csv'));
    for (const facet of ['SkBr3', 'BT474']) {
      const row = comparisons.find(
        (one) => one.panel === 'a' && one.facet === facet && one.a === 'T' && one.b === 'T+P',
      );
      expect(Number(row?.difference)).toBeGreaterThan(0);
      expect(row?.stars).toMatch(/^\*+$/);
    }
  });

  it('reads the absolute IC50 of BT474 T+P as not reached', () => {
    const rows = readTable(join(project, 'output/fig2/tables/fits.csv')).filter(
      (row) => row.cell_line === 'BT474' && row.resistance === 'T+P',
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.ic50_absolute).toBe('');
    expect(readFileSync(join(project, 'output/fig2/figures/b.legend.txt'), 'utf8')).toContain(
      'BT474 T+P not reached',
    );
  });

  it('leaves out the scratched and the masked well and says so', () => {
    const measurements = readTable(join(project, 'output/fig2/tables/measurements.csv'));
    expect(
      measurements
        .filter((row) => row.excluded_reason !== '')
        .map((row) => `${row.file ?? ''} ${row.well ?? ''}`),
    ).toEqual(['plates/fig2/a/SkBr3_exp2.txt D4']);
    expect(measurements.filter((row) => row.flags?.includes('masked')).map((row) => row.well)).toEqual([
      'F7',
    ]);
    expect(readFileSync(join(project, 'output/fig2/figures/a.legend.txt'), 'utf8')).toMatch(
      /masked.*F7.*scratched.*D4/,
    );
  });

  it('has a methods text that says that it is simulated, and what it was made with', () => {
    const text = readFileSync(join(project, 'output/fig2/methods.txt'), 'utf8');
    const { program, protocol } = JSON.parse(
      readFileSync(join(project, 'output/fig2/provenance.json'), 'utf8'),
    ) as { program: { version: string }; protocol: { sha256: string } };
    expect(text).toMatch(/^Simulated data: /);
    for (const sentence of [
      'The cells were SkBr3 and BT474,',
      'For panel a, cells were treated with T-DM1 at 0.1 µg/ml (SkBr3) or 1 µg/ml (BT474) for 48 h.',
      'For panel b, cells were treated with T-DM1 at eight doses in 1:4 steps (0.61 ng/ml–10 µg/ml) for 48 h.',
      'Absorbance was read at 590 nm (reader: none, the readings are simulated; software: none,',
      'Three experiments were analysed with each kind of plate, with one plate for each experiment and cell line.',
      "Of 720 wells with controls and blanks, two were left out of all means: one masked in the reader's software; one excluded, scratched with the pipette tip while washing.",
      'with no correction for multiple comparisons (6 in the panel).',
      `done with cellassay ${program.version} (protocols/fig2.yaml, SHA-256 ${protocol.sha256}).`,
    ])
      expect(text).toContain(sentence);
  });

  it('can be recomputed from its own tables: viability of each well from absorbance, blank and control', () => {
    const wells = readTable(join(project, 'output/fig2/tables/measurements.csv')).filter(
      (row) => row.file === 'plates/fig2/a/BT474_exp1.txt',
    );
    const meanOf = (rows: Record<string, string>[]): number =>
      rows.reduce((sum, row) => sum + Number(row.absorbance_au), 0) / rows.length;
    const blank = meanOf(wells.filter((row) => row.role === 'blank'));
    const control = meanOf(wells.filter((row) => row.role === 'untreated' && row.resistance === 'P'));
    const treated = wells.filter((row) => row.role === 'treated' && row.resistance === 'P');
    expect(treated).toHaveLength(6);
    for (const row of treated) {
      const viability = (100 * (Number(row.absorbance_au) - blank)) / (control - blank);
      expectClose(Number(row.viability_percent), viability, { rel: 1e-10 });
      expectClose(Number(row.response_percent), 100 - viability, { abs: 1e-9 });
    }
  });

  it('draws pictures of 174 mm at 600 dpi', async () => {
    for (const name of ['a', 'b']) {
      for (const extension of ['png', 'tiff']) {
        const picture = sharp(join(project, `output/fig2/figures/${name}.${extension}`));
        const { width, density } = await picture.metadata();
        expect(width).toBe(Math.round((174 / 25.4) * 600));
        expect(density).toBe(600);
      }
      expect(readFileSync(join(project, `output/fig2/figures/${name}.svg`), 'utf8')).toContain(
        'width="174mm"',
      );
    }
  });
});

describe('the same inputs', () => {
  it('give the same bytes from another directory, time zone and locale', async () => {
    const elsewhere = exampleProject('cellassay elsewhere µ ');
    try {
      const env = { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
      expect((await cellassay(['run', 'fig2', '--project', elsewhere], '/', env)).exitCode).toBe(0);
      expect(hashesBelow(join(elsewhere, 'output'))).toEqual(hashesBelow(join(project, 'output')));
    } finally {
      removeProject(elsewhere);
    }
  });
});
