/** Of a panel of the figure. */
export function panelId(panel: string): string {
  return `panel-${idText(panel)}`;
}

/** Of the values behind the bars of a panel. */
export function valuesId(panel: string): string {
  return `values-${idText(panel)}`;
}

/** Of a curve with its fits; also the name of its picture. */
export function fitId(panel: string, facet: string | null, curve: string): string {
  return ['fit', panel, facet ?? '', curve].map(idText).join('-');
}

/** Of a problem by its place in the list. */
export function problemId(index: number): string {
  return `problem-${index + 1}`;
}

/** Different texts have different ids: what cannot stand in an id is written as its code. */
function idText(text: string): string {
  return text.replace(/[^A-Za-z0-9]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}`);
}
