import { describe, expect, it } from 'vitest';
import { parseProtocol } from '#protocol/parseProtocol';
import { fig2Protocol } from './fig2Protocol.ts';
import { changed, onlyProblem } from './wrongProtocol.ts';

const curves = 'fix: { top: 100 %, hill slope: -1, EC50: 2 }';

function outliersIn(text: string): unknown {
  const { value } = parseProtocol({ text, file: 'protocols/p.yaml' });
  const panel = value?.figure?.panels.find(({ kind }) => kind === 'curves');
  return panel?.kind === 'curves' ? panel.outliers : 'no curves';
}

describe('outliers of a panel of curves', () => {
  it('are left out only where the protocol says so', () => {
    expect(outliersIn(fig2Protocol)).toBeUndefined();
    expect(outliersIn(changed(curves, `${curves}\n      outliers: suggest`))).toBe('suggest');
    expect(outliersIn(changed(curves, `${curves}\n      outliers: exclude`))).toBe('exclude');
  });

  it('are neither left out by another word nor in bars', () => {
    const wrong = onlyProblem(changed(curves, `${curves}\n      outliers: apply`));
    expect(wrong.found).toContain('apply');
    expect(wrong.expected).toMatch(/suggest.*exclude/);
    const bars = onlyProblem(changed('bars: response', 'bars: response\n      outliers: exclude'));
    expect(bars.found).toContain('outliers');
  });
});
