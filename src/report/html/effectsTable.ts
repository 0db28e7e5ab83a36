import type { PanelComparison } from '#domain/comparison';
import type { ComparisonEffects } from '#domain/effects';
import { printedNumber } from '#domain/printedNumber';
import { pairText } from '../phraseTests.ts';
import { printedInterval } from '../printedInterval.ts';
import type { Html } from './markup.ts';
import { reportTable } from './reportTable.ts';

/** How large the differences of a panel are, in standard deviations and as ratios; null where nothing was tested. */
export function effectsTable(panel: string, comparisons: readonly PanelComparison[]): Html | null {
  const tested = comparisons.filter(({ p }) => p !== null);
  if (tested.length === 0) return null;
  return reportTable(
    `How large the differences of panel ${panel} are`,
    [
      { kind: 'name', heading: 'Compared', cell: pairText },
      { kind: 'number', heading: "Hedges' g", cell: ({ effects }) => sizeText(effects) },
      { kind: 'text', heading: 'Measured in', cell: ({ effects }) => effects.standardizer ?? '' },
      { kind: 'number', heading: 'Ratio', cell: ({ effects }) => ratioText(effects) },
      { kind: 'text', heading: 'Ratio by', cell: ({ effects }) => effects.ratioMethod ?? '' },
    ],
    tested,
  );
}

/** Cohen's d where g has no size. */
function sizeText({ hedgesG, hedgesG95, cohensD, cohensD95, noEffectSize }: ComparisonEffects): string {
  if (hedgesG !== null) return `${printedNumber(hedgesG)}${printedInterval(hedgesG95)}`;
  if (cohensD === null) return noEffectSize ?? '';
  return `d ${printedNumber(cohensD)}${printedInterval(cohensD95)}; ${noEffectSize ?? ''}`;
}

function ratioText({ ratio, ratio95, noRatio }: ComparisonEffects): string {
  return ratio === null ? (noRatio ?? '') : `${printedNumber(ratio)}${printedInterval(ratio95)}`;
}
