import type { InputFile } from '#domain/analysis';
import { html } from './markup.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';
import { reportTable, type ReportColumn } from './reportTable.ts';

/** What the results are a function of: the program and every input by its hash. */
export function provenanceSection({ analysis }: ReportContext): ReportSection {
  return {
    id: 'provenance',
    title: 'Provenance',
    body: html`<p>
        Made by cellassay ${analysis.programVersion} from the files below. The same files give the same
        results, to the last byte; <code>provenance.json</code> holds this list for programs. All numbers,
        unrounded, are in <code>tables/</code>.
      </p>
      ${reportTable('Inputs', columns, analysis.inputs)}`,
  };
}

const columns: readonly ReportColumn<InputFile>[] = [
  { kind: 'name', heading: 'File', cell: ({ file }) => file },
  { kind: 'text', heading: 'Kind', cell: ({ kind }) => kind },
  { kind: 'text', heading: 'Read as', cell: ({ vendor }) => vendor ?? '' },
  { kind: 'text', heading: 'SHA-256', cell: ({ sha256 }) => html`<code class="hash">${sha256}</code>` },
];
