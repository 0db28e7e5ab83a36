import type { Analysis } from '#domain/analysis';
import type { PanelData } from '#domain/panelData';
import { anovaResultsText, anovasOf, anovaUsedText } from './phraseAnova.ts';

/** Which analysis of variance was made, and every F of it with its p and what it means. */
export function legendAnova(analysis: Analysis, panel: PanelData): string[] {
  const anovas = anovasOf(analysis, panel.request.name);
  return anovas.length === 0 ? [] : [anovaUsedText(anovas), anovaResultsText(anovas)];
}
