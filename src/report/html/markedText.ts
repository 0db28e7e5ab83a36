import { html, type Html } from './markup.ts';

/** A text of a problem, in which `backticks` stand around what is written in a file. */
export function markedText(text: string): Html {
  const parts = text.split(/`([^`\n]+)`/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))}`;
}
