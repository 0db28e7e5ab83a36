import type { Analysis } from '#domain/analysis';
import { simulatedRemark } from '#domain/simulatedRemark';
import { shownPanels, usedSets } from './methodsBy.ts';
import { methodsCells } from './methodsCells.ts';
import { methodsCurves } from './methodsCurves.ts';
import { methodsPlates } from './methodsPlates.ts';
import { methodsProgram } from './methodsProgram.ts';
import { methodsReading } from './methodsReading.ts';
import { methodsScale } from './methodsScale.ts';
import { methodsStatistics } from './methodsStatistics.ts';
import { methodsTreatment } from './methodsTreatment.ts';
import { methodsWells } from './methodsWells.ts';
import { onOneLine, sentence } from './phraseList.ts';
import { StatedFacts } from './statedFacts.ts';

/**
 * The methods section of a study, one paragraph for each topic, to be pasted into the paper.
 *
 * Every statement comes from the protocol, the exports or the data; what nobody told is `[state: …]`, under the name that `facts:` of
 * the protocol takes. What the study did not do is not mentioned.
 */
export function methodsParagraphs(analysis: Analysis): string[] {
  if (usedSets(analysis).length === 0)
    return ['No plate of this study could be used, so there are no methods to describe.'];
  const facts = new StatedFacts(analysis.protocol.facts);
  const remark = simulatedRemark(analysis.protocol);
  const topics: (readonly [title: string, sentences: readonly string[]])[] = [
    ['Cells', methodsCells(analysis, facts)],
    ['Treatment', methodsTreatment(analysis, facts)],
    ['Assay', methodsReading(analysis, facts)],
    ['Replicates', methodsPlates(analysis, facts)],
    ['Normalisation', [...methodsScale(analysis), ...methodsWells(analysis, facts)]],
    ['Dose–response curves', methodsCurves(shownPanels(analysis))],
    ['Statistics', [...methodsStatistics(analysis, facts), methodsProgram(analysis)]],
    [
      'Further details',
      [
        facts
          .unused()
          .map(([name, text]) => `${name} (${text})`)
          .join('; '),
      ],
    ],
  ];
  return [
    ...(remark === null ? [] : [sentence(`${remark}: the text describes the experiments that they imitate`)]),
    ...topics.flatMap(([title, sentences]) => {
      const text = sentences.map(sentence).filter((one) => one !== '');
      return text.length === 0 ? [] : [onOneLine(`${title}. ${text.join(' ')}`)];
    }),
  ];
}
