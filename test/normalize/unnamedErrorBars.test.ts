import { describe, expect, it } from 'vitest';
import { unnamedErrorBars } from '#normalize/unnamedErrorBars';
import { barsPanel } from '../support/madeUpPanels.ts';

describe('error bars that nobody named', () => {
  it('are noted once for the panel, with what to write', () => {
    const problems = unnamedErrorBars(barsPanel({ errorBarsNamed: false }));
    expect(problems).toMatchObject([{ code: 'error-bars-unnamed', severity: 'note' }]);
    expect(problems[0]!.fix).toContain('`error bars: sd`');
  });

  it('are not noted where the protocol names them, or where there are none', () => {
    expect(unnamedErrorBars(barsPanel({ errorBarsNamed: true }))).toEqual([]);
    const panel = barsPanel({ errorBarsNamed: false });
    const single = panel.facets.map((facet) => ({
      ...facet,
      groups: facet.groups.map((one) => ({
        ...one,
        summary: one.summary === null ? null : { ...one.summary, sd: null },
      })),
    }));
    expect(unnamedErrorBars({ ...panel, facets: single })).toEqual([]);
  });
});
