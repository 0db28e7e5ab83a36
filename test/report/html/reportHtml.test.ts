import { describe, expect, it } from 'vitest';
import type { Analysis } from '#domain/analysis';
import { reportHtml } from '#report/html/reportHtml';
import {
  analysis,
  comparison,
  curveFit,
  fit,
  group,
  measurement,
  replicate,
  summary,
} from '../smallAnalysis.ts';
import { barsRequest } from '../../support/madeUpPanels.ts';
import { curvesRequest } from '../../support/madeUpCurves.ts';

const evil = '<img src=x onerror=alert(1)>';

function report(parts: Partial<Analysis>): string {
  return reportHtml(analysis(parts), {
    panels: [{ name: 'a', svg: '<svg id="picture-a"></svg>' }],
    fits: [{ name: 'fit-b-SkBr3-T_2bP', svg: '<svg id="picture-fit"></svg>' }],
  }).contents as string;
}

const bars = {
  kind: 'bars',
  request: barsRequest,
  facets: [
    {
      title: 'SkBr3',
      groups: [{ label: 'T+P', group, values: [replicate], summary, absent: null }],
    },
  ],
} as const;

describe('the report', () => {
  it('is one page that loads nothing and runs nothing', () => {
    const page = report({ panels: [bars], measurements: [measurement] });
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/<script|<link|<iframe|src=|@import|url\(/);
  });

  it('shows the picture, the mean with SD, interval and n, and where each value comes from', () => {
    const page = report({ panels: [bars], measurements: [measurement], replicates: [replicate] });
    expect(page).toContain('<svg id="picture-a">');
    expect(page).toMatch(
      /SkBr3 T\+P<\/a>\s*<\/th>\s*<td class="number">43\.0<\/td><td class="number">2\.00<\/td>/,
    );
    expect(page).toContain('38.0 to 48.0');
    expect(page).toMatch(/43\.25<\/td>.*<a href="#plate-1">Plate 1<\/a> B3 \(cells C12\)/);
  });

  it('says first what a person must see, and leads to what to do about it', () => {
    const page = report({
      problems: [
        {
          code: 'no-blank',
          severity: 'error',
          file: 'plates/fig2/a.txt',
          place: null,
          found: 'no blank wells',
          expected: 'wells of role blank',
          fix: 'name them in the layout',
        },
      ],
    });
    expect(page.indexOf('Before you use these numbers')).toBeLessThan(page.indexOf('id="plates"'));
    expect(page).toMatch(/no blank wells\s*<a href="#problem-1">/);
    expect(page).toMatch(/id="problem-1"[\s\S]*no-blank[\s\S]*name them in the layout/);
  });

  it('names the workbook beside it, unless there is none', () => {
    const tooLarge = {
      code: 'workbook-too-large',
      severity: 'warning',
      file: 'plates/fig2',
      place: null,
      found: '30000 wells',
      expected: 'fewer wells',
      fix: 'use the tables',
    } as const;
    expect(report({})).toContain('<a href="results.xlsx">results.xlsx</a>');
    expect(report({ problems: [tooLarge] })).not.toContain('results.xlsx');
  });

  it('has a place for every link that stays on the page, and each id once', () => {
    const page = report({
      panels: [bars],
      measurements: [measurement, { ...measurement, plate: 'Plate 2', well: 'C3' }],
      comparisons: [comparison],
    });
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(ids).toContain(target);
  });

  it('prints an EC50 only where it was estimated, with its fits one by one', () => {
    const bound = { ...fit, outcome: 'bound', bound: { relation: '>', dose: 10 } } as const;
    const curve = {
      label: 'T+P',
      set: 'dose series',
      group,
      doses: [],
      fits: [curveFit({ fit: bound, experiment: '1' })],
    };
    const page = report({
      panels: [
        {
          kind: 'curves',
          request: curvesRequest,
          doseUnit: 'µg/ml',
          facets: [{ title: 'SkBr3', curves: [curve] }],
        },
      ],
    });
    expect(page).toContain('&gt; 10.0');
    expect(page).toContain('only a bound');
    expect(page).not.toContain('0.0300');
    expect(page).toContain('<svg id="picture-fit">');
  });

  it('strikes through what is left out of the means, and says why', () => {
    const page = report({
      measurements: [
        measurement,
        { ...measurement, well: 'B4', excludedReason: 'scratched' },
        {
          ...measurement,
          well: 'B5',
          absorbance: { kind: 'bound', relation: '>', limit: null, text: 'OVRFLW' },
        },
      ],
    });
    expect(page).toMatch(/<td class="h\d treated[^"]*"[^>]*>\s*0\.300\s*<\/td>/);
    expect(page).toMatch(
      /title="[^"]*left out: excluded, scratched[^"]*">\s*<i class="sign">×<\/i>\s*<s>0\.300<\/s>/,
    );
    expect(page).toMatch(/<i class="sign">▲<\/i>\s*<small><s>OVRFLW<\/s><\/small>/);
    expect(page).toContain('1 of 3');
  });

  it('lets nothing that a user wrote become markup', () => {
    const page = report({
      study: evil,
      protocol: { ...analysis({}).protocol, title: evil, assay: evil },
      panels: [
        {
          ...bars,
          facets: [
            { title: evil, groups: [{ label: evil, group, values: [], summary: null, absent: evil }] },
          ],
        },
      ],
      measurements: [{ ...measurement, plate: evil, file: evil, sheet: evil, cellLine: evil, flags: [evil] }],
      inferences: [{ what: evil, value: evil, because: evil, state: evil, file: evil }],
      problems: [
        {
          code: 'no-blank',
          severity: 'error',
          file: evil,
          place: null,
          found: evil,
          expected: evil,
          fix: evil,
          frame: evil,
        },
      ],
      inputs: [{ file: evil, sha256: evil, kind: 'export', vendor: null }],
    });
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img');
  });

  it('counts wells in the quality of a plate as whole wells', () => {
    const finding = {
      ...measurement,
      label: '590',
      measure: 'saturated wells',
      subject: '',
      value: 1,
      unit: 'wells',
      limit: 0,
      verdict: 'poor',
      n: 96,
      wells: ['A1'],
    } as const;
    expect(report({ measurements: [measurement], quality: [finding] })).toMatch(/>\s*1 well\s*</);
  });

  it('says of a study without panels that there is nothing to draw', () => {
    expect(reportHtml(analysis({}), { panels: [], fits: [] }).contents).toContain(
      'The protocol asks for no panel',
    );
  });
});
