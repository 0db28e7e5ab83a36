/** Text that is markup already: whatever a user wrote has been escaped on the way in. */
export interface Html {
  readonly markup: string;
}

/** What can stand in a template; null and false are nothing, a text is escaped. */
export type HtmlPart = Html | string | number | null | false | readonly HtmlPart[];

/**
 * Markup from a template: every text that is put in is escaped, so that nothing a user wrote can become an element or an attribute.
 *
 * Attributes have to be quoted with `"`. The indentation of the template is not part of the page.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const markup = strings
    .map((string) => string.replace(/\n\s*/g, '\n'))
    .reduce((text, string, i) => text + markupOf(parts[i - 1] ?? null) + string);
  return { markup };
}

/** Markup of our own making, put in as it is: never anything that a user wrote. */
export function ownMarkup(markup: string): Html {
  return { markup };
}

function markupOf(part: HtmlPart): string {
  if (part === null || part === false) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escaped(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}

/** Control characters that HTML does not know become spaces. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
