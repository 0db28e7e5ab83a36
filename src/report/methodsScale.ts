import type { Analysis } from '#domain/analysis';
import { saidByPanel, shownPanels, usedSets } from './methodsBy.ts';
import { panelScale, setsScale } from './phraseScale.ts';

/** How readings became percent of control, by panel; of all plates where nothing is drawn. */
export function methodsScale(analysis: Analysis): string[] {
  const panels = shownPanels(analysis);
  if (panels.length === 0) {
    const sets = usedSets(analysis).map(({ set }) => set);
    return [...setsScale(analysis, sets, 'viability', 'was'), 'response was calculated as 100 − viability'];
  }
  // what several panels have in common is said once, sentence by sentence
  const asked = panels.map((panel) => ({ panel, sentences: panelScale(analysis, panel, 'was') }));
  const placed = asked.flatMap(({ sentences }) => sentences.map((text, place) => ({ text, place })));
  const different = [...new Set(placed.toSorted((a, b) => a.place - b.place).map(({ text }) => text))];
  return different.flatMap((text) =>
    saidByPanel(panels, (panel) =>
      asked.some((one) => one.panel === panel && one.sentences.includes(text)) ? text : '',
    ),
  );
}
