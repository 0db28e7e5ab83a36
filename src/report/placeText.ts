import type { Place } from '#domain/problem';

/** A place in words, without line and column: `sheet "Plate 1", cell C12, well B3`; empty when there is none. */
export function placeText({ sheet, cell, well }: Pick<Place, 'sheet' | 'cell' | 'well'>): string {
  return [
    sheet === null ? null : `sheet "${sheet}"`,
    cell === null ? null : `cell ${cell}`,
    well === null ? null : `well ${well}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** A place with its line and column. */
export function wholePlace(place: Place): string {
  const line = place.line === null ? '' : `line ${place.line}`;
  const column = place.column === null ? '' : `column ${place.column}`;
  return [line, column, placeText(place)].filter((part) => part !== '').join(', ');
}
