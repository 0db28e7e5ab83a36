import type { Analysis } from '#domain/analysis';
import type { PanelData } from '#domain/panelData';
import { simulatedRemark } from '#domain/simulatedRemark';
import { legendAnova } from './legendAnova.ts';
import { legendCurves } from './legendCurves.ts';
import { legendReplicates } from './legendReplicates.ts';
import { legendTests } from './legendTests.ts';
import { legendWells } from './legendWells.ts';
import { legendWhat } from './legendWhat.ts';
import { onOneLine, sentence } from './phraseList.ts';
import { legendGrubbs } from './phraseOutliers.ts';
import { panelScale } from './phraseScale.ts';
import { StatedFacts } from './statedFacts.ts';

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
    legendWhat(analysis, panel, new StatedFacts(analysis.protocol.facts)),
    ...panelScale(analysis, panel, 'is'),
    ...legendReplicates(panel),
    ...(panel.kind === 'curves' ? legendCurves(panel) : legendGrubbs(panel)),
    ...legendTests(analysis, panel),
    ...legendAnova(analysis, panel),
    ...legendWells(analysis, panel),
    remark ?? '',
  ];
  const paragraph = sentences
    .map(sentence)
    .filter((one) => one !== '')
    .join(' ');
  return `${name}, ${onOneLine(paragraph)}\n`;
}
