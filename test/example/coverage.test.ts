import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { coverageOfStudies, type Coverage, type CoverageRow } from '../../example/coverage.ts';
import { coverageText, worstCoverage } from '../../example/coverageText.ts';
import { expectClose } from '../support/expectClose.ts';

/** The long form, 1,000 studies and 93–97 %, is `npm run coverage:truth`. */
const studies = 60;

describe('the 95 % intervals of generated studies', () => {
  let coverage: Coverage;

  beforeAll(async () => {
    const file = 'protocols/fig2.yaml';
    const text = readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
    const { value: protocol } = parseProtocol({ text, file });
    // not the seeds of the long form
    const seeds = Array.from({ length: studies }, (_, index) => 10_001 + index);
    coverage = await coverageOfStudies(seeds, protocol!, { profiles: false });
  }, 300_000);

  const rowsOf = (of: CoverageRow['of']): readonly CoverageRow[] =>
    coverage.rows.filter((row) => row.of === of);
  const share = (rows: readonly CoverageRow[]): number =>
    rows.reduce((sum, { covered }) => sum + covered, 0) /
    rows.reduce((sum, { intervals }) => sum + intervals, 0);

  it('are there for every mean response and nearly every EC50', () => {
    expect(rowsOf('mean response').map(({ intervals }) => intervals)).toEqual(Array(8).fill(studies));
    expect(rowsOf('combined EC50')).toHaveLength(4);
    // an EC50 beyond the doses is a bound and has no interval: at most in T+P of BT474, and seldom
    for (const { cellLine, resistance, intervals } of rowsOf('combined EC50'))
      expect(intervals).toBeGreaterThanOrEqual(
        cellLine === 'BT474' && resistance === 'T+P' ? 0.9 * studies : studies,
      );
  });

  // 95 % ± 4 standard errors: 480 means, 240 EC50s, 60 of one group. z in place of t covers 81 %
  it('cover the true mean response', () => {
    expectClose(share(rowsOf('mean response')), 0.95, { abs: 0.04 }, 'share over all groups');
  });

  it('cover the true EC50', () => {
    expectClose(share(rowsOf('combined EC50')), 0.95, { abs: 0.05 }, 'share over all groups');
  });

  it('cover the truth of each single group', () => {
    expect(worstCoverage(coverage).lowest).toBeGreaterThan(0.95 - 0.113);
  });

  it('stand around estimates that are near the truth', () => {
    for (const { of, cellLine, resistance, truth, typical } of coverage.rows) {
      // four standard errors of the mean of 60 studies; SDs of a study's estimate: 2 %, and a factor of 1.15 (T+P of BT474: 1.5)
      if (of === 'mean response') expectClose(typical, truth, { abs: (4 * 2) / Math.sqrt(studies) });
      else {
        const logSd = cellLine === 'BT474' && resistance === 'T+P' ? 0.4 : 0.15;
        expectClose(Math.log(typical), Math.log(truth), { abs: (4 * logSd) / Math.sqrt(studies) });
      }
    }
  });

  it('come with the stars of the paper: *** in most studies of BT474, * in nearly all of SkBr3', () => {
    const stars = coverage.stars.filter(({ a }) => a === 'T');
    expect(stars.map(({ cellLine }) => cellLine)).toEqual(['SkBr3', 'BT474']);
    const [skbr3, bt474] = stars.map(({ reached }) => reached.map((count) => count / studies));
    expect(skbr3![0]).toBeGreaterThan(0.9);
    expect(skbr3![2]).toBeLessThan(0.2);
    expect(bt474![2]).toBeGreaterThan(0.75);
  });

  it('are printed with their Monte Carlo error', () => {
    const text = coverageText({
      studies: 100,
      rows: [
        {
          of: 'mean response',
          cellLine: 'BT474',
          resistance: 'T+P',
          truth: 22.4,
          typical: 22.31,
          intervals: 100,
          covered: 90,
          bounds: 3,
          boundsHeld: 2,
        },
      ],
      stars: [{ cellLine: 'BT474', a: 'T', b: 'T+P', reached: [100, 100, 80] }],
    });
    expect(text).toContain(
      '| mean response | BT474     | T+P   | 22.40 % | 22.31 %          | 100       | 90.0 ± 3.0 % | 3, 2 hold    |',
    );
    expect(text).toContain('| BT474     | T vs T+P   | 100.0 ± 0.0 % | 100.0 ± 0.0 % | 80.0 ± 4.0 % |');
  });
});
