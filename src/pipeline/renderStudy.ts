import type { Analysis } from '#domain/analysis';
import type { FigureSpec } from '#domain/figure';
import type { OutputFile } from '#domain/outputFile';
import type { PanelData } from '#domain/panelData';
import type { Problem } from '#domain/problem';
import { simulatedRemark } from '#domain/simulatedRemark';
import { barsPanelSpec } from '#figure/barsFigure';
import { curvesPanelSpec } from '#figure/curvesFigure';
import type { FontSet } from '#figure/draw/fontSet';
import { reportHtml } from '#report/html/reportHtml';
import type { ReportPicture } from '#report/html/reportParts';
import { anovaTable } from '#report/anovaTable';
import { comparisonsTable } from '#report/comparisonsTable';
import { fitsTable } from '#report/fitsTable';
import { growthTable } from '#report/growthTable';
import { legendText } from '#report/legendText';
import { measurementsTable } from '#report/measurementsTable';
import { methodsText } from '#report/methodsText';
import { outliersTable } from '#report/outliersTable';
import { problemsTable } from '#report/problemsTable';
import { provenance } from '#report/provenance';
import { qualityTable } from '#report/qualityTable';
import { replicatesTable } from '#report/replicatesTable';
import { sensitivityTable } from '#report/sensitivityTable';
import { starSensitivityTable } from '#report/starSensitivityTable';
import { summaryTable } from '#report/summaryTable';
import { fitPictures } from './fitPictures.ts';
import type { StudyReader } from './studyReader.ts';
import { workbookFile } from './workbookFile.ts';

const tables = [
  measurementsTable,
  replicatesTable,
  summaryTable,
  comparisonsTable,
  starSensitivityTable,
  fitsTable,
  sensitivityTable,
  qualityTable,
  problemsTable,
];

/** The results of a study as files, and what went wrong in drawing and writing them. */
export interface RenderedStudy {
  readonly files: readonly OutputFile[];
  readonly problems: readonly Problem[];
}

/** Everything that is written below output/<study>/. */
export async function renderStudy(
  analysis: Analysis,
  fonts: FontSet,
  reader: Pick<StudyReader, 'runner' | 'progress'>,
): Promise<RenderedStudy> {
  const figures: OutputFile[] = [];
  const problems = [...analysis.problems];
  for (const [index, panel] of analysis.panels.entries()) {
    if (panel.facets.length === 0) continue;
    reader.progress(`drawing panel ${panel.request.name}`, index, analysis.panels.length);
    const spec = panelFigure(panel, analysis);
    const drawn = await reader.runner.run('drawFigure', { spec, fonts }, `${analysis.study} ${spec.name}`);
    if (!drawn.ok) throw new Error(`drawing panel ${spec.name}: ${drawn.message}`);
    const { files, missingCharacters } = drawn.output;
    if (missingCharacters.length > 0) problems.push(charactersMissing(panel, missingCharacters, analysis));
    figures.push(...files, {
      path: `figures/${spec.name}.legend.txt`,
      contents: legendText(analysis, panel),
    });
  }
  reader.progress('writing results.xlsx', 0, 1);
  const [workbook, fits] = await Promise.all([
    workbookFile({ ...analysis, problems }, reader.runner),
    drawFits(analysis, fonts, reader),
  ]);
  problems.push(...workbook.problems);
  const complete = { ...analysis, problems };
  const report = reportHtml(complete, { panels: panelPictures(analysis, figures), fits });
  return {
    files: [
      report,
      ...(workbook.value === null ? [] : [workbook.value]),
      ...tables.map((table) => table(complete)),
      ...(analysis.anovas.length === 0 ? [] : [anovaTable(complete)]),
      ...(hasGrowthRates(analysis) ? [growthTable(complete)] : []),
      ...outliersTable(complete),
      methodsText(complete),
      provenance(complete),
      ...figures,
    ],
    problems,
  };
}

function hasGrowthRates({ panels }: Analysis): boolean {
  return panels.some(({ request }) => request.quantity === 'growth rate');
}

/** The report shows the very pictures that were written. */
function panelPictures(analysis: Analysis, figures: readonly OutputFile[]): ReportPicture[] {
  return analysis.panels.flatMap(({ request: { name } }) => {
    const file = figures.find(({ path }) => path === `figures/${name}.outlined.svg`);
    return typeof file?.contents === 'string' ? [{ name, svg: file.contents }] : [];
  });
}

async function drawFits(
  analysis: Analysis,
  fonts: FontSet,
  reader: Pick<StudyReader, 'runner' | 'progress'>,
): Promise<ReportPicture[]> {
  const pictures: ReportPicture[] = [];
  const specs = fitPictures(analysis);
  for (const [index, spec] of specs.entries()) {
    reader.progress('drawing fits for the report', index, specs.length);
    const drawn = await reader.runner.run('drawPicture', { spec, fonts }, `${analysis.study} ${spec.name}`);
    if (!drawn.ok) throw new Error(`drawing ${spec.name}: ${drawn.message}`);
    pictures.push({ name: spec.name, svg: drawn.output });
  }
  return pictures;
}

function charactersMissing(panel: PanelData, missing: readonly string[], { protocol }: Analysis): Problem {
  return {
    code: 'characters-missing',
    severity: 'warning',
    file: protocol.file,
    place: panel.request.place,
    found: `characters in panel ${panel.request.name} that the fonts do not have: ${missing.join(' ')}`,
    expected: 'Latin, Greek or Cyrillic letters and the usual signs',
    fix: 'Write the label in other letters; in the picture they stand as their code, [U+6F22].',
  };
}

function panelFigure(panel: PanelData, analysis: Analysis): FigureSpec {
  const comparisons = analysis.comparisons.filter((one) => one.panel === panel.request.name);
  const remark = simulatedRemark(analysis.protocol);
  const spec =
    panel.kind === 'bars'
      ? barsPanelSpec(panel, comparisons, remark)
      : curvesPanelSpec(panel, comparisons, remark);
  return { name: panel.request.name, widthMm: analysis.protocol.figure?.widthMm ?? 174, panels: [spec] };
}
