import { describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { changed, onlyProblem } from './wrongProtocol.ts';

describe('bounds of parameters', () => {
  it('are written in words, each for a parameter that is not held', () => {
    const held = 'fix: { top: 100 %, hill slope: -1, EC50: 2 }';
    const bounds = 'bounds: { bottom: 0 to 30 %, EC50: at least 0.001, hill slope: at most -0.5 }';
    const { value } = parseProtocol({ text: changed(held, bounds), file: 'protocols/p.yaml' });
    const panel = value!.figure!.panels.find(({ kind }) => kind === 'curves');
    expect(panel).toMatchObject({
      bounds: { bottom: [0, 30], ec50: [0.001, null], hillSlope: [null, -0.5] },
    });
    const both = onlyProblem(changed(held, `${held}\n      bounds: { top: 90 to 110 }`));
    expect(both.expected).toBe('bounds of parameters that `fix` does not hold');
    for (const wrong of ['30 to 0', 'low', 'at least', '0 to 30 to 40'])
      expect(onlyProblem(changed(held, `bounds: { bottom: ${wrong} }`)).expected).toMatch(/0 to 30/);
  });
});

describe('weights of a fit', () => {
  it('are written as people write them', () => {
    const held = 'fix: { top: 100 %, hill slope: -1, EC50: 2 }';
    const weightingOf = (text: string): unknown => {
      const { value } = parseProtocol({ text: changed(held, `weights: ${text}`), file: 'protocols/p.yaml' });
      const panel = value!.figure!.panels.find(({ kind }) => kind === 'curves');
      return (panel as { weighting?: unknown }).weighting;
    };
    expect(['1/y²', '1/Y^2', '1 / y2', '1/y', '1/SD²'].map(weightingOf)).toEqual([
      '1/y2',
      '1/y2',
      '1/y2',
      '1/y',
      '1/sd2',
    ]);
    expect(onlyProblem(changed(held, 'weights: 1/x')).expected).toContain('1/SD²');
  });
});
