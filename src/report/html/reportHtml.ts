import type { Analysis } from '#domain/analysis';
import type { OutputFile } from '#domain/outputFile';
import { simulatedRemark } from '#domain/simulatedRemark';
import { answerSection } from './answerSection.ts';
import { fitsSection } from './fitsSection.ts';
import { inferredSection } from './inferredSection.ts';
import { html, ownMarkup, type Html } from './markup.ts';
import { methodsSection } from './methodsSection.ts';
import { outliersSection } from './outliersSection.ts';
import { platesSection } from './platesSection.ts';
import { problemsSection } from './problemsSection.ts';
import { provenanceSection } from './provenanceSection.ts';
import { reportContext, type ReportContext } from './reportContext.ts';
import type { ReportPictures, ReportSection } from './reportParts.ts';
import { reportStyle } from './reportStyle.ts';
import { sensitivitySection } from './sensitivitySection.ts';
import { starsSection } from './starsSection.ts';
import { testsSection } from './testsSection.ts';
import { valuesSection } from './valuesSection.ts';

/** In the order in which a person asks: what came out, how to write it, from which plates, by which fits and tests, what the stars depend on, and what was wrong. */
const sections: readonly ((context: ReportContext) => ReportSection | null)[] = [
  answerSection,
  methodsSection,
  platesSection,
  fitsSection,
  outliersSection,
  sensitivitySection,
  testsSection,
  starsSection,
  valuesSection,
  problemsSection,
  inferredSection,
  provenanceSection,
];

/**
 * The report of a study: one page that needs no network and no script, in which every number says where it comes from.
 *
 * @param pictures - of panels and fits, as SVG with outlined letters, so that they look the same on every machine
 */
export function reportHtml(analysis: Analysis, pictures: ReportPictures): OutputFile {
  const context = reportContext(analysis, pictures);
  const parts = sections.flatMap((section) => section(context) ?? []);
  return { path: 'report.html', contents: page(analysis, parts).markup };
}

/** Nothing may be loaded and nothing run: what a user wrote could not, even if it got through the escaping. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

function page(analysis: Analysis, parts: readonly ReportSection[]): Html {
  const title = analysis.protocol.title ?? analysis.study;
  const remark = simulatedRemark(analysis.protocol);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${analysis.study}: ${title}</title>
        <style>
          ${ownMarkup(reportStyle())}
        </style>
      </head>
      <body>
        <a class="skip" href="#answer">To the results</a>
        <header>
          <p class="study">
            Study ${analysis.study}${remark !== null && html` <strong class="remark">${remark}</strong>`}
          </p>
          <h1>${title}</h1>
          <p>${aboutText(analysis)}</p>
          ${workbookPart(analysis)}
        </header>
        <nav aria-label="Contents">
          <ul>
            ${parts.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`)}
          </ul>
        </nav>
        <main>
          ${parts.map(
            ({ id, title: name, body }) =>
              html`<section id="${id}">
                <h2>${name}</h2>
                ${body}
              </section> `,
          )}
        </main>
      </body>
    </html> `;
}

/** Beside the page, unless the study was too large for it. */
function workbookPart({ problems }: Analysis): Html | null {
  if (problems.some(({ code }) => code === 'workbook-too-large')) return null;
  return html`<p>
    The same numbers, with means, SD and percentages as live formulas: <a href="results.xlsx">results.xlsx</a>
  </p>`;
}

function aboutText({ protocol, programVersion, measurements }: Analysis): string {
  const plates = new Set(measurements.map(({ plate }) => plate)).size;
  const assay = protocol.assay === null ? '' : `${protocol.assay}; `;
  return `${assay}${plates} ${plates === 1 ? 'plate' : 'plates'}, protocol ${protocol.file}, cellassay ${programVersion}`;
}
