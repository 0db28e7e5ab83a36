import { describe, expect, it } from 'vitest';
import { resultsWorkbook } from '#report/resultsWorkbook';
import { sensitivitySection } from '#report/html/sensitivitySection';
import { reportContext } from '#report/html/reportContext';
import { sensitivityTable } from '#report/sensitivityTable';
import { sensitivityText } from '#report/sensitivityText';
import { curve, curvesPanel } from '../support/madeUpCurves.ts';
import { expectClose } from '../support/expectClose.ts';
import { labPanel, labSensitivity } from '../support/madeUpSensitivity.ts';
import { selumetinib } from '../doseresponse/simulated.ts';
import { analysis, headerOf, rowsOf } from './smallAnalysis.ts';

const lab = analysis({ panels: [labPanel] });
const noPictures = { panels: [], fits: [] };

describe('tables/sensitivity.csv', () => {
  const rows = rowsOf(sensitivityTable(lab));

  it('has one row for each way, with the four numbers that the lab printed with Prism', () => {
    expect(rows.length).toBe(20);
    for (const { experiments, fixed, omitZero, ec50Micromolar } of selumetinib.prism) {
      const row = rows.find(
        (one) =>
          one['plateaus'] === (Object.keys(fixed).length > 0 ? 'constrained' : 'free') &&
          one['dose_zero'] === (omitZero ? 'out' : 'in') &&
          one['left_out'] === (experiments.includes('7') ? '' : '7'),
      )!;
      expect((Number(row['pooled_ec50']) * 1e6).toFixed(3)).toBe(ec50Micromolar);
      expect(row['implausible_plateaus'] !== '').toBe(Object.keys(fixed).length === 0);
    }
  });

  it('marks the way that was asked for, and has a number only for an estimated EC50', () => {
    expect(rows.filter((row) => row['as_asked'] === 'yes')).toEqual([rows[0]]);
    expect(rows[0]).toMatchObject({ panel: 'b', facet: 'SkBr3', curve: 'T', outcome: 'bound', ec50: '' });
    expect(rows[0]!['bound']).toMatch(/^> \d/);
    for (const row of rows) expect(row['ec50'] === '').toBe(row['outcome'] !== 'estimated');
  });

  it('has its heading alone where no curve has ways', () => {
    const none = sensitivityTable(analysis({ panels: [curvesPanel([curve('T')])] }));
    expect(rowsOf(none)).toEqual([]);
    expect(headerOf(none)).toEqual(headerOf(sensitivityTable(lab)));
  });
});

describe('the sensitivity in the report', () => {
  const section = sensitivitySection(reportContext(lab, noPictures))!.body.markup;

  it('gives the verdict in words, one line for each way, and names the ways that are not to be believed', () => {
    expect(section).toContain('it depends very much on how it is made');
    expect(section.match(/<tr>/g)!.length).toBe(1 + 20);
    expect(section.match(/\(implausible\)/g)!.length).toBe(6);
    expect(section.match(/\(as asked\)/g)!.length).toBe(1);
  });

  it('draws each EC50 on one axis: one filled dot at most, none where there is no EC50', () => {
    const drawn = labSensitivity.cells.filter(({ headline }) => headline.ec50 !== null).length;
    expect(section.match(/<circle/g)!.length).toBe(drawn);
    const xs = [...section.matchAll(/cx="([\d.]+)"/g)].map((match) => Number(match[1]));
    const ec50s = labSensitivity.cells.flatMap(({ headline }) => headline.ec50 ?? []);
    const [i, j] = [ec50s.indexOf(Math.min(...ec50s)), ec50s.indexOf(Math.max(...ec50s))];
    // equal ratios are equal lengths: the axis is logarithmic
    const perLn = (xs[j]! - xs[i]!) / Math.log(ec50s[j]! / ec50s[i]!);
    xs.forEach((x, k) => expectClose(x - xs[i]!, perLn * Math.log(ec50s[k]! / ec50s[i]!), { abs: 0.11 }));
    expect(perLn).toBeGreaterThan(0);
  });

  it('is not there without curves', () => {
    expect(sensitivitySection(reportContext(analysis({}), noPictures))).toBeNull();
  });
});

describe('the sensitivity elsewhere', () => {
  it('is a sheet of the workbook with bounds as text', () => {
    const { rows } = resultsWorkbook(lab).sheets.find(({ name }) => name === 'Sensitivity')!;
    expect(rows.length).toBe(1 + 20);
    const at = rows[0]!.findIndex(({ value }) => value === 'EC50');
    expect(rows[1]![at]!.value).toMatch(/^> /);
    expect(typeof rows[4]![at]!.value).toBe('number');
  });

  it('is an aligned table in the terminal, with the verdict below it', () => {
    const lines = sensitivityText({ curve: 'T', ...labSensitivity }, ' M');
    expect(lines.length).toBe(3 + 20);
    expect(lines[2]).toMatch(/^ {2}\* {2}free +in +> /);
    expect(lines.at(-1)).toBe(`  ${labSensitivity.verdict}`);
    const [headings, ...cells] = lines.slice(1, -1);
    const column = headings!.indexOf('over experiments');
    for (const cell of cells) expect(cell.slice(column - 1, column + 1)).toMatch(/^ [\d>]/);
  });
});
