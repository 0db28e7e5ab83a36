import type { Inference } from '#domain/inference';
import { html } from './markup.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';
import { reportTable, type ReportColumn } from './reportTable.ts';

/** What nobody stated and was therefore concluded, with the line of the protocol that would state it. */
export function inferredSection({ analysis }: ReportContext): ReportSection {
  const rows = rowsOf(analysis.inferences);
  return {
    id: 'inferred',
    title: 'Concluded, not stated',
    body:
      rows.length === 0
        ? html`<p>Nothing: all was stated in the files or the protocol.</p>`
        : reportTable('Conclusions', columns, rows),
  };
}

interface Row extends Omit<Inference, 'file'> {
  readonly files: readonly string[];
}

/** What was concluded from many files in the same way is told once. */
function rowsOf(inferences: readonly Inference[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { file, ...rest } of inferences) {
    const key = JSON.stringify([rest.what, rest.value, rest.because, rest.state]);
    const files = [...(rows.get(key)?.files ?? []), ...(file === null ? [] : [file])];
    rows.set(key, { ...rest, files: [...new Set(files)] });
  }
  return [...rows.values()];
}

const columns: readonly ReportColumn<Row>[] = [
  { kind: 'name', heading: 'What', cell: ({ what }) => what },
  { kind: 'text', heading: 'Concluded', cell: ({ value }) => value },
  { kind: 'text', heading: 'Because', cell: ({ because }) => because },
  {
    kind: 'text',
    heading: 'To state it',
    cell: ({ state }) => (state === null ? '' : html`<code>${state}</code>`),
  },
  { kind: 'text', heading: 'Files', cell: ({ files }) => files.join(', ') },
];
