import type { Analysis } from '#domain/analysis';
import type { PanelData } from '#domain/panelData';
import { simulatedRemark } from '#domain/simulatedRemark';
import { legendCurves } from './legendCurves.ts';
import { legendSentence } from './legendList.ts';
import { legendReplicates } from './legendReplicates.ts';
import { legendScale } from './legendScale.ts';
import { legendTests } from './legendTests.ts';
import { legendWells } from './legendWells.ts';
import { legendWhat } from './legendWhat.ts';

/**
 * The legend of one panel, one paragraph for the paper: what is shown, what 100 % and 0 % are, n and what n is, error bars, fits, tests
 * with correction and thresholds, every p-value, and what was left out or flagged.
 *
 * Every statement comes from the protocol or the data; what nobody told is `[state: …]`.
 *
 * @returns the paragraph with a line break at its end
 */
export function legendText(analysis: Analysis, panel: PanelData): string {
  const { name, title } = panel.request;
  const remark = simulatedRemark(analysis.protocol);
  const sentences = [
    title ?? '',
    legendWhat(analysis, panel),
    ...legendScale(analysis, panel),
    ...legendReplicates(panel),
    ...(panel.kind === 'curves' ? legendCurves(panel) : []),
    ...legendTests(analysis, panel),
    ...legendWells(analysis, panel),
    remark ?? '',
  ];
  return `${name}, ${sentences
    .map(legendSentence)
    .filter((sentence) => sentence !== '')
    .join(' ')}\n`;
}
