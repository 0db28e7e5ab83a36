import { html, type Html, type HtmlPart } from './markup.ts';

/** A column of a table for people: its heading and what it shows of a row. */
export interface ReportColumn<Row> {
  readonly heading: HtmlPart;
  readonly cell: (row: Row) => HtmlPart;
  /** Numbers stand right, texts left; the first column names its row. */
  readonly kind: 'name' | 'text' | 'number';
}

/** A table that scrolls by itself where the page is narrow; it can be reached by keyboard. */
export function reportTable<Row>(
  caption: string,
  columns: readonly ReportColumn<Row>[],
  rows: readonly Row[],
): Html {
  const cell = (column: ReportColumn<Row>, row: Row): Html =>
    column.kind === 'name'
      ? html`<th scope="row">${column.cell(row)}</th>`
      : html`<td class="${column.kind}">${column.cell(row)}</td>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ heading, kind }) => html`<th scope="col" class="${kind}">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column) => cell(column, row))}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
