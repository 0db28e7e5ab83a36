import { usedSets } from '../methodsBy.ts';
import { methodsParagraphs } from '../methodsParagraphs.ts';
import { partsToState } from '../statedFacts.ts';
import { html, type Html } from './markup.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportSection } from './reportParts.ts';

/** The methods section for the paper, as in methods.txt; what nobody told stands out and is listed. */
export function methodsSection({ analysis }: ReportContext): ReportSection | null {
  if (usedSets(analysis).length === 0) return null;
  const paragraphs = methodsParagraphs(analysis).map(partsToState);
  const asked = [...new Set(paragraphs.flat().flatMap(({ fact }) => fact ?? []))];
  return {
    id: 'methods',
    title: 'Methods text',
    body: html`${toState(asked)}
      <details>
        <summary>Methods section for the paper</summary>
        <p>
          A click into the text selects all of it, ready to be copied; <code>methods.txt</code> has the same.
        </p>
        <div class="to-copy">${paragraphs.map((parts) => html`<p>${parts.map(partMarkup)}</p> `)}</div>
      </details>`,
  };
}

function toState(asked: readonly string[]): Html {
  if (asked.length === 0) return html`<p>Nothing is left to be stated.</p>`;
  return html`<p>
    What only you know is still to be stated, under <code>facts:</code> in the protocol: ${asked.join(', ')}.
  </p>`;
}

function partMarkup({ text, fact }: ReturnType<typeof partsToState>[number]): Html | string {
  return fact === null ? text : html`<mark>${text}</mark>`;
}
