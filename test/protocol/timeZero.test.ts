import { describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { changed, onlyProblem } from './wrongProtocol.ts';

const asked = (panel: string, set = '    time: 48 h\n    time zero: dose series'): string =>
  changed('    time: 48 h', set).replace(
    /\n {4}b:\n[^]*$/,
    `\n    b: { curves: growth rate, of: single dose, ${panel} }\n`,
  );

function panelOf(text: string) {
  const { value, problems } = parseProtocol({ text, file: 'protocols/p.yaml' });
  expect(problems).toEqual([]);
  return value!.figure!.panels[1];
}

describe('time zero', () => {
  it('names the plate set of the plates from the start of the treatment, with its place', () => {
    const { value } = parseProtocol({ text: asked('by: cell line, facet: none'), file: 'protocols/p.yaml' });
    const [treated, start] = value!.plateSets;
    expect(treated!.timeZero).toEqual({
      set: 'dose series',
      place: expect.objectContaining({ line: 17 }) as object,
    });
    expect(start!.timeZero).toBeUndefined();
  });

  it('names a plate set that exists, and not itself', () => {
    const wrong = onlyProblem(asked('facet: none', '    time: 48 h\n    time zero: dose serie'));
    expect(wrong).toMatchObject({
      code: 'protocol-invalid-value',
      place: { line: 17 },
      expected: 'one of the plate sets: single dose, dose series',
      fix: 'did you mean "dose series"?',
    });
    const own = onlyProblem(asked('facet: none', '    time: 48 h\n    time zero: single dose'));
    expect(own).toMatchObject({ code: 'protocol-invalid-value', place: { line: 17 } });
    expect(own.found).toContain('itself');
  });

  it('is needed by a panel of growth rates', () => {
    const problem = onlyProblem(asked('facet: none', '    time: 48 h'));
    expect(problem).toMatchObject({
      code: 'protocol-missing-key',
      found: 'growth rates of the plate set "single dose", which names no time-zero plates',
    });
    expect(problem.frame).toContain('curves: growth rate');
  });
});

describe('a curve of growth rates', () => {
  it('has its top at 1 and its bottom between -1 and 1, unless the protocol says otherwise', () => {
    expect(panelOf(asked('facet: none'))).toMatchObject({
      quantity: 'growth rate',
      model: '4PL',
      fixed: { top: 1 },
      bounds: { bottom: [-1, 1] },
    });
    const held = panelOf(asked('facet: none, fix: { bottom: -1, top: 0.9 }'));
    expect(held).toMatchObject({ fixed: { top: 0.9, bottom: -1 }, bounds: {} });
    const bounded = panelOf(
      asked('facet: none, bounds: { top: 0.9 to 1.1, bottom: 0 to 1, hill slope: at most 0 }'),
    );
    expect(bounded).toMatchObject({
      fixed: {},
      bounds: { top: [0.9, 1.1], bottom: [0, 1], hillSlope: [null, 0] },
    });
    expect(bounded).not.toHaveProperty('fixed.top');
  });

  it('is a 4PL', () => {
    expect(onlyProblem(asked('facet: none, model: 3PL'))).toMatchObject({
      code: 'protocol-invalid-value',
      expected: '4PL, for growth rates',
    });
    expect(panelOf(asked('facet: none, model: 4PL'))).toMatchObject({ model: '4PL' });
  });

  it('has no weights by its height, which passes through 0', () => {
    for (const weights of ['1/y', '1/y²'])
      expect(onlyProblem(asked(`facet: none, weights: ${weights}`)).expected).toMatch(/pass through 0/);
    expect(panelOf(asked('facet: none, weights: 1/SD²'))).toMatchObject({ weighting: '1/sd2' });
  });
});
