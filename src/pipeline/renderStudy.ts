import type { Analysis } from '#domain/analysis';
import type { FigureSpec } from '#domain/figure';
import type { OutputFile } from '#domain/outputFile';
import type { PanelData } from '#domain/panelData';
import { barsPanelSpec } from '#figure/barsFigure';
import { curvesPanelSpec } from '#figure/curvesFigure';
import type { FontSet } from '#figure/draw/fontSet';
import { comparisonsTable } from '#report/comparisonsTable';
import { fitsTable } from '#report/fitsTable';
import { legendText } from '#report/legendText';
import { measurementsTable } from '#report/measurementsTable';
import { problemsTable } from '#report/problemsTable';
import { provenance } from '#report/provenance';
import { replicatesTable } from '#report/replicatesTable';
import { summaryTable } from '#report/summaryTable';
import type { StudyReader } from './readStudy.ts';

const tables = [measurementsTable, replicatesTable, summaryTable, comparisonsTable, fitsTable, problemsTable];

/** Everything that is written below output/<study>/. */
export async function renderStudy(
  analysis: Analysis,
  fonts: FontSet,
  reader: Pick<StudyReader, 'runner' | 'progress'>,
): Promise<OutputFile[]> {
  const files: OutputFile[] = [...tables.map((table) => table(analysis)), provenance(analysis)];
  for (const [index, panel] of analysis.panels.entries()) {
    if (panel.facets.length === 0) continue;
    reader.progress(`drawing panel ${panel.request.name}`, index, analysis.panels.length);
    const spec = panelFigure(panel, analysis);
    const drawn = await reader.runner.run('drawFigure', { spec, fonts }, `${analysis.study} ${spec.name}`);
    if (!drawn.ok) throw new Error(`drawing panel ${spec.name}: ${drawn.message}`);
    files.push(...drawn.output);
    files.push({ path: `figures/${spec.name}.legend.txt`, contents: legendText(analysis, panel) });
  }
  return files;
}

function panelFigure(panel: PanelData, analysis: Analysis): FigureSpec {
  const comparisons = analysis.comparisons.filter((one) => one.panel === panel.request.name);
  const spec =
    panel.kind === 'bars' ? barsPanelSpec(panel, comparisons) : curvesPanelSpec(panel, comparisons);
  return { name: panel.request.name, widthMm: analysis.protocol.figure?.widthMm ?? 174, panels: [spec] };
}
