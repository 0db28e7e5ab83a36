import { headlineGr50 } from '#domain/headlineGr50';
import type { PanelCurve } from '#domain/panelData';
import { printedNumber } from '#domain/printedNumber';
import { intervalText } from './ec50Note.ts';

const tight = '\u00A0';

/**
 * What stands beside a curve of growth rates: `GR₅₀ 0.62 µM (0.49–0.79)` with its 95 % interval, or beyond which dose it lies.
 *
 * @returns null where nothing was fitted
 */
export function gr50Note(curve: Pick<PanelCurve, 'growth' | 'fits'>, doseUnit: string): string | null {
  const gr50 = headlineGr50(curve)?.gr50;
  if (gr50 === undefined) return null;
  if (gr50.kind === 'none') return 'GR₅₀ not estimated';
  const unit = doseUnit.replace(/ /g, tight);
  if (gr50.kind === 'bound')
    return `GR₅₀${tight}${gr50.relation}${tight}${printedNumber(gr50.dose, 2)}${tight}${unit}`;
  const interval = gr50.confidence95 === null ? '' : ` (${intervalText(gr50.confidence95)})`;
  return `GR₅₀${tight}${printedNumber(gr50.dose, 2)}${tight}${unit}${interval}`;
}
